#include "dialects/postgresql/session.hpp"

#include "dialects/postgresql/advisory_lock.hpp"
#include "dialects/postgresql/blockers.hpp"
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/inspect.hpp"
#include "dialects/postgresql/read_table.hpp"
#include "dialects/postgresql/remains.hpp"
#include "dialects/postgresql/state.hpp"
#include "framework/base/error.hpp"

#include <libpq-fe.h>
#include <type_traits>

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
      : connection_(url, options), lock_(connection_, url, options), watch_(connection_, url, options) {
    connection_.wait_with(watch_);
  }

  std::string version() const override {
    const char* text = PQparameterStatus(connection_.native(), "server_version");
    const std::string version = text == nullptr ? "" : text;
    return version.substr(0, version.find(' ')); // "15.8 (Debian 15.8-1)"
  }

  void execute(const dialect::Statement& statement) override {
    settle_limits();
    path_may_differ_ = true;
    if (!in_transaction()) {
      lock_.require_held(); // each statement is a transaction
      watch_.process(0);
    }
    const auto rows = watched([&] { return connection_.execute(statement); });
    if (!statement.expectation.empty() && !is_true(rows))
      throw Error(Exit::failed, "expectation", statement.expectation, {}, statement.place);
  }
  void execute_all(const std::vector<dialect::Statement>& statements,
                   const std::function<void(std::size_t)>& done) override {
    path_may_differ_ = true;
    watched([&] { connection_.execute_all(statements, done); });
  }
  std::optional<std::int64_t> rows_written() const override { return connection_.rows_written(); }
  std::int64_t run(std::string_view sql, const std::vector<dialect::Bound>& values) override {
    settle_limits();
    if (in_transaction()) restore_path();
    return connection_.run(sql, values);
  }
  void note(std::string_view sql, const std::vector<dialect::Bound>& values) override {
    if (!in_transaction()) return void(run(sql, values));
    restore_path();
    connection_.ahead(sql, values);
  }
  void change(std::string_view sql, const std::vector<dialect::Bound>& values,
              const base::Error& otherwise) override {
    if (!in_transaction()) return dialect::Session::change(sql, values, otherwise);
    restore_path();
    connection_.ahead(sql, values, otherwise);
  }
  std::vector<dialect::TextRow> query(std::string_view sql,
                                      const std::vector<dialect::Bound>& values) override {
    settle_limits();
    return connection_.query(sql, values);
  }

  void begin(dialect::Transaction) override {
    if (in_transaction()) throw Error(Exit::failed, "internal", "a transaction is open already");
    lock_.require_held();
    connection_.ahead("BEGIN");
    restore_path();
    limit_transaction();
    if (connection_.is_pooled()) // each transaction may have another one
      watch_.process(std::stoll(connection_.single("SELECT pg_backend_pid()").value_or("0")));
  }
  void commit() override;
  // A COMMIT of a higher isolation may fail for what others did, and is tried again with its own revision.
  bool commit_ahead(const std::function<void()>& done) override {
    if (!lock_.reads_committed()) return dialect::Session::commit_ahead(done);
    require_whole_transaction();
    connection_.commit_ahead(done);
    return false;
  }
  void settle() override { connection_.send_ahead(); }
  void rollback() noexcept override {
    connection_.forget_ahead();
    path_may_differ_ = true; // what restored it is undone too
    if (in_transaction()) PQclear(PQexec(connection_.native(), "ROLLBACK"));
  }
  bool in_transaction() const override {
    const auto status = connection_.transaction();
    return status != PQTRANS_IDLE && status != PQTRANS_UNKNOWN;
  }
  void cancel() noexcept override { connection_.cancel(); }
  void limit(const dialect::Limits& limits) override {
    limits_ = limits;
    limits_due_ = true;
    watch_.lock_timeout(limits.lock_timeout);
    if (in_transaction()) limit_transaction();
  }

  bool try_lock(std::string_view name) override {
    connection_.send_ahead();
    if (!lock_.try_lock(name)) return false;
    if (!connection_.is_pooled()) connection_.prepare_work();
    return true;
  }
  void unlock() noexcept override { lock_.unlock(); }
  std::optional<dialect::Holder> lock_holder(std::string_view name) override { return lock_.holder(name); }

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
  std::optional<dialect::Volume> volume(const model::QualifiedName& table) override {
    return postgresql::volume(connection_, table);
  }
  bool index_is_invalid(const model::QualifiedName& index) override {
    return postgresql::index_is_invalid(connection_, index);
  }
  dialect::Remains remains(const model::Operation& operation) override {
    settle_limits();
    return postgresql::remains(connection_, operation);
  }
  std::optional<catalog::Table> read_table(const model::QualifiedName& table) override {
    return postgresql::read_table(connection_, table);
  }
  catalog::Catalog inspect() override {
    settle_limits();
    return postgresql::inspect(connection_);
  }

private:
  void require_whole_transaction();
  /// What the user's statements do, and who keeps them from it.
  template<class Work>
  std::invoke_result_t<Work> watched(const Work& work) {
    try {
      return work();
    } catch (const Error& error) {
      throw watch_.explained(error);
    }
  }
  static std::string limits_text(bool of_transaction) {
    const std::string local = of_transaction ? "true" : "false";
    return "SELECT pg_catalog.set_config('lock_timeout', :a, " + local +
           "), pg_catalog.set_config('statement_timeout', :b, " + local + ")";
  }
  std::vector<dialect::Bound> limits_values() const {
    return {std::to_string(limits_.lock_timeout.count()), std::to_string(limits_.statement_timeout.count())};
  }
  /// A revision may set search_path, as every dump does. Neither our own tables nor the next revision are to
  /// be looked for there. Not between the statements of a step outside transactions, which belong together.
  void restore_path() {
    if (path_may_differ_) connection_.ahead("RESET search_path");
    path_may_differ_ = false;
  }
  /// They end with the transaction, and are asked for again before the next.
  void limit_transaction() {
    if (limits_due_) connection_.ahead(limits_text(true), limits_values());
    limits_due_ = false;
  }
  void settle_limits() {
    if (!limits_due_ || in_transaction() || connection_.is_pooled()) return;
    connection_.query(limits_text(false), limits_values());
    limits_due_ = false;
  }

  dialect::Limits limits_;
  bool limits_due_ = false;
  bool path_may_differ_ = false;
  Connection connection_;
  AdvisoryLock lock_;
  BlockersWatch watch_;
};

// The server answers COMMIT in a failed transaction with the tag ROLLBACK and no error. What is ahead are our
// own writes: one that fails keeps the COMMIT behind it from running.
void Session::require_whole_transaction() {
  const auto status = connection_.transaction();
  if (status == PQTRANS_INERROR) {
    rollback();
    throw Error(Exit::failed, "transaction-aborted", "a statement had failed, so nothing can be committed",
                "find the first error; an error that is caught needs a SAVEPOINT before it");
  }
  if (status == PQTRANS_IDLE)
    throw Error(Exit::failed, "transaction-ended",
                "the transaction had ended before its commit, by a ROLLBACK or COMMIT of the SQL in it",
                "leave transactions to the revision");
}

void Session::commit() {
  require_whole_transaction();
  const auto tag = watched([&] { return connection_.tag_of("COMMIT"); });
  if (tag != "COMMIT")
    throw Error(Exit::failed, "transaction-aborted", "the server answered COMMIT with " + tag, {});
}
} // namespace

std::unique_ptr<dialect::Session> open_session(const dialect::Url& url,
                                               const dialect::ConnectOptions& options) {
  return std::make_unique<Session>(url, options);
}

} // namespace aludel::postgresql
