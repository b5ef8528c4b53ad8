#include "dialects/postgresql/failure.hpp"

#include "dialects/ansi/words.hpp"
#include "framework/base/text.hpp"

#include <libpq-fe.h>

#include <array>
#include <charconv>

namespace aludel::postgresql {

namespace {
std::string field(const PGresult* result, int code) {
  const char* text = result == nullptr ? nullptr : PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

/// PG_DIAG_STATEMENT_POSITION counts characters, from 1.
base::Place place_of(const PGresult* result, const dialect::Statement& statement) {
  const auto text = field(result, PG_DIAG_STATEMENT_POSITION);
  std::size_t position = 0;
  std::from_chars(text.data(), text.data() + text.size(), position);
  const auto offset =
      position == 0 ? ansi::skip_blanks(statement.sql, 0, true) : byte_offset(statement.sql, position - 1);
  return dialect::place_in(statement, offset);
}

std::string help_of(const PGresult* result) {
  std::string out;
  constexpr std::array<int, 3> codes{PG_DIAG_MESSAGE_DETAIL, PG_DIAG_MESSAGE_HINT, PG_DIAG_CONTEXT};
  for (const auto code : codes)
    if (const auto text = field(result, code); !text.empty()) out += (out.empty() ? "" : "\n") + text;
  return out;
}
/// What the server says no hint about (https://www.postgresql.org/docs/current/errcodes-appendix.html).
std::string advice_on(std::string_view sqlstate) {
  if (sqlstate == "55P03")
    return "another session holds the lock; pg_stat_activity and pg_locks tell which: run it again when that "
           "has "
           "ended, or wait longer with --lock-timeout";
  if (sqlstate == "42501") return "grant this role the right to it, or connect as one that has it";
  if (sqlstate == "25006")
    return "connect to a server that may be written to (a standby may not), and where the role's "
           "default_transaction_read_only is off";
  if (sqlstate == "3F000") return "create the schema that search_path names, or name another there";
  if (sqlstate == "53100") return "make room on the server's disk, then run it again";
  return {};
}
} // namespace

std::size_t byte_offset(std::string_view utf8, std::size_t character) {
  std::size_t at = 0;
  for (; at < utf8.size(); ++at) {
    const bool starts = (static_cast<unsigned char>(utf8[at]) & 0xC0) != 0x80;
    if (starts && character-- == 0) break;
  }
  return at;
}

base::Error failure(const PGconn* connection, const PGresult* result, const dialect::Statement& statement) {
  // What is fatal ends the session, though libpq may not have read the end yet.
  const auto severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  const bool lost = PQstatus(connection) == CONNECTION_BAD || severity == "FATAL" || severity == "PANIC";
  auto message = field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (message.empty()) message = std::string(base::trim(PQerrorMessage(connection)));
  auto help = help_of(result);
  if (help.empty()) help = advice_on(field(result, PG_DIAG_SQLSTATE));
  if (lost && help.empty()) help = "look into the server's log, then run it again";
  return {lost ? base::Exit::unreachable : base::Exit::failed,
          base::Diagnostic{base::Severity::error, lost ? "connection-lost" : "database-error", message, help,
                           place_of(result, statement)},
          field(result, PG_DIAG_SQLSTATE)};
}

} // namespace aludel::postgresql
