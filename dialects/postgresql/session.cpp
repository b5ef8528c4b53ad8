#include "dialects/postgresql/session.hpp"

#include "dialects/postgresql/advisory_lock.hpp"
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/read_table.hpp"
#include "dialects/postgresql/state.hpp"
#include "framework/base/error.hpp"

#include <libpq-fe.h>

namespace aludel::postgresql {

namespace {
using base::Error;
using base::Exit;

bool is_true(const std::vector<dialect::TextRow>& rows) {
  if (rows.empty() || rows.front().empty()) return false;
  const auto& value = rows.front().front();
  return value == "t" || value == "1" || value == "true";
}

class Session final : public dialect::Session {
public:
  Session(const dialect::Url& url, const dialect::ConnectOptions& options)
      : connection_(url, options), lock_(connection_) {}

  std::string version() const override {
    const char* text = PQparameterStatus(connection_.native(), "server_version");
    const std::string version = text == nullptr ? "" : text;
    return version.substr(0, version.find(' ')); // "15.8 (Debian 15.8-1)"
  }

  void execute(const dialect::Statement& statement) override {
    const auto rows = connection_.execute(statement);
    if (!statement.expectation.empty() && !is_true(rows))
      throw Error(Exit::failed, "expectation", statement.expectation, {}, statement.place);
  }
  std::int64_t run(std::string_view sql, const std::vector<dialect::Bound>& values) override {
    return connection_.run(sql, values);
  }
  std::vector<dialect::TextRow> query(std::string_view sql,
                                      const std::vector<dialect::Bound>& values) override {
    return connection_.query(sql, values);
  }

  void begin(dialect::Transaction) override {
    if (in_transaction()) throw Error(Exit::failed, "internal", "a transaction is open already");
    connection_.execute("BEGIN");
  }
  void commit() override;
  void rollback() noexcept override {
    if (in_transaction()) PQclear(PQexec(connection_.native(), "ROLLBACK"));
  }
  bool in_transaction() const override {
    const auto status = PQtransactionStatus(connection_.native());
    return status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN;
  }
  void cancel() noexcept override { connection_.cancel(); }
  void limit(const dialect::Limits& limits) override {
    connection_.query(
        "SELECT pg_catalog.set_config('lock_timeout', :a, false),"
        " pg_catalog.set_config('statement_timeout', :b, false)",
        {std::to_string(limits.lock_timeout.count()), std::to_string(limits.statement_timeout.count())});
  }

  bool try_lock(std::string_view name) override { return lock_.try_lock(name); }
  void unlock() noexcept override { lock_.unlock(); }
  std::string lock_holder(std::string_view name) override { return lock_.holder(name); }

  bool table_exists(const model::QualifiedName& table) override {
    return postgresql::table_exists(connection_, table);
  }
  bool column_exists(const model::QualifiedName& table, const model::Identifier& column) override {
    return postgresql::column_exists(connection_, table, column);
  }
  bool extension(const model::ExtensionState& state) override { return has_extension(connection_, state); }
  std::vector<model::QualifiedName> user_tables() override { return postgresql::user_tables(connection_); }
  std::optional<std::uint64_t> free_space() override { return std::nullopt; }
  std::optional<std::uint64_t> table_size(const model::QualifiedName& table) override {
    return postgresql::table_size(connection_, table);
  }
  bool index_is_invalid(const model::QualifiedName& index) override {
    return postgresql::index_is_invalid(connection_, index);
  }
  std::optional<catalog::Table> read_table(const model::QualifiedName& table) override {
    return postgresql::read_table(connection_, table);
  }

private:
  Connection connection_;
  AdvisoryLock lock_;
};

// The server answers COMMIT in a failed transaction with the tag ROLLBACK and no error.
void Session::commit() {
  const auto status = PQtransactionStatus(connection_.native());
  if (status == PQTRANS_INERROR) {
    rollback();
    throw Error(Exit::failed, "transaction-aborted", "a statement had failed, so nothing can be committed",
                "find the first error; an error that is caught needs a SAVEPOINT before it");
  }
  if (status == PQTRANS_IDLE)
    throw Error(Exit::failed, "transaction-ended",
                "the transaction had ended before its commit, by a ROLLBACK or COMMIT of the SQL in it",
                "leave transactions to the revision");
  const auto tag = connection_.tag_of("COMMIT");
  if (tag != "COMMIT")
    throw Error(Exit::failed, "transaction-aborted", "the server answered COMMIT with " + tag, {});
}
} // namespace

std::unique_ptr<dialect::Session> open_session(const dialect::Url& url,
                                               const dialect::ConnectOptions& options) {
  return std::make_unique<Session>(url, options);
}

} // namespace aludel::postgresql
