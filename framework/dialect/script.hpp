#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/dialect/session.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

/// Scripts: what would be sent to a database, written down for the engine's own client instead.
namespace aludel::dialect {

class Dialect;

/// How one engine's own client is told things, so that it runs a file of them as it is and stops at the first
/// error. Every text ends with a line end.
class ScriptLanguage {
public:
  virtual ~ScriptLanguage() = default;
  virtual std::string_view usage() const = 0; ///< "psql -X -f SCRIPT DATABASE"

  /// The settings that every connection of Aludel has, and an id for this run of the script.
  virtual std::string opening() const = 0;
  virtual std::string run_id() const = 0; ///< that id, as an expression
  /// The statement as it reaches the database, whatever the client makes of its characters. One with an
  /// expectation stops the script when that is not met.
  virtual std::string statement(const Statement& statement) const = 0;
  /// A statement of our own that stops the script unless it changes a row.
  virtual std::string change(const std::string& sql) const = 0;
  /// The database's clock when the statement runs, as an expression; in the form that a bound moment has.
  virtual std::string now() const = 0;

  virtual std::string begin(Transaction kind) const = 0;
  virtual std::string commit(Transaction kind) const = 0;
  virtual std::string quiet() const = 0; ///< no notices until the transaction ends
  virtual std::string limit(const Limits& limits) const = 0;
  /// What takes back, before the next revision, that the statement sets something for the whole connection;
  /// empty where it does not, or where each transaction begins by itself with what Aludel sets.
  virtual std::string taking_back(const Statement& statement) const = 0;
  /// Undoes what a revision may have set for names to be looked up; empty where nothing can be set.
  virtual std::string restore_names() const = 0;
  /// Waits for the lock that deployers hold; empty where a client cannot take it.
  virtual std::string lock(std::string_view name) const = 0;
  virtual std::string unlock(std::string_view name) const = 0;
  /// Stops the script when the index is not usable; empty where there is no such state.
  virtual std::string require_valid(const model::QualifiedName& index) const = 0;

  /// Of statements that control transactions: whether one is open behind it.
  virtual bool begins_transaction(const Statement& statement) const = 0;
  /// What the client would not pass on as it was written, with reason, way out and place.
  virtual base::Diagnostics problems(const Statement& statement) const = 0;
};

/// A session that writes what it is told into a script. It has no database: asked about one it throws Error
/// exit 2 "needs-database", except for what a guard in the script has made sure of. A bound moment stands for
/// the database's clock.
class ScriptSession final : public Session {
public:
  /// Bound as a text, it stands for an id that each run of the script makes for itself.
  static constexpr std::string_view this_run = "(the run of this script)";

  /// All outlive the session.
  ScriptSession(const Dialect& dialect, const ScriptLanguage& language, std::string& script);

  std::string version() const override;
  void execute(const Statement& statement) override;
  /// A script's UPDATE or DELETE must change a row: it stops otherwise. Returns 1.
  std::int64_t run(std::string_view sql, const std::vector<Bound>& values) override;
  void note(std::string_view sql, const std::vector<Bound>& values) override;
  /// No rows: what the journal looks for is guarded to be absent.
  std::vector<TextRow> query(std::string_view sql, const std::vector<Bound>& values) override;

  void begin(Transaction kind) override;
  void commit() override;
  void rollback() noexcept override; ///< only after a failure, when the script is thrown away
  bool in_transaction() const override { return in_transaction_; }
  void limit(const Limits& limits) override;
  void restore_settings() override;

  bool try_lock(std::string_view name) override;
  void unlock() noexcept override;
  std::optional<Holder> lock_holder(std::string_view name) override;

  bool table_exists(const model::QualifiedName& table) override;
  bool column_exists(const model::QualifiedName& table, const model::Identifier& column) override;
  bool extension(const model::ExtensionState& state) override;
  std::vector<model::QualifiedName> user_tables() override;
  std::optional<std::uint64_t> free_space() override;
  std::optional<std::uint64_t> table_size(const model::QualifiedName& table) override;
  std::optional<Volume> volume(const model::QualifiedName& table) override;
  bool index_is_invalid(const model::QualifiedName& index) override;                    ///< the script looks
  std::optional<catalog::Table> read_table(const model::QualifiedName& table) override; ///< not known
  catalog::Catalog inspect() override;                                                  ///< an Error

private:
  void restore_names();
  std::string with_values(std::string_view sql, const std::vector<Bound>& values) const;

  const Dialect& dialect_;
  const ScriptLanguage& language_;
  std::string& script_;
  std::string lock_name_;
  std::optional<Limits> limits_;
  std::set<std::string> taking_back_; ///< what was set since the last revision began
  Transaction kind_ = Transaction::ordinary;
  bool in_transaction_ = false;
  bool names_may_differ_ = false; ///< a revision's statement stands in the script since they were restored
};

/// Whether a statement ends where its text ends: no quote, comment or parenthesis is left open that would
/// swallow what follows.
bool is_closed(const Dialect& dialect, const Statement& statement);

} // namespace aludel::dialect
