#include "framework/lint/holders.hpp"

#include "framework/catalog/names.hpp"
#include "framework/lint/facts.hpp"

namespace aludel::lint {

namespace {
std::optional<Holder> holder_among_constraints(const Transition& t, const model::QualifiedName& name) {
  std::optional<Holder> found;
  // This looks at every constraint of the schema: only where there is one.
  if (!t.before().naming().names_constraints || !t.before().has_constraint(name)) return found;
  t.before().for_each_table([&](const catalog::Table& table) {
    for (const auto& constraint : table.constraints)
      if (constraint.name == name.name && catalog::has_index(constraint.definition) && table.certain() &&
          same(t, {table.name.schema, constraint.name}, name))
        found = Holder{"the constraint of " + to_string(table.name), constraint.origin};
  });
  return found;
}
} // namespace

std::optional<Holder> holder_of(const Transition& t, const model::QualifiedName& name) {
  const auto& before = t.before();
  if (const auto* index = catalog::find_index(before, name)) {
    const auto* table = before.table_of_index(name);
    return Holder{"an index" + (table == nullptr ? "" : " of " + to_string(table->name)), index->origin,
                  index};
  }
  if (const auto* table = before.table(name)) return Holder{"a table", table->origin};
  if (const auto* view = before.view(name)) return Holder{"a view", view->origin};
  if (const auto* sequence = before.sequence(name)) return Holder{"a sequence", sequence->origin};
  return holder_among_constraints(t, name);
}

std::string taken_by(const model::Identifier& name, const Holder& holder) {
  const auto made = since(holder.origin);
  return "the name " + name.text + " is taken by " + holder.words + (made.empty() ? "" : ", " + made);
}

} // namespace aludel::lint
