#pragma once
#include <string>
#include <vector>

/// The queries behind read_verbatim (verbatim.hpp).
namespace aludel::postgresql {

/// One kind of object, or of what belongs to an object: a query for rows (kind, schema, name, statement).
struct VerbatimKind {
  const char* catalogue; ///< that of the row `o`, which USERS, the condition that it is the user's, is about;
                         ///< ALONE is that condition for what stands in no schema
  int since;             ///< the first server version that has it
  const char* query;
};

std::vector<VerbatimKind> verbatim_objects();  ///< routines, types, operators
std::vector<VerbatimKind> verbatim_servers();  ///< what is about other servers, text search and the database
std::vector<VerbatimKind> verbatim_parts();    ///< of tables, views and domains
std::vector<VerbatimKind> verbatim_comments(); ///< remarks for which the catalog has no place

} // namespace aludel::postgresql
