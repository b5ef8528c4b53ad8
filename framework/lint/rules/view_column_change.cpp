#include "framework/catalog/replacing.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/queries.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// A column of a view, as far as it is known.
struct ViewColumn {
  std::string name;
  std::optional<model::Type> type = {};
};
using ViewColumns = std::vector<ViewColumn>;

/// Of "column::type" and "'…'::type"; elsewhere the cast is of a part.
std::optional<model::Type> cast_to(const std::vector<catalog::Word>& item, const std::string& query) {
  auto end = item.size();
  if (end > 2 && catalog::is_keyword(item[end - 2], "as")) end -= 2;
  std::size_t colon = end;
  for (std::size_t i = 0; i + 1 < end; ++i)
    if (catalog::is_sign(item[i], ":") && catalog::is_sign(item[i + 1], ":")) colon = i;
  const bool alone = colon == 0 || (colon == 1 && catalog::is_name(item.front()));
  if (!alone || colon + 2 >= end) return std::nullopt;
  const auto begin = item[colon + 2].begin;
  return model::parse_type(base::lower(query.substr(begin, item[end - 1].end - begin))).type;
}

std::optional<model::Type> type_of(const std::vector<catalog::Word>& item, const std::string& query,
                                   const catalog::Table* table) {
  if (auto cast = cast_to(item, query)) return cast;
  const bool plain = item.size() == 1 || (item.size() == 3 && catalog::is_keyword(item[1], "as"));
  if (table == nullptr || !plain || !catalog::is_name(item.front())) return std::nullopt;
  for (const auto& column : table->columns)
    if (catalog::names(item.front(), column.definition.name)) return column.definition.type;
  return std::nullopt;
}

std::optional<ViewColumns> view_columns(const catalog::View& view, const Transition& t) {
  const auto* sql = view.query().in(t.passage->scene.dialect.name());
  const auto* given = std::get_if<model::CreateView>(&view.definition);
  if (sql == nullptr || given == nullptr) return std::nullopt;
  const auto query = with_columns_for_star(*sql, t.before());
  const auto found = catalog::query_columns(query);
  if (!found) return std::nullopt;
  ViewColumns columns;
  for (const auto& one : *found)
    columns.push_back({one.name, type_of(one.item, query, only_table(query, t.before()))});
  for (std::size_t i = 0; i < given->columns.size() && i < columns.size(); ++i)
    columns[i].name = given->columns[i].text;
  return columns;
}

bool are_other_types(const std::optional<model::Type>& a, const std::optional<model::Type>& b) {
  using enum model::TypeKind;
  const auto is_plain = [](const model::Type& type) {
    return type.kind != native && type.kind != enumeration && type.kind != character;
  };
  return a && b && is_plain(*a) && is_plain(*b) && *a != *b;
}

/// The first change that the server meets; empty: none that is certain.
std::string refused_change(const ViewColumns& known, const ViewColumns& made) {
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto& [name, type] = known[i];
    if (i >= made.size())
      return name.empty() ? "drop column " + std::to_string(i + 1) : "drop column " + name;
    const auto& now = made[i];
    if (!name.empty() && !now.name.empty() && name != now.name)
      return "rename column " + name + " to " + now.name + " (each column keeps its place)";
    if (are_other_types(type, now.type))
      return "make column " + name + " " + to_string(*now.type) + ", which is " + to_string(*type);
  }
  return {};
}
} // namespace

Remarks view_column_change(const Transition& t) {
  const auto* o = t.as<model::CreateView>();
  const auto* view = o == nullptr || !o->replace || t.change.maybe ? nullptr : t.before().view(o->name);
  if (view == nullptr || !view->certain()) return {};
  catalog::View wanted;
  wanted.definition = *o;
  const auto known = view_columns(*view, t);
  const auto made = view_columns(wanted, t);
  const auto change = known && made ? refused_change(*known, *made) : "";
  if (change.empty()) return {};
  const auto origin = since(view->origin);
  return {{"CREATE OR REPLACE VIEW " + to_string(o->name) + " cannot " + change +
               (origin.empty() ? "" : "; the view was " + origin),
           "add columns at the end only, or DROP VIEW " + to_string(o->name) +
               " first, create it, and grant its rights again"}};
}

} // namespace aludel::lint::rules
