#include "dialects/postgresql/connection.hpp"

#include "dialects/postgresql/conninfo.hpp"
#include "dialects/postgresql/failure.hpp"
#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/tokens.hpp"
#include "framework/base/clock.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <utility>

namespace aludel::postgresql {

namespace {
using base::Error;
using base::Exit;
using dialect::TextRow;

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

std::vector<TextRow> rows_of(const PGresult* result) {
  std::vector<TextRow> rows(static_cast<std::size_t>(PQntuples(result)));
  const int columns = PQnfields(result);
  for (int r = 0; r < PQntuples(result); ++r)
    for (int c = 0; c < columns; ++c)
      rows[static_cast<std::size_t>(r)].push_back(
          PQgetisnull(result, r, c) ? std::nullopt
                                    : std::make_optional<std::string>(PQgetvalue(result, r, c)));
  return rows;
}

/// Ends a COPY so that the connection can be used again.
void leave_copy(PGconn* connection, ExecStatusType status) {
  if (status == PGRES_COPY_IN) PQputCopyEnd(connection, "a revision has no data for COPY");
  char* data = nullptr;
  if (status == PGRES_COPY_OUT)
    while (PQgetCopyData(connection, &data, 0) > 0) PQfreemem(data);
  while (const Result rest{PQgetResult(connection)}) {
  }
}

/// The rows, or the failure as an Error.
std::vector<TextRow> checked(PGconn* connection, const Result& result, const dialect::Statement& statement) {
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY)
    return rows_of(result.get());
  if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT) {
    leave_copy(connection, status);
    throw Error(Exit::failed, "copy-through-client", "COPY from or to the client has no data here",
                "write the rows as `insert:`, or COPY from a file of the server", statement.place);
  }
  throw failure(connection, result.get(), statement);
}

/// `:a` becomes $1, the next $2; a cast (::text), and what stands in quotes, stays.
std::string numbered(std::string_view sql) {
  std::string out;
  Tokens tokens(sql);
  std::size_t copied = 0, number = 0;
  Token before;
  for (auto token = tokens.next(); token.kind != Token::Kind::end; before = token, token = tokens.next()) {
    const bool named = token.kind == Token::Kind::word && before.end == token.begin && token.begin > 0 &&
                       sql[before.begin] == ':' && (before.begin == 0 || sql[before.begin - 1] != ':');
    if (!named) continue;
    out += std::string(sql.substr(copied, before.begin - copied)) + "$" + std::to_string(++number);
    copied = token.end;
  }
  return out + std::string(sql.substr(copied));
}

std::optional<std::string> text_of(const dialect::Bound& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* moment = std::get_if<std::chrono::system_clock::time_point>(&value))
    return base::iso8601(*moment);
  return std::nullopt;
}

std::vector<std::optional<std::string>> texts_of(const std::vector<dialect::Bound>& values) {
  std::vector<std::optional<std::string>> texts;
  for (const auto& value : values) texts.push_back(text_of(value));
  return texts;
}

/// DISCARD and DEALLOCATE end prepared statements; a text that only mentions them costs nothing but time.
bool ends_prepared(const dialect::Statement& statement) {
  const auto folded = base::lower(statement.sql);
  return folded.find("discard") != std::string::npos || folded.find("deallocate") != std::string::npos;
}

void refuse_nul(const dialect::Statement& statement) {
  if (statement.sql.find('\0') != std::string::npos)
    throw Error(Exit::failed, "database-error",
                "the statement holds a NUL byte, and PostgreSQL would stop there", {}, statement.place);
}

bool is_true(const PGresult* result) {
  if (PQntuples(result) == 0 || PQnfields(result) == 0 || PQgetisnull(result, 0, 0)) return false;
  const std::string_view value = PQgetvalue(result, 0, 0);
  return value == "t" || value == "1" || value == "true";
}

std::int64_t count_of(const PGresult* result) {
  const std::string_view text = PQcmdTuples(const_cast<PGresult*>(result));
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

/// By the command tag: that of a SELECT counts rows too, but writes none.
std::optional<std::int64_t> rows_written_by(const PGresult* result) {
  constexpr std::array writers{"INSERT ", "UPDATE ", "DELETE ", "MERGE ", "COPY "};
  if (result == nullptr) return std::nullopt; // the connection is lost
  const std::string_view tag = PQcmdStatus(const_cast<PGresult*>(result));
  const bool writes =
      std::any_of(writers.begin(), writers.end(), [&](const char* word) { return tag.starts_with(word); });
  return writes ? std::optional(count_of(result)) : std::nullopt;
}

bool succeeded(const PGresult* result) {
  const auto status = PQresultStatus(result);
  return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY;
}

bool has_divided_by_zero(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state != nullptr && std::string_view(state) == "22012";
}

extern "C" void receive_notice(void* connection, const PGresult* result) {
  const auto field = [&](int code) {
    const char* text = PQresultErrorField(result, code);
    return std::string(text == nullptr ? "" : text);
  };
  static_cast<const Connection*>(connection)
      ->notice(field(PG_DIAG_SEVERITY) + ": " + field(PG_DIAG_MESSAGE_PRIMARY));
}

/// SOCI puts a line of its own before libpq's words.
std::string libpq_message(const ::soci::soci_error& error) {
  const auto text = error.get_error_message();
  return std::string(base::trim(std::string_view(text).substr(text.find('\n') + 1)));
}

std::unique_ptr<::soci::session> opened(const dialect::Url& url, const dialect::ConnectOptions& options) {
  const auto parameters = connection_string(url, options.application);
  try {
    return std::make_unique<::soci::session>(::soci::postgresql, parameters);
  } catch (const ::soci::soci_error& error) {
    throw Error(Exit::unreachable, "database-unreachable", libpq_message(error),
                "tried " + url.shown() +
                    "; check that the server runs there, and the user, the password and the database's name");
  }
}
} // namespace

Connection::Connection(const dialect::Url& url, const dialect::ConnectOptions& options)
    : notice_(options.notice), session_(opened(url, options)), cancel_(PQgetCancel(native()), PQfreeCancel) {
  PQsetNoticeReceiver(native(), &receive_notice, this);
  prepare_session();
  if (!options.durable) execute("SET synchronous_commit = off");
}

Connection::~Connection() = default;

void Connection::cancel() const noexcept {
  char reason[256];
  PQcancel(cancel_.get(), reason, sizeof reason); // in vain when nothing runs, or the connection is gone
}

PGconn* Connection::native() const {
  return static_cast<::soci::postgresql_session_backend*>(session_->get_backend())->conn_;
}

int Connection::server_version() const { return PQserverVersion(native()); }

// Our literals keep their backslashes only with this one. The server tells it at the start, and mostly it is
// on.
void Connection::prepare_session() {
  const char* conforming = PQparameterStatus(native(), "standard_conforming_strings");
  if (conforming == nullptr || std::string_view(conforming) != "on")
    execute("SET standard_conforming_strings = on");
}

void Connection::prepare_work() {
  // A server whose client was killed goes on with the statement, and keeps its locks, until it next writes to
  // the client; from 14 on it can look. Servers on systems that cannot tell refuse the setting, which is no
  // harm.
  constexpr int first_version_that_looks = 140000;
  if (server_version() >= first_version_that_looks)
    Result{PQexec(native(), "SET client_connection_check_interval = '1s'")}.reset();
}

std::vector<TextRow> Connection::execute(const dialect::Statement& statement) {
  refuse_nul(statement);
  send_ahead();
  if (ends_prepared(statement)) prepared_.clear();
  const Result result{answer(native(), statement.sql, waiter_)};
  rows_written_ = rows_written_by(result.get());
  return checked(native(), result, statement);
}

void Connection::ahead(std::string_view sql, const std::vector<dialect::Bound>& values) {
  if (pooled_) return ahead_.push_back({{numbered(sql), texts_of(values)}});
  auto name = prepared(sql);
  ahead_.push_back({{std::string(sql), texts_of(values), Query::Kind::prepared, std::move(name)}});
}

void Connection::ahead(std::string_view sql, const std::vector<dialect::Bound>& values,
                       const base::Error& otherwise) {
  ahead("WITH changed AS (" + std::string(sql) +
            " RETURNING 1) SELECT 1 / (count(*) = 1)::integer FROM changed",
        values);
  ahead_.back().otherwise = otherwise;
}

/// Our own texts come again with every revision: the server reads them once.
std::string Connection::prepared(std::string_view sql) {
  const auto known = prepared_.find(sql);
  if (known != prepared_.end()) return known->second;
  auto name = "aludel_" + std::to_string(++prepared_count_);
  ahead_.push_back({{numbered(sql), {}, Query::Kind::prepare, name}});
  return prepared_.emplace(sql, std::move(name)).first->second;
}

void Connection::commit_ahead(const std::function<void()>& done) {
  ahead("COMMIT");
  ahead_.back().done = done;
}

int Connection::transaction() const {
  for (auto one = ahead_.rbegin(); one != ahead_.rend(); ++one) {
    if (one->query.sql == "BEGIN") return PQTRANS_INTRANS;
    if (one->query.sql == "COMMIT") return PQTRANS_IDLE;
  }
  return PQtransactionStatus(native());
}

void Connection::forget_ahead() {
  ahead_.clear();
  prepared_.clear();
}

void Connection::send_ahead() {
  if (is_ahead()) send({}, {}, [](std::size_t, const PGresult*) {});
}

std::size_t Connection::send(std::vector<Query> queries, std::span<const dialect::Statement> statements,
                             const std::function<void(std::size_t, const PGresult*)>& take) {
  auto own = std::exchange(ahead_, {});
  const auto before = own.size();
  std::vector<Query> all;
  all.reserve(before + queries.size());
  for (auto& one : own) all.push_back(std::move(one.query));
  std::move(queries.begin(), queries.end(), std::back_inserter(all));
  const auto failed = [&](std::size_t number, const PGresult* result) {
    prepared_.clear(); // what was to be prepared behind it was not
    if (number >= before) return failure(native(), result, statements[number - before]);
    const auto& otherwise = own[number].otherwise;
    if (otherwise && has_divided_by_zero(result)) return *otherwise;
    return failure(native(), result, dialect::statement(all[number].sql));
  };
  const auto taken = pipeline(native(), all, waiter_, [&](std::size_t number, const PGresult* result) {
    if (!succeeded(result)) throw failed(number, result);
    if (number >= before) return take(number - before, result);
    if (own[number].done) own[number].done();
  });
  if (taken < all.size()) throw failed(taken, nullptr);
  return taken;
}

void Connection::execute_all(const std::vector<dialect::Statement>& statements,
                             const std::function<void(std::size_t)>& done) {
  if (std::any_of(statements.begin(), statements.end(), ends_prepared)) prepared_.clear();
  for (std::size_t first = 0; first < statements.size();) {
    std::vector<Query> queries;
    auto next = first;
    // What comes after an expectation must not run when it is not met.
    for (bool goes_on = true; goes_on && next < statements.size(); ++next) {
      refuse_nul(statements[next]);
      if (copies_through_client(statements[next].sql)) break;
      queries.push_back({statements[next].sql, {}});
      goes_on = statements[next].expectation.empty();
    }
    if (queries.empty()) { // complained about where it is sent alone
      execute(statements[next]);
      done(++next);
    } else {
      const auto part = std::span(statements).subspan(first, next - first);
      send(std::move(queries), part, [&](std::size_t number, const PGresult* result) {
        if (!part[number].expectation.empty() && !is_true(result))
          throw Error(Exit::failed, "expectation", part[number].expectation, {}, part[number].place);
        rows_written_ = rows_written_by(result);
        done(first + number + 1);
      });
    }
    first = next;
  }
}

std::string Connection::tag_of(const char* sql) {
  std::string tag;
  const auto statement = dialect::statement(sql);
  send({{sql}}, std::span(&statement, 1),
       [&](std::size_t, const PGresult* result) { tag = PQcmdStatus(const_cast<PGresult*>(result)); });
  return tag;
}

std::int64_t Connection::run(std::string_view sql, const std::vector<dialect::Bound>& values) {
  std::int64_t changed = 0;
  const auto statement = dialect::statement(numbered(sql));
  send({{statement.sql, texts_of(values)}}, std::span(&statement, 1),
       [&](std::size_t, const PGresult* result) { changed = count_of(result); });
  return changed;
}

std::vector<TextRow> Connection::query(std::string_view sql, const std::vector<dialect::Bound>& values) {
  send_ahead();
  const auto texts = texts_of(values);
  std::vector<const char*> pointers;
  for (const auto& text : texts) pointers.push_back(text ? text->c_str() : nullptr);
  const auto statement = dialect::statement(numbered(sql));
  return checked(native(),
                 Result{PQexecParams(native(), statement.sql.c_str(), static_cast<int>(pointers.size()),
                                     nullptr, pointers.data(), nullptr, nullptr, 0)},
                 statement);
}

std::optional<std::string> Connection::single(std::string_view sql,
                                              const std::vector<dialect::Bound>& values) {
  const auto rows = query(sql, values);
  return rows.empty() ? std::nullopt : rows.front().front();
}

void Connection::notice(std::string_view text) const {
  if (notice_) notice_(text);
}

bool Connection::answers_within(std::chrono::milliseconds time) {
  send_ahead();
  if (PQsendQuery(native(), "") == 0 || !await_answer(native(), time)) return false;
  while (const Result rest{PQgetResult(native())}) {
  }
  return is_alive();
}

bool Connection::is_alive() const {
  return PQstatus(native()) == CONNECTION_OK && PQconsumeInput(native()) == 1;
}

} // namespace aludel::postgresql
