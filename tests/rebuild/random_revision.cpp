#include "tests/rebuild/random_revision.hpp"

#include "tests/rebuild/random_draft.hpp"

#include <algorithm>
#include <set>

namespace aludel::rebuild {

namespace {
struct TypeChange {
  const char* yaml;
  const char* ordinary;
  const char* strict;
};
const std::vector<TypeChange> types{{"integer", "INTEGER", "INTEGER"}, {"bigint", "BIGINT", "INTEGER"},
                                    {"text", "TEXT", "TEXT"},          {"varchar(20)", "VARCHAR(20)", "TEXT"},
                                    {"double", "DOUBLE", "REAL"},      {"numeric", "NUMERIC", "ANY"},
                                    {"bytes", "BLOB", "BLOB"},         {"date", "DATE", "TEXT"}};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class RandomRevision {
public:
  RandomRevision(Dice& dice, const Draft& draft) : dice_(dice) {
    revision_.up.draft = draft;
    revision_.down.draft = draft;
  }

  Revision draw() {
    const auto wanted = static_cast<std::size_t>(1 + dice_.below(3));
    for (int tries = 0; tries < 60 && revision_.steps.size() < wanted; ++tries) change();
    return std::move(revision_);
  }

private:
  void change() {
    auto& table = revision_.up.draft.tables[static_cast<std::size_t>(
        dice_.below(static_cast<int>(revision_.up.draft.tables.size())))];
    switch (dice_.below(12)) {
    case 0:
    case 1: return alter_type(table);
    case 2: return alter_nullable(table);
    case 3: return alter_default(table);
    case 4: return add_check(table);
    case 5: return add_unique(table);
    case 6: return add_foreign_key(table);
    case 7: return drop_constraint(table);
    case 8: return rename_constraint(table);
    case 9: return add_column(table);
    case 10: return drop_column(table);
    default: return add_primary_key(table);
    }
  }

  std::string number() { return std::to_string(++number_); }
  static std::string of(const Table& table) {
    return "table: " + yaml(table.name) + (has(table.name, ".") ? ", schema: main" : "");
  }
  void step(const std::string& operation, const std::string& keys) {
    revision_.steps.push_back("  - " + operation + ": {" + keys + "}");
  }

  /// A column that no key holds and no other change has touched; null when the draw is no good.
  Column* ordinary_column(Table& table) {
    auto& column =
        table.columns[static_cast<std::size_t>(dice_.below(static_cast<int>(table.columns.size())))];
    const bool is_key = column.name == table.key || column.pool == Pool::keys ||
                        has(column.parts, "PRIMARY KEY") || column.name == "k 2";
    if (is_key || !column.generated.empty() || !touched_.insert({table.name, column.name}).second)
      return nullptr;
    return &column;
  }

  void alter_type(Table& table) {
    auto* column = table.is_searched ? nullptr : ordinary_column(table);
    if (column == nullptr) return;
    const auto& type = dice_.one_of(types);
    column->type = table.strict ? type.strict : type.ordinary;
    auto keys = of(table) + ", column: " + yaml(column->name) + ", type: " + type.yaml;
    if (dice_.chance(12)) {
      const auto filling = "coalesce(" + spelled(column->name) + ", 1)";
      revision_.up.fillings[{table.name, column->name}] = filling;
      revision_.has_way_back = false;
      keys += ", using: " + yaml(filling);
    }
    step("alter_column", keys);
  }

  void alter_nullable(Table& table) {
    auto* column = ordinary_column(table);
    if (column == nullptr) return;
    column->not_null = !column->not_null;
    step("alter_column", of(table) + ", column: " + yaml(column->name) +
                             ", nullable: " + (column->not_null ? "false" : "true"));
  }

  void alter_default(Table& table) {
    auto* column = ordinary_column(table);
    if (column == nullptr) return;
    const auto keys = of(table) + ", column: " + yaml(column->name);
    if (!column->default_value.empty() && dice_.chance(40)) {
      column->default_value.clear();
      return step("alter_column", keys + ", drop_default: true");
    }
    column->default_value =
        table.strict && column->pool != Pool::texts ? "NULL" : dice_.one_of({"'it''s: #1'", "(3 * 4)"});
    const auto value = column->default_value == "NULL"   ? "{sql: \"NULL\"}"
                       : column->default_value[0] == '(' ? "{sql: 3 * 4}"
                                                         : yaml("it's: #1");
    step("alter_column", keys + ", default: " + value);
  }

  void add_check(Table& table) {
    const auto& column = dice_.one_of(table.columns);
    if (!touched_.insert({table.name, column.name}).second) return;
    const auto name = "more " + number();
    const auto condition = random_condition(dice_, table, column);
    table.constraints.push_back({name, "CHECK (" + condition + ")"});
    step("add_check", of(table) + ", name: " + yaml(name) + ", sql: " + yaml(condition));
  }

  void add_unique(Table& table) {
    const auto& one = dice_.one_of(table.columns);
    const auto& other = dice_.one_of(table.columns);
    if (&one == &other || !touched_.insert({table.name, one.name}).second ||
        !touched_.insert({table.name, other.name}).second)
      return;
    const auto name = "alone " + number();
    table.constraints.push_back({name, "UNIQUE (" + spelled(one.name) + ", " + spelled(other.name) + ")"});
    step("add_unique", of(table) + ", name: " + yaml(name) + ", columns: [" + yaml(one.name) + ", " +
                           yaml(other.name) + "]");
  }

  void add_foreign_key(Table& table) {
    const auto& parent = dice_.one_of(revision_.up.draft.tables);
    auto* column = parent.key.empty() ? nullptr : ordinary_column(table);
    if (column == nullptr) return;
    const auto name = "to " + number();
    table.constraints.push_back({name, "FOREIGN KEY (" + spelled(column->name) + ") REFERENCES " +
                                           spelled(parent.name) + " (" + spelled(parent.key) +
                                           ") ON DELETE SET NULL"});
    const auto points = "references: {table: " + yaml(parent.name) +
                        (has(parent.name, ".") ? ", schema: main" : "") + ", columns: [" + yaml(parent.key) +
                        "], on_delete: set_null}";
    step("add_foreign_key",
         of(table) + ", name: " + yaml(name) + ", columns: [" + yaml(column->name) + "], " + points);
  }

  Constraint* named_constraint(Table& table) {
    std::vector<Constraint*> all;
    for (auto& constraint : table.constraints)
      if (!constraint.name.empty() && !has(constraint.name, "one") && !has(constraint.name, " by"))
        all.push_back(&constraint);
    if (all.empty()) return nullptr;
    auto* found = dice_.one_of(all);
    return touched_.insert({table.name, "constraint " + found->name}).second ? found : nullptr;
  }

  void drop_constraint(Table& table) {
    const auto* constraint = named_constraint(table);
    if (constraint == nullptr || has(constraint->sql, "PRIMARY KEY") || has(constraint->name, "more") ||
        has(constraint->name, "alone") || has(constraint->name, "to "))
      return;
    step("drop_constraint", of(table) + ", name: " + yaml(constraint->name));
    if (has(constraint->sql, "UNIQUE") && (has(constraint->sql, "CONFLICT") ||
                                           has(constraint->sql, "COLLATE") || has(constraint->sql, " DESC")))
      revision_.has_way_back = false;
    // Its down puts it behind all others.
    auto& former = revision_.down.draft.table(table.name).constraints;
    const auto at = std::find_if(former.begin(), former.end(),
                                 [&](const Constraint& c) { return c.name == constraint->name; });
    std::rotate(at, at + 1, former.end());
    table.constraints.erase(table.constraints.begin() + (constraint - table.constraints.data()));
  }

  void rename_constraint(Table& table) {
    auto* constraint = named_constraint(table);
    if (constraint == nullptr) return;
    const auto name = "so called " + number();
    if (has(constraint->name, "more") || has(constraint->name, "alone") || has(constraint->name, "to "))
      return;
    step("rename_constraint", of(table) + ", from: " + yaml(constraint->name) + ", to: " + yaml(name));
    constraint->name = name;
    touched_.insert({table.name, "constraint " + name});
  }

  void add_column(Table& table) {
    if (!touched_.insert({table.name, "new column"}).second) return;
    Column column{"new " + number(), table.strict ? "TEXT" : "VARCHAR(8)", Pool::texts};
    auto keys = of(table) + ", name: " + yaml(column.name) + ", type: varchar(8)";
    switch (dice_.below(4)) {
    case 0:
      column.default_value = "(lower('ABC'))";
      keys += ", default: {sql: \"lower('ABC')\"}";
      break;
    case 1:
      column.parts = "UNIQUE";
      keys += ", unique: true";
      break;
    case 2:
      column.generated =
          "GENERATED ALWAYS AS (coalesce(" + spelled(table.columns[0].name) + ", '') || 'x') STORED";
      keys +=
          ", generated: {sql: " + yaml("coalesce(" + spelled(table.columns[0].name) + ", '') || 'x'") + "}";
      break;
    default:
      column.not_null = true;
      column.default_value = "(1 + 1)";
      column.parts = "CHECK (" + spelled(column.name) + " <> 'zz')";
      keys += ", nullable: false, default: {sql: 1 + 1}, check: " + yaml(spelled(column.name) + " <> 'zz'");
    }
    step("add_column", keys);
    table.columns.push_back(column);
  }

  void drop_column(Table& table) {
    const auto at =
        std::find_if(table.columns.begin(), table.columns.end(), [](const Column& c) { return c.is_free; });
    if (at == table.columns.end() || !touched_.insert({table.name, at->name}).second) return;
    step("drop_column", of(table) + ", column: " + yaml(at->name));
    auto& former = revision_.down.draft.table(table.name);
    const auto there = former.columns.begin() + (at - table.columns.begin());
    revision_.down.fillings[{table.name, at->name}] = at->default_value.empty() ? "NULL" : at->default_value;
    // What comes back has its conventional name.
    if (const auto check = there->parts.find("CHECK"); check != std::string::npos)
      there->parts.insert(check, "CONSTRAINT " + spelled(table.name + "_" + at->name + "_check") + " ");
    std::rotate(there, there + 1, former.columns.end());
    drop_indexes(table, at->name);
    table.columns.erase(at);
  }

  static void drop_indexes(Table& table, const std::string& column) {
    table.indexes.erase(std::remove_if(table.indexes.begin(), table.indexes.end(),
                                       [&](const std::string& sql) { return has(sql, column); }),
                        table.indexes.end());
  }

  void add_primary_key(Table& table) {
    const auto is_key = [](const Constraint& c) { return has(c.sql, "PRIMARY KEY"); };
    if (std::any_of(table.columns.begin(), table.columns.end(),
                    [](const Column& c) { return has(c.parts, "PRIMARY KEY"); }) ||
        std::any_of(table.constraints.begin(), table.constraints.end(), is_key))
      return;
    auto* column = ordinary_column(table);
    if (column == nullptr || !touched_.insert({table.name, "key"}).second) return;
    const auto name = "key " + number();
    column->not_null = true;
    table.is_alias = column->type == "INTEGER";
    table.constraints.push_back({name, "PRIMARY KEY (" + spelled(column->name) + ")"});
    step("add_primary_key", of(table) + ", name: " + yaml(name) + ", columns: [" + yaml(column->name) + "]");
  }

  Dice& dice_;
  Revision revision_;
  std::set<std::pair<std::string, std::string>> touched_;
  int number_ = 0;
};
} // namespace

Revision random_revision(Dice& dice, const Draft& draft) { return RandomRevision(dice, draft).draw(); }

std::string yaml(const std::string& text) {
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
  return out + "\"";
}

} // namespace aludel::rebuild
