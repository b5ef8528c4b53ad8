#include "dialects/postgresql/pooled_lock.hpp"

#include "dialects/postgresql/lock_signature.hpp"
#include "framework/base/error.hpp"

#include <libpq-fe.h>
#include <utility>

namespace aludel::postgresql {

namespace {
using base::Error;
using base::Exit;

constexpr const char* way_out = "connect to the server itself, or to a pool that pools by session";
constexpr std::chrono::seconds patience{5};

/// A pooler that pools by statement refuses BEGIN, and ends the connection.
[[noreturn]] void refuse_pooling(const Error& error) {
  throw Error(
      Exit::unreachable, "pooler",
      std::string("the connection pooler keeps no transaction, as one that pools by statement does: ") +
          error.what(),
      way_out);
}
} // namespace

PooledLock::PooledLock(dialect::Url url, dialect::ConnectOptions options)
    : url_(std::move(url)), options_(std::move(options)) {}
PooledLock::~PooledLock() = default;

// The manual, 13.2.1: in READ COMMITTED each statement has a snapshot of its own, and none stays.
void PooledLock::open_transaction() {
  try {
    second_->execute("BEGIN ISOLATION LEVEL READ COMMITTED");
  } catch (const Error& error) {
    second_.reset();
    // PgBouncer calls it a protocol violation, and libpq, which sees the connection end, may not say so.
    if (error.sqlstate() != "08P01" && error.exit() != Exit::unreachable) throw;
    refuse_pooling(error);
  }
}

// A query with values leaves its portal open, and that its snapshot, until the next statement without values.
void PooledLock::settle_down() {
  second_->execute("SET LOCAL idle_in_transaction_session_timeout = 0");
  constexpr int first_version_with_transaction_timeout = 170000;
  if (second_->server_version() >= first_version_with_transaction_timeout)
    second_->execute("SET LOCAL transaction_timeout = 0");
}

bool PooledLock::try_lock(Connection& first, std::int64_t key, std::int64_t run_key,
                          std::string_view process) {
  if (second_ == nullptr) second_ = std::make_unique<Connection>(url_, options_);
  if (!held_) open_transaction();
  const auto rows =
      second_->query("SELECT pg_catalog.pg_try_advisory_xact_lock(:a), pg_backend_pid()", {key});
  if (rows.front()[0] != "t") {
    held_ ? settle_down() : void(second_->execute("ROLLBACK"));
    return false;
  }
  second_->query("SELECT pg_catalog.pg_try_advisory_xact_lock_shared(:a),"
                 " pg_catalog.pg_try_advisory_xact_lock_shared(:b"
                 " + extract(epoch FROM pg_catalog.clock_timestamp())::bigint)",
                 {run_key, since_base});
  settle_down();
  held_ = true;
  if (!first.answers_within(patience)) {
    unlock();
    throw Error(Exit::unreachable, "pooler",
                "the connection pooler has no second connection to give: the deployment lock holds the one "
                "that it gave",
                std::string(way_out) + ", or let the pool hold more (pool_size)");
  }
  if (!told_) tell_mode(rows.front()[1] == process);
  told_ = true;
  return true;
}

void PooledLock::tell_mode(bool by_transaction) const {
  const std::string mode =
      by_transaction ? "a connection pooler in transaction mode stands in front of the server"
                     : "a connection pooler stands in front of the server; its mode cannot be told, "
                       "and is taken for transaction mode";
  options_.notice ? options_.notice(mode + ": the deployment lock is held by a transaction of a second "
                                           "connection; steps outside transactions have no time limits")
                  : void();
}

void PooledLock::unlock() noexcept {
  second_.reset(); // its transaction ends with it
  held_ = false;
}

void PooledLock::require_held() const {
  if (!held_ || second_->is_alive()) return;
  throw Error(Exit::unreachable, "lock-lost",
              "the connection that holds the deployment lock has ended, so another deployer may be at work",
              "run the same command again; a pooler that ends idle transactions (idle_transaction_timeout) "
              "must not");
}

} // namespace aludel::postgresql
