#pragma once
#include "dialects/postgresql/understand/nodes.hpp"

#include <string>

namespace aludel::postgresql::reading {

/// What can be said of a statement without looking at what it names.
struct Command {
  std::string kind;    ///< its tag, as the server reports it: "CREATE TABLE" (src/include/tcop/cmdtaglist.h)
  bool writes = true;  ///< changes the schema or rows by being what it is
  bool runs = false;   ///< the queries in it are carried out
  bool opaque = false; ///< what it does is told elsewhere: a prepared statement, a program, a script
};
Command command_of(const Node& tree);

/// Whether it touches what the whole server shares, other servers, or files.
bool reaches_beyond_database(const Node& tree);

/// The strongest lock that it takes on what it names; empty where there is none, or it is not known.
/// Manual, 13.3; of ALTER TABLE by AlterTableGetLockLevel in src/backend/commands/tablecmds.c.
std::string lock_of(const Node& tree);
std::string stronger_lock(const std::string& a, const std::string& b);

} // namespace aludel::postgresql::reading
