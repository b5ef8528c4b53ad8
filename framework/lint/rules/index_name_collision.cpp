#include "framework/catalog/comparison.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
/// PostgreSQL keeps the index of such a constraint under the constraint's name.
bool has_index(const catalog::Constraint& constraint) {
  return std::holds_alternative<model::PrimaryKey>(constraint.definition) ||
         std::holds_alternative<model::Unique>(constraint.definition) ||
         std::holds_alternative<model::Exclusion>(constraint.definition);
}

struct Holder {
  std::string words;
  catalog::Origin origin;
  const catalog::Index* index = nullptr;
};

std::optional<Holder> holder_among_constraints(const Transition& t, const model::QualifiedName& name) {
  std::optional<Holder> found;
  if (!t.before().naming().names_constraints) return found;
  t.before().for_each_table([&](const catalog::Table& table) {
    for (const auto& constraint : table.constraints)
      // The plain comparison comes first: this looks at every constraint of the schema.
      if (constraint.name == name.name && has_index(constraint) && table.certain() &&
          same(t, {table.name.schema, constraint.name}, name))
        found = Holder{"the constraint of " + to_string(table.name), constraint.origin};
  });
  return found;
}

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

bool is_same_index(const Transition& t, const model::CreateIndex& o, const Holder& holder) {
  if (holder.index == nullptr) return false;
  const auto* table = t.before().table_of_index({o.table.schema, o.index.name});
  return table != nullptr && same(t, table->name, o.table) &&
         catalog::same_definition(*holder.index, catalog::Index{o.index, {}}, t.before());
}
} // namespace

Remarks index_name_collision(const Transition& t) {
  const auto* o = t.as<model::CreateIndex>();
  if (o == nullptr || t.change.maybe || o->index.name.empty()) return {};
  const auto holder = holder_of(t, {o->table.schema, o->index.name});
  if (!holder || holder->origin.maybe || is_made_beside(t, holder->origin)) return {};
  const auto made = since(holder->origin);
  Remark remark{"the name " + o->index.name.text + " is taken by " + holder->words +
                    (made.empty() ? "" : ", " + made),
                "choose another name"};
  if (!o->if_not_exists) return {remark};
  if (is_same_index(t, *o, *holder)) {
    remark.message += ", which is the same: IF NOT EXISTS does nothing";
    remark.severity = base::Severity::info;
  } else {
    remark.message += ": IF NOT EXISTS does nothing, and there is no such index";
  }
  return {remark};
}

} // namespace aludel::lint::rules
