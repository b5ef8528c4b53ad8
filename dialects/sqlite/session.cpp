#include "dialects/sqlite/session.hpp"

#include "dialects/sqlite/connection.hpp"
#include "dialects/sqlite/foreign_keys.hpp"
#include "dialects/sqlite/inspect.hpp"
#include "dialects/sqlite/introspect.hpp"
#include "dialects/sqlite/location.hpp"
#include "dialects/sqlite/lock.hpp"
#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/native.hpp"
#include "dialects/sqlite/settings.hpp"
#include "framework/base/clock.hpp"
#include "framework/base/text.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <set>
#include <sqlite3.h>
#include <sys/statvfs.h>

namespace aludel::sqlite {

namespace {
using base::Error;
using base::Exit;

int milliseconds(model::Duration duration) {
  return static_cast<int>(std::min<model::Duration::rep>(duration.count(), std::numeric_limits<int>::max()));
}

bool is_true(const std::optional<std::string>& value) {
  return value && (*value == "1" || *value == "t" || base::iequals(*value, "true"));
}

/// When the running statement must end. Commits and checks of our own have no limit.
class Deadline {
public:
  void attach(::sqlite3* database) { sqlite3_progress_handler(database, 1000, &Deadline::passed, this); }
  void limit(model::Duration time) { time_ = time; }
  void start() {
    if (time_.count() > 0) end_ = clock_.elapsed() + time_;
  }
  void stop() { end_.reset(); }

private:
  static int passed(void* self) {
    const auto& deadline = *static_cast<const Deadline*>(self);
    return deadline.end_ && deadline.clock_.elapsed() > *deadline.end_ ? 1 : 0;
  }
  base::SystemClock clock_;
  model::Duration time_{0};
  std::optional<std::chrono::steady_clock::time_point> end_;
};

class Limited {
public:
  explicit Limited(Deadline& deadline) : deadline_(deadline) { deadline_.start(); }
  ~Limited() { deadline_.stop(); }
  Limited(const Limited&) = delete;
  Limited& operator=(const Limited&) = delete;

private:
  Deadline& deadline_;
};

/// A statement that fails by FAIL keeps the rows before; of any other nothing is counted as changed. Lives
/// longer than the statement.
class WhatStays {
public:
  WhatStays(::sqlite3* database, bool& kept)
      : database_(database), kept_(kept), before_(sqlite3_total_changes(database)) {
    kept_ = false;
  }
  ~WhatStays() {
    kept_ =
        outside_ && std::uncaught_exceptions() > exceptions_ && sqlite3_total_changes(database_) != before_;
  }
  WhatStays(const WhatStays&) = delete;
  WhatStays& operator=(const WhatStays&) = delete;

private:
  ::sqlite3* database_;
  bool& kept_;
  int before_;
  int exceptions_ = std::uncaught_exceptions();
  bool outside_ = sqlite3_get_autocommit(database_) != 0;
};

class Session final : public dialect::Session {
public:
  Session(const Location& location, const dialect::ConnectOptions& options)
      : location_(location),
        busy_wait_(options.busy_wait),
        connection_(location.target, location.path.string()),
        lock_(location.path, options.run) {
    sqlite3_busy_timeout(native(), milliseconds(busy_wait_));
    deadline_.attach(native());
    read_once("main");
    sqlite::execute(native(), "PRAGMA foreign_keys = ON");
    if (!options.durable) sqlite::execute(native(), "PRAGMA synchronous = OFF");
    for (const auto& [schema, file] : options.attach) attach(schema, file);
  }
  ~Session() override { rollback(); }

  std::string version() const override { return sqlite3_libversion(); }

  void execute(const dialect::Statement& statement) override {
    const Limited limited(deadline_);
    const WhatStays what_stays(native(), kept_a_part_);
    Prepared prepared(native(), statement);
    const bool found = prepared.step();
    if (!statement.expectation.empty() && !(found && is_true(prepared.text(0))))
      throw Error(Exit::failed, "expectation", statement.expectation, {}, statement.place);
    while (prepared.step()) {
    }
    rows_written_ = prepared.rows_written();
    if (auto sql = taking_back(statement.sql); !sql.empty()) taking_back_.insert(std::move(sql));
  }

  std::optional<std::int64_t> rows_written() const override { return rows_written_; }
  bool kept_a_part() const override { return kept_a_part_; }
  std::int64_t run(std::string_view sql, const std::vector<dialect::Bound>& values) override {
    const Limited limited(deadline_);
    return connection_.run(sql, values);
  }
  std::vector<dialect::TextRow> query(std::string_view sql,
                                      const std::vector<dialect::Bound>& values) override {
    const Limited limited(deadline_);
    return sqlite::query(native(), sql, values);
  }

  void begin(dialect::Transaction kind) override {
    if (in_transaction()) throw Error(Exit::failed, "internal", "a transaction is open already");
    // The PRAGMA says nothing and does nothing inside a transaction. IMMEDIATE: a transaction that turns from
    // reading to writing fails at once when another one wrote meanwhile, whatever the timeout.
    if (kind == dialect::Transaction::reshaping)
      begin_reshaping();
    else
      sqlite::execute(native(), "BEGIN IMMEDIATE");
  }

  void commit() override {
    if (!in_transaction()) {
      end_reshaping();
      throw Error(Exit::failed, "transaction-ended",
                  "the transaction had ended before its commit, by a ROLLBACK or COMMIT of the SQL in it",
                  "leave transactions to the revision");
    }
    try {
      check_keys();
      sqlite::execute(native(), "COMMIT");
    } catch (...) {
      rollback();
      throw;
    }
    end_reshaping();
  }

  void rollback() noexcept override {
    if (in_transaction()) sqlite3_exec(native(), "ROLLBACK", nullptr, nullptr, nullptr);
    end_reshaping();
  }
  bool in_transaction() const override { return sqlite3_get_autocommit(native()) == 0; }

  void limit(const dialect::Limits& limits) override {
    const auto wait = limits.lock_timeout.count() > 0 ? limits.lock_timeout : busy_wait_;
    sqlite3_busy_timeout(native(), milliseconds(wait));
    deadline_.limit(limits.statement_timeout);
  }
  void restore_settings() override {
    for (const auto& sql : taking_back_) sqlite::execute(native(), sql);
    taking_back_.clear();
  }

  // One lock a database, whatever its name: SQLite has one writer, so two deployers could not work side by
  // side.
  bool try_lock(std::string_view) override { return lock_.try_lock(); }
  void unlock() noexcept override { lock_.unlock(); }
  std::optional<dialect::Holder> lock_holder(std::string_view) override { return lock_.holder(); }

  bool table_exists(const model::QualifiedName& table) override {
    return sqlite::table_exists(native(), table);
  }
  bool column_exists(const model::QualifiedName& table, const model::Identifier& column) override {
    return sqlite::column_exists(native(), table, column);
  }
  bool extension(const model::ExtensionState&) override { return false; }
  std::vector<model::QualifiedName> user_tables() override { return sqlite::user_tables(native()); }

  std::optional<std::uint64_t> free_space() override {
    if (location_.path.empty()) return std::nullopt;
    const auto folder = location_.path.has_parent_path() ? location_.path.parent_path() : ".";
    struct ::statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) != 0) return std::nullopt;
    return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  }
  std::optional<std::uint64_t> table_size(const model::QualifiedName& table) override {
    return sqlite::table_size(native(), table);
  }
  std::optional<dialect::Volume> volume(const model::QualifiedName& table) override {
    return sqlite::volume(native(), table);
  }
  bool index_is_invalid(const model::QualifiedName&) override { return false; }
  std::optional<catalog::Table> read_table(const model::QualifiedName& table) override {
    return sqlite::read_table(native(), table);
  }
  catalog::Catalog inspect() override { return sqlite::inspect(native()); }

private:
  ::sqlite3* native() const { return connection_.native(); }

  /// Opening reads nothing: only now does SQLite see what kind of file it is.
  void read_once(const model::Identifier& schema) {
    try {
      sqlite::query(native(), "PRAGMA " + quoted(schema) + ".schema_version");
    } catch (const Error& error) {
      throw Error(Exit::unreachable, "database-unreachable",
                  "the database " + location_.path.string() + " cannot be read: " + error.what(),
                  error.diagnostics().front().help);
    }
  }

  void attach(const std::string& schema, const std::string& file) {
    check_reachable({file == ":memory:" ? "" : file, file, true});
    sqlite::query(native(), "ATTACH DATABASE :a AS " + quoted(model::Identifier(schema)), {file});
    read_once(schema);
  }

  void begin_reshaping() {
    sqlite::execute(native(), "PRAGMA foreign_keys = OFF");
    reshaping_ = true;
    try {
      sqlite::execute(native(), "BEGIN IMMEDIATE");
      known_violations_ = key_violations(native());
    } catch (...) {
      rollback();
      throw;
    }
  }

  void check_keys() {
    if (!reshaping_) return;
    const auto added = new_violations(known_violations_, key_violations(native()));
    if (added.empty()) return;
    constexpr std::size_t shown = 5;
    const std::vector<std::string> first(added.begin(),
                                         added.begin() + static_cast<long>(std::min(shown, added.size())));
    throw Error(
        Exit::failed, "foreign-key",
        "rows would point at nothing: " + base::join(first, "; ") +
            (added.size() > shown ? "; and " + std::to_string(added.size() - shown) + " more" : ""),
        "nothing was changed; correct these rows first, and delete rows that others point at in a revision "
        "of its own: while a table is made anew, ON DELETE does nothing");
  }

  void end_reshaping() noexcept {
    if (!reshaping_) return;
    reshaping_ = false;
    known_violations_.clear();
    // A rebuild that broke off may have left the first one on.
    sqlite3_exec(native(), "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON", nullptr, nullptr,
                 nullptr);
  }

  Location location_;
  model::Duration busy_wait_;
  Deadline deadline_; // SQLite asks it as long as the connection is open
  Connection connection_;
  FileLock lock_;
  bool reshaping_ = false;
  std::optional<std::int64_t> rows_written_;
  bool kept_a_part_ = false;
  std::vector<std::string> known_violations_;
  std::set<std::string> taking_back_; ///< what revisions set for the connection, to be set again
};
} // namespace

std::unique_ptr<dialect::Session> connect(const dialect::Url& url, const dialect::ConnectOptions& options) {
  auto location = locate(url, options.folder);
  location.creates = location.creates && options.create;
  check_reachable(location);
  return std::make_unique<Session>(location, options);
}

} // namespace aludel::sqlite
