#pragma once
#include "dialects/postgresql/connection.hpp"

#include <memory>

namespace aludel::postgresql {

/// The deployment lock behind a pooler, which may give each transaction another session of the server: a lock
/// of a session would stay with whoever gets it next. So a second connection keeps a transaction open, and
/// the lock belongs to that. It holds no snapshot, so nothing waits for it but deployers.
class PooledLock {
public:
  PooledLock(dialect::Url url, dialect::ConnectOptions options);
  ~PooledLock();

  /// Never waits. `process`: the server's, at the last transaction of the first connection. Throws Error exit
  /// 5 when the pooler has no second connection to give, or ends transactions with each statement.
  bool try_lock(Connection& first, std::int64_t key, std::int64_t run_key, std::string_view process);
  void unlock() noexcept;
  void require_held() const;

private:
  void open_transaction();
  void settle_down(); ///< leaves no snapshot behind
  void tell_mode(bool by_transaction) const;

  dialect::Url url_;
  dialect::ConnectOptions options_;
  std::unique_ptr<Connection> second_;
  bool held_ = false;
  bool told_ = false;
};

} // namespace aludel::postgresql
