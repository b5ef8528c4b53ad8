#pragma once
#include "tests/dialects/postgresql/locks/stage.hpp"

namespace aludel::locks {

/// The strongest lock on each relation that a session holds, or waits for. `pid`: its process, as SQL.
Locks locks_of(const std::string& pid, dialect::Session& observer);

/// What was seen of statements that refuse a transaction.
struct Seen {
  Locks locks;
  std::vector<std::string> messages; ///< of the server, with those for debugging

  bool has_message(const std::string& pattern) const;
};

/// Runs the statements beside sessions that hold locks on the tables, each until the statements wait for it
/// and the next one holds its own. Whoever waits is looked at. The first holds SHARE UPDATE EXCLUSIVE, so
/// that nothing that keeps out others who change the schema runs unseen; the others ROW EXCLUSIVE, beside
/// which CONCURRENTLY goes on until it waits for all who use the table, or takes a lock that is in their way.
Seen watched(const Database& database, const std::vector<dialect::Statement>& statements,
             const std::vector<std::string>& tables);

} // namespace aludel::locks
