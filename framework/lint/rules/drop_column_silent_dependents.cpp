#include "framework/catalog/table_parts.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
struct ColumnsOf {
  std::size_t operator()(const model::PrimaryKey& c) const { return c.columns.size(); }
  std::size_t operator()(const model::Unique& c) const { return c.columns.size(); }
  std::size_t operator()(const model::ForeignKey&) const { return 2; } // of any width
  std::size_t operator()(const model::Check&) const { return 2; }
  std::size_t operator()(const model::Exclusion& c) const { return c.elements.size(); }
};

/// A check of this column alone goes with it as everybody expects.
bool is_of_one_column(const catalog::Table& table, const catalog::Constraint& constraint,
                      const catalog::Naming& naming) {
  std::size_t used = 0;
  for (const auto& column : table.columns)
    used += catalog::uses_column(constraint, column.definition.name, naming) ? 1U : 0U;
  return std::holds_alternative<model::Check>(constraint.definition) && used < 2;
}

std::vector<std::string> parts_with(const catalog::Table& table, const model::Identifier& column,
                                    const catalog::Naming& naming) {
  std::vector<std::string> parts;
  for (const auto& constraint : table.constraints)
    if (catalog::uses_column(constraint, column, naming) &&
        std::visit(ColumnsOf{}, constraint.definition) > 1 && !is_of_one_column(table, constraint, naming))
      parts.push_back("constraint " + constraint.name.text);
  for (const auto& index : table.indexes)
    if (index.definition.columns.size() > 1 && catalog::uses_column(index.definition, column, naming))
      parts.push_back("index " + index.definition.name.text);
  return parts;
}
} // namespace

Remarks drop_column_silent_dependents(const Transition& t) {
  const auto* o = t.as<model::DropColumn>();
  const auto* column = o == nullptr || o->cascade ? nullptr : live_column(t, o->table, o->column);
  if (column == nullptr) return {};
  const auto parts = parts_with(*t.before().table(o->table), o->column, t.before().naming());
  if (parts.empty()) return {};
  return {{"with column " + to_string(o->table) + "." + o->column.text + " go " + listed(parts) +
               ", which nobody named",
           "drop or replace them first, by name"}};
}

} // namespace aludel::lint::rules
