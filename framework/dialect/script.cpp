#include "framework/dialect/script.hpp"

#include "framework/base/error.hpp"
#include "framework/dialect/dialect.hpp"

#include <stdexcept>

namespace aludel::dialect {

namespace {
[[noreturn]] void refuse(const std::string& what) {
  throw base::Error(base::Exit::usage, "needs-database", "a script cannot know " + what,
                    "run it against the database, without --sql");
}

struct Written {
  const Dialect& dialect;
  const ScriptLanguage& language;
  std::string operator()(std::monostate) const { return "NULL"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(const std::string& text) const {
    return text == ScriptSession::this_run ? language.run_id() : dialect.literal(text);
  }
  std::string operator()(std::chrono::system_clock::time_point) const { return language.now(); }
};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool goes_on(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/// Behind the quoted part that begins at `at`.
std::size_t behind_quotes(std::string_view sql, std::size_t at) {
  const auto end = sql.find(sql[at], at + 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

bool changes_rows(std::string_view sql) {
  return sql.substr(0, 7) == "UPDATE " || sql.substr(0, 7) == "DELETE ";
}
} // namespace

ScriptSession::ScriptSession(const Dialect& dialect, const ScriptLanguage& language, std::string& script)
    : dialect_(dialect), language_(language), script_(script) {}

std::string ScriptSession::version() const { refuse("the version of the server"); }

void ScriptSession::execute(const Statement& statement) {
  script_ += language_.statement(statement);
  names_may_differ_ = true;
  if (auto text = language_.taking_back(statement); !text.empty()) taking_back_.insert(std::move(text));
  // Only a step outside transactions has such statements.
  if (dialect_.controls_transaction(statement)) in_transaction_ = language_.begins_transaction(statement);
}

std::int64_t ScriptSession::run(std::string_view sql, const std::vector<Bound>& values) {
  if (!changes_rows(sql)) {
    note(sql, values);
    return 1;
  }
  const auto text = with_values(sql, values);
  if (in_transaction_) restore_names();
  script_ += language_.change(text);
  return 1;
}

void ScriptSession::note(std::string_view sql, const std::vector<Bound>& values) {
  const auto text = with_values(sql, values);
  if (in_transaction_) restore_names();
  script_ += language_.statement(statement(text));
}

std::vector<TextRow> ScriptSession::query(std::string_view, const std::vector<Bound>&) { return {}; }

void ScriptSession::begin(Transaction kind) {
  if (in_transaction_) throw std::logic_error("a transaction is open already");
  script_ += language_.begin(kind);
  kind_ = kind;
  in_transaction_ = true;
  restore_names();
}

void ScriptSession::restore_names() {
  if (names_may_differ_) script_ += language_.restore_names();
  names_may_differ_ = false;
}

void ScriptSession::commit() {
  script_ += language_.commit(kind_);
  in_transaction_ = false;
}

void ScriptSession::rollback() noexcept { in_transaction_ = false; }

void ScriptSession::limit(const Limits& limits) {
  if (limits_ == limits) return;
  script_ += language_.limit(limits);
  limits_ = limits;
}

void ScriptSession::restore_settings() {
  for (const auto& text : taking_back_) script_ += text;
  taking_back_.clear();
}

bool ScriptSession::try_lock(std::string_view name) {
  lock_name_ = name;
  script_ += language_.lock(name);
  return true;
}

void ScriptSession::unlock() noexcept { script_ += language_.unlock(lock_name_); }

std::optional<Holder> ScriptSession::lock_holder(std::string_view) { return std::nullopt; }

bool ScriptSession::table_exists(const model::QualifiedName& table) {
  refuse("whether there is a table " + to_string(table));
}
bool ScriptSession::column_exists(const model::QualifiedName& table, const model::Identifier& column) {
  refuse("whether table " + to_string(table) + " has a column " + column.text);
}
bool ScriptSession::extension(const model::ExtensionState& state) {
  refuse("whether there is an extension " + state.extension.text);
}
std::vector<model::QualifiedName> ScriptSession::user_tables() { refuse("which tables there are"); }
std::optional<std::uint64_t> ScriptSession::free_space() { refuse("how much space is free"); }
std::optional<std::uint64_t> ScriptSession::table_size(const model::QualifiedName& table) {
  refuse("how large table " + to_string(table) + " is");
}
std::optional<Volume> ScriptSession::volume(const model::QualifiedName& table) {
  refuse("how much table " + to_string(table) + " holds");
}

bool ScriptSession::index_is_invalid(const model::QualifiedName& index) {
  script_ += language_.require_valid(index);
  return false;
}

std::optional<catalog::Table> ScriptSession::read_table(const model::QualifiedName&) { return std::nullopt; }
catalog::Catalog ScriptSession::inspect() { refuse("what the database holds"); }

std::string ScriptSession::with_values(std::string_view sql, const std::vector<Bound>& values) const {
  std::string out;
  std::size_t value = 0;
  for (std::size_t at = 0; at < sql.size();) {
    auto end = at + 1;
    if (sql[at] == '\'' || sql[at] == '"') {
      end = behind_quotes(sql, at);
    } else if (sql[at] == ':' && end < sql.size() && is_letter(sql[end])) {
      while (end < sql.size() && goes_on(sql[end])) ++end;
      out += std::visit(Written{dialect_, language_}, values.at(value++));
      at = end;
      continue;
    }
    out += sql.substr(at, end - at);
    at = end;
  }
  return out;
}

bool is_closed(const Dialect& dialect, const Statement& statement) {
  return dialect.split({statement.sql + "\n;\nSELECT", {}}).size() == 2;
}

} // namespace aludel::dialect
