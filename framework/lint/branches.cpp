#include "framework/lint/branches.hpp"

#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/needs.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
using model::ObjectKind;
using model::ObjectName;

struct TakingOf {
  using Found = std::optional<Taking>;
  Found operator()(const model::RenameTable& o) const { return whole(ObjectKind::table, o); }
  Found operator()(const model::RenameIndex& o) const { return whole(ObjectKind::index, o); }
  Found operator()(const model::RenameColumn& o) const { return part(ObjectKind::column, o); }
  Found operator()(const model::RenameConstraint& o) const { return part(ObjectKind::constraint, o); }
  Found operator()(const model::Rename& o) const { return Taking{o.on, o.to}; }
  Found operator()(const auto&) const { return std::nullopt; }

private:
  static Found whole(ObjectKind kind, const auto& o) { return Taking{{kind, o.from, {}, {}}, o.to}; }
  static Found part(ObjectKind kind, const auto& o) { return Taking{{kind, o.table, o.from, {}}, o.to}; }
};

/// A name of a relation says which it is.
ObjectKind family_of(ObjectKind kind) {
  if (kind == ObjectKind::view || kind == ObjectKind::materialized_view) return ObjectKind::table;
  return kind == ObjectKind::procedure ? ObjectKind::function : kind;
}

std::optional<Encounter> first_beside(const Transition& t, const ObjectName& object,
                                      const std::vector<Ledger::Entry>& entries) {
  const auto at = std::find_if(entries.begin(), entries.end(), [&](const Ledger::Entry& entry) {
    return entry.moment < t.moment &&
           t.passage->scene.are_beside(t.passage->revision.header.id, entry.revision);
  });
  return at == entries.end() ? std::nullopt : std::optional(Encounter{object, *at});
}

const std::vector<Ledger::Entry>& entries_at(const auto& entries, const auto& key) {
  static const std::vector<Ledger::Entry> none;
  const auto at = entries.find(key);
  return at == entries.end() ? none : at->second;
}
} // namespace

std::optional<Taking> taking_of(const model::Operation& operation) {
  if (auto drop = drop_of(operation)) return Taking{std::move(drop->object)};
  return std::visit(TakingOf{}, operation);
}

Ledger::Key Ledger::key_of(const ObjectName& object, const catalog::Catalog& catalog) {
  return {family_of(object.kind), catalog.resolved(object.name), catalog.resolved({object.part}).name,
          model::signature(object.arguments.value_or(model::Arguments()))};
}

void Ledger::note(const Transition& t) {
  const Entry entry{t.passage->revision.header.id, t.moment};
  for (const auto& need : needs(t)) users_[key_of(need.object, t.before())].push_back(entry);
  const auto taking = taking_of(t.change.operation);
  if (taking && origin_of_needed(taking->object, t.before()) != nullptr)
    takers_[key_of(taking->object, t.before())].push_back({entry.revision, entry.moment, taking->to});
}

const std::vector<Ledger::Entry>& Ledger::takers(const ObjectName& object,
                                                 const catalog::Catalog& catalog) const {
  return entries_at(takers_, key_of(object, catalog));
}
const std::vector<Ledger::Entry>& Ledger::users(const ObjectName& object,
                                                const catalog::Catalog& catalog) const {
  return entries_at(users_, key_of(object, catalog));
}

std::optional<Encounter> taken_beside(const Transition& t, const ObjectName& object) {
  const auto& scene = t.passage->scene;
  if (scene.is_line || t.change.maybe || origin_of_needed(object, t.before()) != nullptr) return std::nullopt;
  return first_beside(t, object, scene.ledger.takers(object, t.before()));
}

std::optional<Encounter> missed_beside(const Transition& t) {
  if (t.passage->scene.is_line) return std::nullopt;
  for (const auto& need : needs(t))
    if (auto encounter = taken_beside(t, need.object)) return encounter;
  return std::nullopt;
}

Remarks unless_missed_beside(const Transition& t, Remarks remarks) {
  if (!remarks.empty() && missed_beside(t)) remarks.clear();
  return remarks;
}

std::optional<Encounter> used_beside(const Transition& t) {
  const auto& scene = t.passage->scene;
  const auto taking = scene.is_line || t.change.maybe ? std::nullopt : taking_of(t.change.operation);
  const auto* origin = taking ? origin_of_needed(taking->object, t.before()) : nullptr;
  if (origin == nullptr || is_new(t, *origin) || is_made_beside(t, *origin) ||
      origin_of_needed(taking->object, t.passage->after) != nullptr)
    return std::nullopt;
  return first_beside(t, taking->object, scene.ledger.users(taking->object, t.before()));
}

} // namespace aludel::lint
