#include "framework/catalog/names.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/holders.hpp"
#include "framework/lint/locks.hpp"
#include "framework/lint/rules.hpp"

#include <set>

namespace aludel::lint::rules {

namespace {
/// A name that an operation gives a constraint.
struct GivenName {
  model::Identifier name;
  bool of_index = false;
};

struct GivenNames {
  using Names = std::vector<GivenName>;
  const catalog::Catalog& before;

  Names operator()(const model::CreateTable& o) const {
    Names names;
    if (o.primary_key) names.push_back({o.primary_key->name, true});
    for (const auto& one : o.uniques) names.push_back({one.name, true});
    for (const auto& one : o.exclusions) names.push_back({one.name, true});
    for (const auto& one : o.checks) names.push_back({one.name, false});
    for (const auto& one : o.foreign_keys) names.push_back({one.name, false});
    return names;
  }
  Names operator()(const model::AddPrimaryKey& o) const { return with_index(o); }
  Names operator()(const model::AddUnique& o) const { return with_index(o); }
  Names operator()(const model::AddExclusion& o) const { return {{o.exclusion.name, true}}; }
  Names operator()(const model::RenameConstraint& o) const {
    const auto* table = before.table(o.table);
    const auto* constraint = table == nullptr ? nullptr : table->constraint(o.from, before.naming());
    return {{o.to, constraint != nullptr && catalog::has_index(constraint->definition)}};
  }
  Names operator()(const auto&) const { return {}; }

private:
  /// The index takes the name of the constraint, which may be its own.
  Names with_index(const auto& o) const {
    return before.same(o.name, o.using_index) ? Names{} : Names{{o.name, true}};
  }
};

/// Of the same table: duplicate-object says it.
bool is_of_table(const Transition& t, const model::QualifiedName& name, const model::Identifier& constraint) {
  const auto* table = t.before().table(name);
  return table != nullptr && table->constraint(constraint, t.before().naming()) != nullptr;
}
} // namespace

Remarks constraint_name_collision(const Transition& t) {
  const auto names = std::visit(GivenNames{t.before()}, t.change.operation);
  if (names.empty() || t.change.maybe || !t.is_complete() || is_skipped(t)) return {};
  const auto& table = *table_made_or_changed(t.change.operation);
  Remarks remarks;
  std::set<model::Identifier> own;
  for (const auto& [name, of_index] : names) {
    if (name.empty() || is_of_table(t, table, name)) continue;
    const auto holder = of_index ? holder_of(t, {table.schema, name}) : std::nullopt;
    if (!own.insert(name).second)
      remarks.push_back(
          {"two constraints of " + to_string(table) + " are called " + name.text, "rename one"});
    else if (of_index && t.as<model::CreateTable>() != nullptr && same(t, name, table.name))
      remarks.push_back({"a constraint of table " + name.text +
                             " has the table's own name, and an index "
                             "goes by it",
                         "choose another name"});
    else if (holder && !holder->origin.maybe)
      remarks.push_back(
          {taken_by(name, *holder) + ", and the constraint has an index", "choose another name"});
  }
  return remarks;
}

} // namespace aludel::lint::rules
