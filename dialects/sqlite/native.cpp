#include "dialects/sqlite/native.hpp"

#include "dialects/sqlite/busy.hpp"
#include "dialects/sqlite/tokens.hpp"
#include "framework/base/clock.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sqlite3.h>

namespace aludel::sqlite {

namespace {
using base::Error;
using base::Exit;

/// What SQLite says no more about than the words of the code.
std::string advice_on(int primary) {
  if (primary == SQLITE_NOTADB) return "name a file that SQLite has made, or one that is not there yet; ";
  if (primary == SQLITE_CORRUPT) return "bring it back from a backup, or try `.recover` of sqlite3; ";
  if (primary == SQLITE_CANTOPEN) return "check its path and permissions, and those of its folder; ";
  return "";
}

std::string code_of(int extended) {
  return advice_on(extended & 0xff) + "SQLite result code " + std::to_string(extended) + " (" +
         sqlite3_errstr(extended & 0xff) + ")";
}

Error busy(::sqlite3* database, const base::Place& place) {
  const auto code = code_of(sqlite3_extended_errcode(database));
  const auto holders = lock_holders(database);
  base::Diagnostic why{base::Severity::error, "lock-timeout", "another connection keeps the database locked",
                       (holders.empty() ? "" : "it is that of\n" + to_string(holders) + "\n") +
                           "run it again when that has ended, or wait longer with --lock-timeout; " + code,
                       place};
  if (!holders.empty()) why.details = base::Json::object().add("blocked_by", to_json(holders));
  return {Exit::unreachable, std::move(why)};
}

Error read_only(::sqlite3* database, const base::Place& place) {
  return Error(Exit::unreachable, "read-only", sqlite3_errmsg(database),
               "let this user write the file of the database, and in its folder; " +
                   code_of(sqlite3_extended_errcode(database)),
               place);
}

bool is_gone(int primary) {
  return primary == SQLITE_CANTOPEN || primary == SQLITE_NOTADB || primary == SQLITE_IOERR;
}

/// A limit of the user or of the process stops a write as a full disk does.
bool may_not_grow(::sqlite3* database) {
  const int reason = sqlite3_system_errno(database);
  return reason == EFBIG || reason == EDQUOT || reason == ENOSPC;
}

bool holds_statement(std::string_view text) {
  const auto tokens = tokens_of(text);
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return !t.is(";"); });
}

struct Bind {
  ::sqlite3_stmt* handle;
  int index;
  int operator()(std::monostate) const { return sqlite3_bind_null(handle, index); }
  int operator()(std::int64_t number) const { return sqlite3_bind_int64(handle, index, number); }
  int operator()(const std::string& text) const {
    return sqlite3_bind_text64(handle, index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  int operator()(std::chrono::system_clock::time_point moment) const {
    return (*this)(base::iso8601(moment));
  }
};
} // namespace

Error failure(::sqlite3* database, const dialect::Statement& statement) {
  const int extended = sqlite3_extended_errcode(database);
  const int primary = extended & 0xff;
  const int offset = sqlite3_error_offset(database);
  const auto place =
      offset >= 0 ? dialect::place_in(statement, static_cast<std::size_t>(offset)) : statement.place;
  if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) return busy(database, place);
  if (primary == SQLITE_READONLY) return read_only(database, place);
  if (primary == SQLITE_INTERRUPT)
    return Error(Exit::failed, "statement-timeout", "the statement ran longer than its timeout",
                 "give the step a longer timeout:", place);
  if (primary == SQLITE_FULL || (primary == SQLITE_IOERR && may_not_grow(database)))
    return Error(Exit::failed, "disk-full", sqlite3_errmsg(database),
                 "make room where the database is kept (PRAGMA max_page_count, quotas and ulimit -f limit it "
                 "too), then run it again; " +
                     code_of(extended),
                 place);
  return Error(is_gone(primary) ? Exit::unreachable : Exit::failed, "database-error",
               sqlite3_errmsg(database), code_of(extended), place);
}

Prepared::Prepared(::sqlite3* database, const dialect::Statement& statement)
    : database_(database), statement_(statement) {
  const auto& sql = statement_.sql;
  if (sql.find('\0') != std::string::npos)
    throw Error(Exit::failed, "database-error",
                "the statement holds a NUL byte; SQLite would stop reading there", {}, statement.place);
  const char* tail = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()) + 1, &handle_, &tail) !=
      SQLITE_OK)
    throw failure(database, statement_);
  const auto rest = static_cast<std::size_t>(tail - sql.c_str());
  if (rest >= sql.size() || !holds_statement(std::string_view(sql).substr(rest))) return;
  sqlite3_finalize(handle_);
  throw Error(Exit::failed, "internal", "a text of several statements came where one was due", {},
              dialect::place_in(statement_, rest));
}

Prepared::~Prepared() { sqlite3_finalize(handle_); }

void Prepared::bind(const std::vector<dialect::Bound>& values) {
  const int expected = sqlite3_bind_parameter_count(handle_);
  if (static_cast<std::size_t>(expected) != values.size())
    throw Error(Exit::failed, "internal",
                "a query of " + std::to_string(expected) + " parameters was given " +
                    std::to_string(values.size()) + " values");
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::visit(Bind{handle_, static_cast<int>(i) + 1}, values[i]) != SQLITE_OK)
      throw failure(database_, statement_);
}

bool Prepared::step() {
  // One step more than there are rows would run the statement again.
  if (handle_ == nullptr || done_) return false;
  const int result = sqlite3_step(handle_);
  if (result != SQLITE_ROW && result != SQLITE_DONE) throw failure(database_, statement_);
  done_ = result == SQLITE_DONE;
  return !done_;
}

int Prepared::columns() const { return sqlite3_column_count(handle_); }

std::optional<std::string> Prepared::text(int column) const {
  if (sqlite3_column_type(handle_, column) == SQLITE_NULL) return std::nullopt;
  // As bytes, after the conversion to text: a value may hold NUL.
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

dialect::TextRow Prepared::row() const {
  dialect::TextRow row;
  for (int i = 0; i < columns(); ++i) row.push_back(text(i));
  return row;
}

std::optional<std::int64_t> Prepared::rows_written() const {
  constexpr std::array<std::string_view, 5> writers{"insert", "update", "delete", "replace", "with"};
  constexpr std::size_t enough = 1000; // no comment is as long as rows can be
  if (handle_ == nullptr || sqlite3_stmt_readonly(handle_) != 0) return std::nullopt;
  const auto begin = std::string_view(statement_.sql).substr(0, enough);
  const auto tokens = tokens_of(begin);
  if (tokens.empty() || !is_any_of(tokens.front(), writers)) return std::nullopt;
  return sqlite3_changes64(database_);
}

void execute(::sqlite3* database, const std::string& sql) {
  Prepared prepared(database, dialect::statement(sql));
  while (prepared.step()) {
  }
}

std::vector<dialect::TextRow> query(::sqlite3* database, std::string_view sql,
                                    const std::vector<dialect::Bound>& values) {
  Prepared prepared(database, dialect::statement(std::string(sql)));
  prepared.bind(values);
  std::vector<dialect::TextRow> rows;
  while (prepared.step()) rows.push_back(prepared.row());
  return rows;
}

std::optional<std::string> single(::sqlite3* database, std::string_view sql,
                                  const std::vector<dialect::Bound>& values) {
  const auto rows = query(database, sql, values);
  return rows.empty() || rows.front().empty() ? std::nullopt : rows.front().front();
}

} // namespace aludel::sqlite
