#include "framework/lint/facts.hpp"
#include "framework/lint/keys.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// It tells all rows of the view apart.
bool tells_rows_apart(const catalog::Index& index) {
  return index.definition.unique && !index.definition.where && !plain_columns(index.definition).empty();
}
} // namespace

Remarks refresh_concurrently_needs_unique_index(const Transition& t) {
  const auto* o = t.as<model::RefreshMaterializedView>();
  const auto* view =
      o == nullptr || !o->concurrently || !t.is_complete() ? nullptr : t.before().view(o->name);
  if (view == nullptr || !view->is_materialized() || !view->certain() ||
      std::any_of(view->indexes.begin(), view->indexes.end(), tells_rows_apart))
    return {};
  const auto name = to_string(o->name);
  return {{engine_of(t) + " refuses to refresh " + name +
               " concurrently: no unique index over plain columns tells all of its rows apart",
           "CREATE UNIQUE INDEX … ON " + name + " (…) before it, without WHERE"}};
}

} // namespace aludel::lint::rules
