#pragma once
#include "dialects/postgresql/pooled_lock.hpp"
#include "framework/dialect/holder.hpp"

#include <optional>

namespace aludel::postgresql {

/// One deployer at a time in one database: a session-level advisory lock, gone with the connection; behind a
/// pooler, a PooledLock. Its key is the first 64 bits of the SHA-256 of "aludel:DATABASE:NAME". Beside it
/// stand two shared advisory locks that nobody waits for, whose keys tell the run and since when: the only
/// words that every role may read of another's session.
class AdvisoryLock {
public:
  AdvisoryLock(Connection& connection, dialect::Url url, dialect::ConnectOptions options);

  /// Never waits. Not inside a transaction: a snapshot that waits for the lock would stop a CREATE INDEX
  /// CONCURRENTLY of the one who holds it. A lock that is held already stays held once.
  bool try_lock(std::string_view name);
  void unlock() noexcept; ///< all that are held
  std::optional<dialect::Holder> holder(std::string_view name);
  /// The isolation of transactions that do not say one, as it was when the lock was asked for.
  bool reads_committed() const { return reads_committed_; }
  /// Throws Error exit 5 when a lock that was got is held no more.
  void require_held() { pooled_.require_held(); }

private:
  std::int64_t key_of(std::string_view name) const;
  void learn_database();

  Connection& connection_;
  std::string database_; ///< as the connection was asked for, until the server has said it
  bool is_sure_ = false;
  std::int64_t run_key_;
  bool reads_committed_ = true;
  std::vector<std::int64_t> held_;
  std::vector<std::int64_t> signature_;
  PooledLock pooled_;
};

} // namespace aludel::postgresql
