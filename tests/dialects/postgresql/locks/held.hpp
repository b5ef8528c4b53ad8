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

/// Runs the statements beside sessions that each hold ROW EXCLUSIVE on the tables, which is let go only when
/// the statements wait for it, and when the next session holds as much: what is stronger than SHARE UPDATE
/// EXCLUSIVE is waited for, and so are all who use a table between the transactions of one CONCURRENTLY.
Seen watched(const Database& database, const std::vector<dialect::Statement>& statements,
             const std::vector<std::string>& tables);

} // namespace aludel::locks
