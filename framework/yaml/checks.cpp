#include "framework/yaml/checks.hpp"

#include "framework/base/text.hpp"
#include "framework/yaml/keys.hpp"

#include <algorithm>
#include <set>

namespace aludel::yaml {

namespace {
bool has(const Slot& slot, std::string_view key) { return slot_of(slot, key).has_value(); }

void wrong(const Slot& slot, std::string_view key, std::string message, std::string help, Reading& in) {
  in.problem("bad-value", std::move(message), std::move(help), place_of(slot, key));
}

void missing(const Slot& slot, std::string message, std::string help, Reading& in) {
  in.problem("missing-key", std::move(message), std::move(help), *slot.place);
}

/// Whether the key says something: the rule's flag does when it is true.
bool says(const Slot& slot, std::string_view key, const describe::Rule& rule) {
  const auto value = slot_of(slot, key);
  return value && (key != rule.flag || is_true(*value));
}

void exclude(const Slot& slot, const describe::Rule& rule, Reading& in) {
  if (says(slot, rule.first, rule) && says(slot, rule.second, rule))
    wrong(slot, rule.second,
          std::string(rule.first) + " and " + std::string(rule.second) + " exclude each other",
          std::string(rule.help), in);
}

/// One of two ways to say it says something.
void not_empty(const Slot& slot, std::string_view key, Reading& in) {
  const auto value = slot_of(slot, key);
  if (value && is_list(*value) && value->node->items.empty())
    wrong(slot, key, slot.called() + " needs at least one " + std::string(key.substr(0, key.size() - 1)), "",
          in);
}

void one_of(const Slot& slot, const describe::Rule& rule, Reading& in) {
  not_empty(slot, rule.first, in);
  not_empty(slot, rule.second, in);
  const std::string first(rule.first), second(rule.second);
  if (has(slot, first) && has(slot, second))
    wrong(slot, second, slot.called() + " takes either " + first + " or " + second, std::string(rule.help),
          in);
  else if (!has(slot, first) && !has(slot, second))
    missing(slot, slot.called() + " needs the key '" + first + "' or '" + second + "'", "", in);
}

void same_count(const Slot& slot, std::size_t columns, const model::References& references, Reading& in) {
  if (references.columns.empty() || references.columns.size() == columns) return;
  wrong(slot, "references",
        base::count_of(columns, "column") + (columns == 1 ? " points at " : " point at ") +
            base::count_of(references.columns.size(), "column") + " of " + to_string(references.table),
        "name as many columns on both sides", in);
}

bool is_whole_number(const model::Type& type) {
  using enum model::TypeKind;
  return type.dimensions == 0 &&
         (type.kind == smallint || type.kind == integer || type.kind == bigint || type.kind == native);
}

void key_of_autoincrement(const Slot& slot, bool is_key, Reading& in) {
  if (!is_key)
    wrong(slot, "autoincrement", "autoincrement is for the primary key alone", "add primary_key: true", in);
}

/// `yes` and quoted words are texts by YAML 1.2, and SQLite would keep them as such.
void check_default(const Slot& slot, const std::optional<model::Type>& type,
                   const std::optional<model::Value>& value, Reading& in) {
  const bool boolean = type && type->kind == model::TypeKind::boolean && type->dimensions == 0;
  const auto* text = boolean && value ? std::get_if<std::string>(&*value) : nullptr;
  if (text == nullptr || in.options.untyped_columns) return;
  const auto word = base::lower(*text);
  const bool yes =
      word == "true" || word == "yes" || word == "on" || word == "t" || word == "y" || word == "1";
  const bool no =
      word == "false" || word == "no" || word == "off" || word == "f" || word == "n" || word == "0";
  wrong(slot, "default", "the default of a boolean must be true or false, not the text '" + *text + "'",
        yes  ? "write true"
        : no ? "write false"
             : "write true or false, or {sql: EXPRESSION}",
        in);
}

/// The column as an item of the list under `columns:`.
Slot column_slot(const Slot& table, std::size_t index) { return items_of(*slot_of(table, "columns"))[index]; }

void check_column_names(const Slot& slot, const model::CreateTable& table, Reading& in) {
  std::set<model::Identifier> names;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (const auto& name = table.columns[i].name; !names.insert(name).second)
      in.problem("duplicate-name", "the table has two columns '" + name.text + "'", "",
                 place_of(column_slot(slot, i), "name"));
}

void check_primary_key(const Slot& slot, const model::CreateTable& table, Reading& in) {
  bool given = table.primary_key.has_value();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (!table.columns[i].primary_key) continue;
    if (given)
      in.problem("bad-value", "the table has two primary keys",
                 "a key of several columns is written once: primary_key: [a, b] beside columns",
                 place_of(column_slot(slot, i), "primary_key"));
    given = true;
  }
}

void check_autoincrement(const Slot& slot, const model::CreateTable& table, Reading& in) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    if (!column.autoincrement) continue;
    const bool alone = table.primary_key && table.primary_key->columns == model::Identifiers{column.name};
    key_of_autoincrement(column_slot(slot, i), column.primary_key || alone, in);
  }
}
} // namespace

void check(const Slot& slot, const describe::Rule& rule, Reading& in) {
  using Kind = describe::Rule::Kind;
  switch (rule.kind) {
  case Kind::excludes: return exclude(slot, rule, in);
  case Kind::one_of: return one_of(slot, rule, in);
  case Kind::needs:
    if (has(slot, rule.first) && !has(slot, rule.second))
      wrong(slot, rule.first, std::string(rule.message), std::string(rule.help), in);
    return;
  case Kind::alias: // Keys looks after it
  case Kind::some: return;
  }
}

void check(const Slot& slot, const model::Column& column, Reading& in) {
  if ((column.autoincrement || column.identity) && !is_whole_number(column.type))
    wrong(slot, "type",
          std::string(column.identity ? "identity" : "autoincrement") +
              " needs smallint, integer or bigint, not " + to_string(column.type),
          "", in);
  if (column.references) same_count(slot, 1, *column.references, in);
  check_default(slot, column.type, column.default_value, in);
}

void check(const Slot& slot, const model::AlterColumn& operation, Reading& in) {
  check_default(slot, operation.type, operation.default_value, in);
}

void check(const Slot& slot, const model::References& references, Reading& in) {
  if (references.table.empty()) wrong(slot, "table", "references needs a table", "", in);
}

void check(const Slot& slot, const model::ForeignKey& key, Reading& in) {
  same_count(slot, key.columns.size(), key.references, in);
}

void check(const Slot& slot, const model::CreateTable& operation, Reading& in) {
  check_column_names(slot, operation, in);
  check_primary_key(slot, operation, in);
  check_autoincrement(slot, operation, in);
}

void check(const Slot& slot, const model::AddColumn& operation, Reading& in) {
  check(slot, operation.column, in);
  if (operation.column.autoincrement) key_of_autoincrement(slot, operation.column.primary_key, in);
}

void check(const Slot& slot, const model::AddForeignKey& operation, Reading& in) {
  same_count(slot, operation.columns.size(), operation.references, in);
}

void check(const Slot& slot, const model::Delete& operation, Reading& in) {
  if (has(slot, "rows") && operation.rows.empty())
    wrong(slot, "rows", slot.called() + " needs at least one row", "", in);
}

} // namespace aludel::yaml
