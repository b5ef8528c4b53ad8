#pragma once
#include "framework/base/error.hpp"
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/holder.hpp"
#include "framework/dialect/statement.hpp"
#include "framework/dialect/volume.hpp"
#include "framework/model/condition.hpp"
#include "framework/model/duration.hpp"
#include "framework/model/operation.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace aludel::dialect {

/// A value bound to a bookkeeping query. A moment is sent as base::iso8601 writes it; in a script it stands
/// for the database's own clock.
using Bound = std::variant<std::monostate, std::int64_t, std::string, std::chrono::system_clock::time_point>;
/// A row as text; NULL is nullopt.
using TextRow = std::vector<std::optional<std::string>>;

struct ConnectOptions {
  std::string application = "aludel";
  std::string run;                           ///< the lock is signed with its id; may be empty
  model::Duration busy_wait{60'000};         ///< how long to wait for a busy database
  std::map<std::string, std::string> attach; ///< schema → database file, for engines that attach
  std::filesystem::path folder;              ///< where relative files of the URL are; empty: here
  /// Make the database when there is none (engines with files); otherwise Error exit 5, code "no-database".
  bool create = true;
  bool durable = true; ///< false: a commit may be lost with the machine (scratch databases)
  std::function<void(std::string_view)> notice; ///< what the server says besides results; may be empty
};

enum class Transaction {
  ordinary,
  reshaping, ///< tables are made anew in it: keys are checked at commit instead of at each statement
};

/// What an attempt at an operation outside transactions, which was cut short, has left behind.
struct Remains {
  std::vector<Statement> first; ///< what clears it, or ends what was begun; each outside transactions
  bool done = false;            ///< after those the operation has happened
};

/// Limits of the statements that follow; zero: none.
struct Limits {
  model::Duration lock_timeout{0};
  model::Duration statement_timeout{0};
  bool operator==(const Limits&) const = default;
};

/// One connection, used by one thread. Every failure is an `Error` with exit 1 (exit 5 when the database went
/// away) that carries the engine's message, SQLSTATE where there is one, and the place where one is known.
class Session {
public:
  virtual ~Session() = default;

  virtual std::string version() const = 0; ///< "15.8", "3.40.1"

  /// Runs one statement as it is. An `expectation` that is not met is an Error.
  virtual void execute(const Statement& statement) = 0;
  /// Runs statements in the open transaction, each when the one before has succeeded; an engine may send them
  /// without waiting for each. `done(n)` is called when the first n have ended. The first failure is thrown
  /// as by `execute`.
  virtual void execute_all(const std::vector<Statement>& statements,
                           const std::function<void(std::size_t)>& done);
  /// How many rows the statement wrote that has ended last, by `execute` or `execute_all`; nullopt when it is
  /// none that writes rows.
  virtual std::optional<std::int64_t> rows_written() const { return std::nullopt; }
  /// Behind a statement that failed outside transactions: it kept rows that it wrote before (SQLite's FAIL).
  virtual bool kept_a_part() const { return false; }
  /// Aludel's own fixed queries, with bound values for `:a, :b …` in the order in which they occur.
  /// Returns how many rows were changed.
  virtual std::int64_t run(std::string_view sql, const std::vector<Bound>& values) = 0;
  /// The same for rows whose number does not matter. In a transaction it may be sent together with what comes
  /// next, and fail there.
  virtual void note(std::string_view sql, const std::vector<Bound>& values) { run(sql, values); }
  /// A write of one row; throws `otherwise` when it changed none, or several. In a transaction it may be sent
  /// together with what comes next, the commit too, and fail there.
  virtual void change(std::string_view sql, const std::vector<Bound>& values, const base::Error& otherwise) {
    if (run(sql, values) != 1) throw otherwise;
  }
  virtual std::vector<TextRow> query(std::string_view sql, const std::vector<Bound>& values = {}) = 0;

  virtual void begin(Transaction kind) = 0;
  /// Throws, and leaves nothing committed, when the transaction was already broken or a check fails.
  virtual void commit() = 0;
  /// The same; but an engine may send it together with what comes next. True when it has happened; otherwise
  /// `done` is called, within a later call, as soon as the database has said that it has. When it fails, the
  /// later call throws that failure, and nothing that was sent behind it has run.
  virtual bool commit_ahead(const std::function<void()>& /*done*/) {
    commit();
    return true;
  }
  /// Sends what waits to be sent together with what comes next.
  virtual void settle() {}
  virtual void rollback() noexcept = 0; ///< a no-op outside a transaction; forgets what was not sent
  virtual bool in_transaction() const = 0;
  virtual void limit(const Limits& limits) = 0;
  /// Takes back what a revision has set for the whole connection, before the next one; outside transactions.
  virtual void restore_settings() {}
  /// Ends the statement that runs now with an error, where the engine can; called from any thread.
  virtual void cancel() noexcept {}

  /// One deployer at a time: true when this session now holds the lock that goes with `name` in this
  /// database. Never waits. Gone with the process.
  virtual bool try_lock(std::string_view name) = 0;
  virtual void unlock() noexcept = 0;
  /// nullopt: nobody does. Takes nothing and makes nothing.
  virtual std::optional<Holder> lock_holder(std::string_view name) = 0;

  virtual bool table_exists(const model::QualifiedName& table) = 0; ///< tables and views
  virtual bool column_exists(const model::QualifiedName& table, const model::Identifier& column) = 0;
  virtual bool extension(const model::ExtensionState& state) = 0;
  virtual std::vector<model::QualifiedName> user_tables() = 0; ///< all but the engine's own
  /// Bytes free where the database is kept, and bytes of a table; nullopt where the engine cannot tell.
  virtual std::optional<std::uint64_t> free_space() = 0;
  virtual std::optional<std::uint64_t> table_size(const model::QualifiedName& table) = 0;
  /// Cheap on any table, and waits for no lock; nullopt when there is no such table.
  virtual std::optional<Volume> volume(const model::QualifiedName& table) = 0;
  /// An index that an interrupted concurrent build left behind.
  virtual bool index_is_invalid(const model::QualifiedName& index) = 0;
  /// Of an operation that the engine runs outside transactions (Dialect::runs_outside_transaction), and that
  /// may have happened; nothing for others.
  virtual Remains remains(const model::Operation& /*operation*/) { return {}; }

  /// The table as it is now, with its triggers; nullopt when there is none.
  virtual std::optional<catalog::Table> read_table(const model::QualifiedName& table) = 0;

  /// All that the user made, as it is now, in one snapshot: in the vocabulary where it has the words, else
  /// verbatim. Expressions, queries and types are as the engine spells them. Origins are empty.
  virtual catalog::Catalog inspect() = 0;
};

} // namespace aludel::dialect
