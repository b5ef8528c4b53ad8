#pragma once
#include <string_view>

namespace aludel::postgresql {

/// SQL: the name of the collation `l` (pg_collation) as a revision has it, with its schema where it is not
/// found without.
constexpr std::string_view collation_name = R"(
  CASE WHEN pg_catalog.pg_collation_is_visible(l.oid) THEN l.collname::text
  ELSE (SELECT pg_catalog.format('"%s"."%s"', pg_catalog.replace(c.nspname, '"', '""'),
                                 pg_catalog.replace(l.collname, '"', '""'))
        FROM pg_catalog.pg_namespace c WHERE c.oid = l.collnamespace) END)";

} // namespace aludel::postgresql
