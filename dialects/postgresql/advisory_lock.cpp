#include "dialects/postgresql/advisory_lock.hpp"

#include "dialects/postgresql/lock_signature.hpp"
#include "framework/base/error.hpp"
#include "framework/base/sha256.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <utility>

namespace aludel::postgresql {

namespace {
// A pooler makes up the process id that it tells at the start. Behind one, a lock of the session would stay
// with a connection that goes to somebody else: none is taken. OFFSET keeps the calls where they are written.
constexpr const char* lock_query =
    "SELECT l.got, pg_backend_pid(), l.since, CASE WHEN l.got THEN"
    " pg_catalog.pg_try_advisory_lock_shared(:a) AND pg_catalog.pg_try_advisory_lock_shared(l.since) END,"
    " pg_catalog.current_setting('default_transaction_isolation'), pg_catalog.current_database()"
    " FROM (SELECT :b + extract(epoch FROM pg_catalog.clock_timestamp())::bigint AS since,"
    " CASE WHEN pg_backend_pid() = :c THEN pg_catalog.pg_try_advisory_lock(:d) END AS got OFFSET 0) l";

// A 64-bit key stands in pg_locks as two halves, with objsubid 1 (manual, 54.12). The port is -1 on a socket
// of the machine, and NULL where this role may not know.
constexpr const char* holder_query = R"(
WITH held AS MATERIALIZED (
  SELECT pid, (classid::bigint << 32) | objid::bigint AS key FROM pg_catalog.pg_locks
  WHERE locktype = 'advisory' AND granted AND objsubid = 1
  AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
SELECT h.pid, a.application_name, a.usename,
  CASE WHEN a.client_port = -1 THEN '[local]' ELSE coalesce(a.client_hostname, host(a.client_addr)) END,
  coalesce(
    (SELECT max(s.key & :a) FROM held s WHERE s.pid = h.pid AND s.key >> 48 = :b),
    extract(epoch FROM a.backend_start)::bigint),
  (SELECT max(s.key) FROM held s WHERE s.pid = h.pid AND s.key >> 48 = :c)
FROM held h LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = h.pid WHERE h.key = :d)";

constexpr std::int64_t lower_bits = (std::int64_t{1} << mark_shift) - 1;
} // namespace

AdvisoryLock::AdvisoryLock(Connection& connection, dialect::Url url, dialect::ConnectOptions options)
    : connection_(connection),
      database_(PQdb(connection.native())),
      run_key_(run_key(options.run)),
      pooled_(std::move(url), std::move(options)) {}

std::int64_t AdvisoryLock::key_of(std::string_view name) const {
  const auto digest = base::sha256("aludel:" + database_ + ":" + std::string(name));
  return static_cast<std::int64_t>(std::stoull(digest.substr(0, 16), nullptr, 16));
}

bool AdvisoryLock::try_lock(std::string_view name) {
  if (PQtransactionStatus(connection_.native()) != PQTRANS_IDLE)
    throw base::Error(base::Exit::failed, "internal",
                      "the deployment lock was asked for inside a transaction");
  const auto key = key_of(name);
  if (std::find(held_.begin(), held_.end(), key) != held_.end()) return true;
  const auto rows = connection_.query(
      lock_query, {run_key_, since_base, std::int64_t{PQbackendPID(connection_.native())}, key});
  const auto& row = rows.front();
  reads_committed_ = row[4] == "read committed";
  if (!row[0]) {
    connection_.is_pooled(true);
    database_ = row[5].value_or("");
    is_sure_ = true;
    return pooled_.try_lock(connection_, key_of(name), run_key_, row[1].value_or(""));
  }
  if (row[0] != "t") return false;
  held_.push_back(key);
  signature_ = {run_key_, std::stoll(row[2].value_or("0"))};
  return true;
}

void AdvisoryLock::unlock() noexcept {
  pooled_.unlock();
  const auto release = [&](const char* function, std::int64_t key) {
    const auto sql = "SELECT pg_catalog." + std::string(function) + "(" + std::to_string(key) + ")";
    PQclear(PQexec(connection_.native(), sql.c_str()));
  };
  for (const auto key : signature_) release("pg_advisory_unlock_shared", key);
  for (const auto key : held_) release("pg_advisory_unlock", key);
  signature_.clear();
  held_.clear();
}

/// A pooler may know the database by another name.
void AdvisoryLock::learn_database() {
  if (is_sure_) return;
  database_ = connection_.single("SELECT pg_catalog.current_database()").value_or("");
  is_sure_ = true;
}

std::optional<dialect::Holder> AdvisoryLock::holder(std::string_view name) {
  learn_database();
  const auto rows = connection_.query(holder_query, {lower_bits, since_mark, run_mark, key_of(name)});
  if (rows.empty()) return std::nullopt;
  const auto text = [&](std::size_t column) { return rows.front()[column].value_or(""); };
  const auto number = [&](std::size_t column) { return std::stoll(rows.front()[column].value_or("0")); };
  dialect::Holder holder{number(0), text(1), text(2), text(3), {}, run_of(number(5))};
  if (number(4) > 0) holder.since = std::chrono::system_clock::from_time_t(number(4));
  return holder;
}

} // namespace aludel::postgresql
