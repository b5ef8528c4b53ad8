#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// One deployer at a time in one database: a session-level advisory lock, gone with the connection. Its key
/// is the first 64 bits of the SHA-256 of "aludel:DATABASE:NAME".
class AdvisoryLock {
public:
  explicit AdvisoryLock(Connection& connection) : connection_(connection) {}

  /// Never waits. Not inside a transaction: a snapshot that waits for the lock would stop a CREATE INDEX
  /// CONCURRENTLY of the one who holds it. A lock that is held already stays held once.
  bool try_lock(std::string_view name);
  void unlock() noexcept; ///< all that are held
  /// "pid 123 (aludel on 10.0.0.7 since 12:00:01)"; empty when nobody holds it.
  std::string holder(std::string_view name);

  /// "4711 2025-11-23T10:00:00.000000": the process of the server that serves this session, and since when.
  std::string identity();
  /// Whether the session of that identity may hold it. Of sessions of other roles a server does not tell all
  /// since when they live.
  bool may_be_held_by(std::string_view name, std::string_view identity);

private:
  std::int64_t key_of(std::string_view name) const;
  Connection& connection_;
  std::vector<std::int64_t> held_;
};

} // namespace aludel::postgresql
