#include "framework/runner/conditions.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::runner {

using model::Comparison;

namespace {
std::vector<int> numbers(const std::string& version) {
  std::vector<int> parts;
  for (const auto& part : base::split(version, '.')) {
    const auto digits = part.substr(0, part.find_first_not_of("0123456789"));
    if (digits.empty()) break;
    parts.push_back(std::stoi(digits.substr(0, 9)));
  }
  return parts;
}

/// As a database prints a truth: 1, t, true are the same, and so are 0, f, false.
std::string truth(const std::string& text) {
  auto word = base::lower(text);
  if (word == "t" || word == "1") return "true";
  if (word == "f" || word == "0") return "false";
  return word;
}

bool same_value(const std::string& value, const std::string& expected) {
  if (value == expected) return true;
  return (truth(expected) == "true" || truth(expected) == "false") && truth(value) == truth(expected);
}

struct Problems {
  const dialect::Dialect& dialect;
  const base::Place& place;
  base::Diagnostics& found;

  void test(const model::Condition& condition) const { std::visit(*this, condition.test); }
  void operator()(const model::FreeSpace&) const {
    if (dialect.knows_free_space()) return;
    add(std::string(dialect.title()) + " does not tell how much disk space is free",
        "ask for `rows:` of the table instead, or write `only:` beside the step with the dialects that know");
  }
  void operator()(const model::SqlIs& c) const {
    const auto* sql = c.sql.in(dialect.name());
    if (sql == nullptr)
      return add("the condition has no SQL for " + std::string(dialect.name()),
                 "write it under `sql:` by dialect");
    const auto statements = dialect.split({*sql, place});
    if (statements.size() != 1)
      return add("the condition's SQL is " + std::to_string(statements.size()) +
                     " statements, and one query is due",
                 "ask one question that gives one value; several conditions stand under `all:`");
    if (!dialect.reads_only(statements.front()))
      add("the condition's SQL is no query: " + *sql,
          "write a SELECT of one value; what changes something belongs into a step of its own");
  }
  void operator()(const model::Not& c) const { test(c.operand.front()); }
  void operator()(const model::AllOf& c) const {
    for (const auto& operand : c.operands) test(operand);
  }
  void operator()(const model::AnyOf& c) const {
    for (const auto& operand : c.operands) test(operand);
  }
  void operator()(const auto&) const {}

private:
  void add(std::string message, std::string help) const {
    found.push_back({base::Severity::error, "condition", std::move(message), std::move(help), place});
  }
};

struct Holds {
  dialect::Session& session;
  const dialect::Dialect& dialect;
  const Facts& facts;

  bool test(const model::Condition& condition) const { return std::visit(*this, condition.test); }
  bool operator()(const model::TableExists& c) const { return session.table_exists(c.table); }
  bool operator()(const model::ColumnExists& c) const { return session.column_exists(c.table, c.column); }
  bool operator()(const model::ExtensionState& c) const { return session.extension(c); }
  bool operator()(const model::ServerVersion& c) const { return meets(c, session.version()); }
  bool operator()(const model::RowsAtMost& c) const {
    if (!session.table_exists(c.table)) return false;
    // One row more than allowed settles it: a large table is not counted to its end.
    const auto rows = session.query("SELECT count(*) FROM (SELECT 1 FROM " + dialect.quoted(c.table) +
                                    " LIMIT " + std::to_string(c.most + 1) + ") AS counted");
    return std::stoll(rows.front().front().value_or("0")) <= c.most;
  }
  bool operator()(const model::FreshInstall& c) const { return facts.fresh_install == c.expected; }
  bool operator()(const model::FreeSpace& c) const {
    if (!session.table_exists(c.table)) return false;
    const auto free = session.free_space();
    const auto size = session.table_size(c.table);
    if (!free || !size)
      throw base::Error(base::Exit::failed, "condition",
                        "this database cannot tell how much disk space is free",
                        "ask something else in `when:`, or write `only:` beside the step");
    return static_cast<double>(*free) >= c.factor * static_cast<double>(*size);
  }
  bool operator()(const model::SqlIs& c) const {
    const auto* sql = c.sql.in(dialect.name());
    if (sql == nullptr)
      throw base::Error(base::Exit::failed, "condition",
                        "the condition has no SQL for " + std::string(dialect.name()),
                        "write it under `sql:` by dialect");
    const auto rows = session.query(*sql);
    const auto value = rows.empty() || rows.front().empty() ? std::nullopt : rows.front().front();
    return value ? same_value(*value, c.expected) : base::lower(c.expected) == "null";
  }
  bool operator()(const model::Not& c) const { return !test(c.operand.front()); }
  bool operator()(const model::AllOf& c) const {
    return std::all_of(c.operands.begin(), c.operands.end(),
                       [&](const auto& operand) { return test(operand); });
  }
  bool operator()(const model::AnyOf& c) const {
    return std::any_of(c.operands.begin(), c.operands.end(),
                       [&](const auto& operand) { return test(operand); });
  }
};
} // namespace

bool meets(const model::ServerVersion& wanted, const std::string& version) {
  auto have = numbers(version);
  auto want = wanted.version;
  // "= 15" means any 15: what was not asked for is not compared.
  if (wanted.comparison == Comparison::equal || wanted.comparison == Comparison::not_equal)
    have.resize(want.size());
  const auto length = std::max(have.size(), want.size());
  have.resize(length);
  want.resize(length);
  switch (wanted.comparison) {
  case Comparison::less: return have < want;
  case Comparison::at_most: return have <= want;
  case Comparison::equal: return have == want;
  case Comparison::not_equal: return have != want;
  case Comparison::at_least: return have >= want;
  case Comparison::greater: return have > want;
  }
  return false;
}

Facts facts_of(dialect::Session& session, const journal::Names& names) {
  const auto tables = session.user_tables();
  const auto is_own = [&](const model::QualifiedName& table) {
    return table.name == names.version.name || table.name.text.rfind("aludel_", 0) == 0;
  };
  return {std::all_of(tables.begin(), tables.end(), is_own)};
}

base::Diagnostics problems(const model::Precondition& when, const dialect::Dialect& dialect) {
  base::Diagnostics found;
  Problems{dialect, when.place, found}.test(when.condition);
  return found;
}

bool holds(const model::Condition& condition, dialect::Session& session, const dialect::Dialect& dialect,
           const Facts& facts) {
  return Holds{session, dialect, facts}.test(condition);
}

} // namespace aludel::runner
