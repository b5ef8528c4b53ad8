#include "dialects/postgresql/advisory_lock.hpp"

#include "framework/base/error.hpp"
#include "framework/base/sha256.hpp"

#include <libpq-fe.h>

#include <algorithm>

namespace aludel::postgresql {

std::int64_t AdvisoryLock::key_of(std::string_view name) const {
  const auto digest =
      base::sha256("aludel:" + std::string(PQdb(connection_.native())) + ":" + std::string(name));
  return static_cast<std::int64_t>(std::stoull(digest.substr(0, 16), nullptr, 16));
}

bool AdvisoryLock::try_lock(std::string_view name) {
  if (PQtransactionStatus(connection_.native()) != PQTRANS_IDLE)
    throw base::Error(base::Exit::failed, "internal",
                      "the deployment lock was asked for inside a transaction");
  const auto key = key_of(name);
  if (std::find(held_.begin(), held_.end(), key) != held_.end()) return true;
  const auto rows = connection_.query("SELECT pg_try_advisory_lock(:a), pg_backend_pid()", {key});
  if (rows.front()[0] != "t") return false;
  held_.push_back(key);
  // A pooler makes up the process id that it tells at the start.
  if (rows.front()[1] != std::to_string(PQbackendPID(connection_.native())))
    connection_.notice(
        "WARNING: a connection pooler stands in front of the server; unless it pools by session, the "
        "deployment lock does not hold: connect to the server itself");
  return true;
}

void AdvisoryLock::unlock() noexcept {
  for (const auto key : held_) {
    const auto sql = "SELECT pg_advisory_unlock(" + std::to_string(key) + ")";
    PQclear(PQexec(connection_.native(), sql.c_str()));
  }
  held_.clear();
}

namespace {
constexpr const char* identity_of_a =
    "a.pid || ' ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')";
// A 64-bit key stands in pg_locks as two halves, with objsubid 1 (manual, 54.12).
constexpr const char* locks_of_key =
    " FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid"
    " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
    " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"
    " AND (l.classid::bigint << 32) | l.objid::bigint = :a";
} // namespace

std::string AdvisoryLock::identity() {
  return connection_
      .single(std::string("SELECT ") + identity_of_a +
              " FROM pg_catalog.pg_stat_activity a WHERE a.pid = pg_catalog.pg_backend_pid()")
      .value_or("");
}

bool AdvisoryLock::may_be_held_by(std::string_view name, std::string_view identity) {
  const auto pid = identity.substr(0, identity.find(' '));
  const auto rows =
      connection_.query(std::string("SELECT l.pid, ") + identity_of_a + locks_of_key, {key_of(name)});
  return std::any_of(rows.begin(), rows.end(), [&](const dialect::TextRow& row) {
    return row[0] == pid && (!row[1] || *row[1] == identity);
  });
}

std::string AdvisoryLock::holder(std::string_view name) {
  return connection_
      .single(std::string("SELECT 'pid ' || l.pid || ' (' || coalesce(nullif(a.application_name, ''), "
                          "'unknown') || ' on ' ||"
                          " coalesce(a.client_hostname, host(a.client_addr), 'this machine') ||"
                          " coalesce(' since ' || to_char(a.backend_start, 'HH24:MI:SS'), '') || ')'") +
                  locks_of_key,
              {key_of(name)})
      .value_or("");
}

} // namespace aludel::postgresql
