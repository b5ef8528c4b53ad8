#pragma once
#include "dialects/ansi/spelling.hpp"

#include <vector>

/// The clauses of CREATE TABLE, ALTER TABLE … ADD and CREATE INDEX.
namespace aludel::ansi {

/// "CONSTRAINT name " for a name that the user gave, nothing for an empty one.
std::string constraint_prefix(const model::Identifier& given, const Spelling& spelling);
std::string constraint_prefix(const catalog::Constraint& constraint, const Spelling& spelling);

/// What follows CONSTRAINT name. Exclusions are not standard: an engine that has them writes them itself.
std::string clause(const model::PrimaryKey& key, const Spelling& spelling);
std::string clause(const model::Unique& unique, const Spelling& spelling);
std::string clause(const model::Check& check, const Spelling& spelling, base::Diagnostics& problems);
std::string clause(const model::ForeignKey& key, const Spelling& spelling);

/// "REFERENCES t (a) MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL", without what is the default and
/// without DEFERRABLE.
std::string references(const model::References& references, const Spelling& spelling);
/// " DEFERRABLE INITIALLY DEFERRED", with a blank in front; nothing for `no`.
std::string deferrable(model::Deferrable deferrable);

/// "(\n  a,\n  b\n)".
std::string body(const std::vector<std::string>& lines);

/// One key of an index: name or (expression), then COLLATE, operator class, DESC, NULLS FIRST. The last
/// three are no standard: an engine without them takes them away first.
std::string index_key(const model::IndexColumn& key, const Spelling& spelling, base::Diagnostics& problems);
/// "(a, lower(b))" of all keys.
std::string index_keys(const model::Index& index, const Spelling& spelling, base::Diagnostics& problems);
/// " WHERE condition", with a blank in front; nothing without one.
std::string where(const base::Boxed<model::SqlText>& condition, const Spelling& spelling,
                  base::Diagnostics& problems);

} // namespace aludel::ansi
