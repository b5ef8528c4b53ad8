#include "framework/catalog/table_parts.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/column_uses.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
struct BlockedBy {
  std::string operator()(const model::PrimaryKey&) const { return "the primary key"; }
  std::string operator()(const model::Unique&) const { return "a unique constraint"; }
  // Of one column they may stand at the column, and then go with it.
  std::string operator()(const model::ForeignKey& key) const {
    return key.columns.size() > 1 ? "a foreign key of several columns" : "";
  }
  std::string operator()(const model::Check&) const { return ""; }
  std::string operator()(const model::Exclusion&) const { return ""; }
};

/// A check of several columns stands with the table.
bool is_of_several(const catalog::Table& table, const catalog::Constraint& constraint,
                   const catalog::Naming& naming) {
  return std::holds_alternative<model::Check>(constraint.definition) &&
         std::count_if(table.columns.begin(), table.columns.end(), [&](const catalog::Column& column) {
           return catalog::uses_column(constraint, column.definition.name, naming);
         }) > 1;
}

/// By SQL: typed steps make the table anew.
std::optional<model::DropColumn> dropped_column(const Transition& t) {
  if (t.reading() == nullptr) return std::nullopt;
  if (const auto* o = t.as<model::DropColumn>()) return *o;
  const auto words = t.raw() == nullptr || t.raw()->kind != "ALTER TABLE"
                         ? std::vector<catalog::Word>{}
                         : catalog::words_of(t.raw()->statement.sql);
  const auto drop = std::find_if(words.begin(), words.end(),
                                 [](const auto& word) { return catalog::is_keyword(word, "drop"); });
  const auto at = static_cast<std::size_t>(drop - words.begin());
  if (at < 3 || at > 4 || at + 1 >= words.size()) return std::nullopt;
  model::DropColumn o;
  o.table = {at == 4 ? words[2].text : "", words[at - 1].text};
  o.column = words.back().text;
  return o;
}

std::vector<std::string> blockers(const Transition& t, const catalog::Table& table,
                                  const model::Identifier& column) {
  const auto& naming = t.before().naming();
  std::vector<std::string> all;
  for (const auto& constraint : table.constraints) {
    if (!catalog::uses_column(constraint, column, naming)) continue;
    auto words = std::visit(BlockedBy{}, constraint.definition);
    if (is_of_several(table, constraint, naming)) words = "a check of several columns";
    if (!words.empty()) all.push_back(std::move(words));
  }
  for (const auto& index : table.indexes)
    if (catalog::uses_column(index.definition, column, naming))
      all.push_back("index " + index.definition.name.text);
  for (const auto& object : surely_needing(t, table.name, column))
    if (object.kind != model::ObjectKind::constraint) all.push_back(called(object));
  return all;
}
} // namespace

Remarks drop_column_blocked(const Transition& t) {
  const auto o = dropped_column(t);
  const auto* table = o ? t.before().table(o->table) : nullptr;
  if (table == nullptr || !table->certain() || table->column(o->column, t.before().naming()) == nullptr)
    return {};
  auto all = blockers(t, *table, o->column);
  if (table->columns.size() == 1) all.emplace_back("nothing else being in the table");
  if (all.empty()) return {};
  return {{engine_of(t) + " refuses to drop " + to_string(o->table) + "." + o->column.text + ", because of " +
               listed(all),
           "drop that first, or write the typed step `drop_column`, which makes the table anew"}};
}

} // namespace aludel::lint::rules
