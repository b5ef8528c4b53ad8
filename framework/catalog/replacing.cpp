#include "framework/catalog/replacing.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/results.hpp"
#include "framework/catalog/select_lists.hpp"
#include "framework/catalog/signature.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>
#include <cstddef>

namespace aludel::catalog {

namespace {
/// The name of one item of a select list; empty when it has none that the words tell.
std::string name_of_item(const std::vector<Word>& item) {
  if (item.empty()) return {};
  const auto& last = item.back();
  const bool named = item.size() > 1 && is_keyword(item[item.size() - 2], "as");
  const bool column = item.size() == 1 || (item.size() > 2 && item[item.size() - 2].text == "." &&
                                           item.size() % 2 == 1 && item.size() <= 5);
  const bool constant = is_keyword(last, "true") || is_keyword(last, "false") || is_keyword(last, "null");
  if (!is_name(last) || (!named && (!column || constant))) return {};
  return last.quoted ? last.text : base::lower(last.text);
}

bool is_prefix(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.size() <= b.size() && std::equal(a.begin(), a.end(), b.begin());
}

const model::CreateView* plain(const View& view) { return std::get_if<model::CreateView>(&view.definition); }

std::optional<std::vector<std::string>> columns_of(const model::CreateView& view) {
  if (view.columns.empty())
    return view.sql.by_dialect.empty() ? columns_of_query(view.sql.every) : std::nullopt;
  std::vector<std::string> names;
  for (const auto& column : view.columns) names.push_back(column.text);
  return names;
}

bool same_arguments(const model::Arguments& now, const model::Arguments& wanted, const Naming& naming) {
  return std::equal(now.begin(), now.end(), wanted.begin(), wanted.end(),
                    [&](const model::Argument& a, const model::Argument& b) {
                      const bool loses_default = !a.default_sql.empty() && b.default_sql.empty();
                      const bool renames = !a.name.empty() && a.name != b.name;
                      return a.mode == b.mode && !loses_default && !renames &&
                             type_spelling(a.type, naming) == type_spelling(b.type, naming);
                    });
}

bool is_window(const Routine& routine) {
  const auto* function = std::get_if<model::CreateFunction>(&routine.definition);
  return function != nullptr && function->window;
}
} // namespace

std::optional<std::vector<QueryColumn>> query_columns(const std::string& sql) {
  const auto words = tokens_of(sql);
  if (words.empty() || !is_keyword(words.front(), "select")) return std::nullopt;
  std::vector<QueryColumn> columns;
  for (const auto& item : SelectLists(words).items_of(0)) {
    if (is_star(words, item)) return std::nullopt;
    const auto at = [&](std::size_t i) { return words.begin() + static_cast<std::ptrdiff_t>(i); };
    const std::vector<Word> tokens(at(item.begin), at(item.end));
    columns.push_back({name_of_item(tokens), tokens});
  }
  return columns;
}

std::optional<std::vector<std::string>> columns_of_query(const std::string& sql) {
  const auto columns = query_columns(sql);
  if (!columns) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& column : *columns) {
    names.push_back(column.name);
    if (column.name.empty()) return std::nullopt;
  }
  return names;
}

bool is_extended(const Type& now, const Type& wanted) {
  const auto* old_enum = std::get_if<model::CreateEnum>(&now.definition);
  const auto* new_enum = std::get_if<model::CreateEnum>(&wanted.definition);
  if (old_enum == nullptr || new_enum == nullptr) return false;
  auto at = new_enum->values.begin();
  return std::all_of(old_enum->values.begin(), old_enum->values.end(), [&](const std::string& value) {
    at = std::find(at, new_enum->values.end(), value);
    return at != new_enum->values.end();
  });
}

bool can_replace(const View& now, const View& wanted) {
  const auto* old_view = plain(now);
  const auto* new_view = plain(wanted);
  if (old_view == nullptr || new_view == nullptr) return false;
  if (old_view->sql == new_view->sql && old_view->columns == new_view->columns) return true;
  const auto old_columns = columns_of(*old_view);
  const auto new_columns = columns_of(*new_view);
  return old_columns && new_columns && is_prefix(*old_columns, *new_columns);
}

bool can_replace(const Routine& now, const Routine& wanted, const Naming& naming) {
  if (now.is_procedure() != wanted.is_procedure()) return false;
  if (!same_arguments(now.body().arguments, wanted.body().arguments, naming)) return false;
  return is_window(now) == is_window(wanted) && same(result_of(now), result_of(wanted), naming);
}

bool can_replace(const Trigger& now, const Trigger& wanted) {
  return now.verbatim.empty() && wanted.verbatim.empty() && !now.definition.constraint &&
         !wanted.definition.constraint;
}

} // namespace aludel::catalog
