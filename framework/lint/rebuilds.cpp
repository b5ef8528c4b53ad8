#include "framework/lint/rebuilds.hpp"

#include "framework/lint/facts.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
/// What gives the name of a dropped table to one of this revision.
const Transition* heir_of(const Transition& dropped, const model::QualifiedName& name) {
  for (const auto& one : later(dropped)) {
    const auto* o = one.as<model::RenameTable>();
    if (o == nullptr || !same(one, {o->from.schema, o->to}, name)) continue;
    const auto* heir = one.before().table(o->from);
    if (heir != nullptr && is_new(one, *heir)) return &one;
  }
  return nullptr;
}
} // namespace

std::vector<Rebuild> rebuilds(const Passage& passage) {
  std::vector<Rebuild> all;
  for (const auto& t : passage.transitions) {
    const auto* o = t.as<model::DropTable>();
    const auto* table = o == nullptr ? nullptr : live_table(t, o->name);
    const auto* renamed = table == nullptr ? nullptr : heir_of(t, table->name);
    if (renamed != nullptr) all.push_back({table, &t, renamed});
  }
  return all;
}

bool is_reshaping(const Transition& t) {
  if (t.transaction == 0 || t.passage->revision.header.transaction == model::TransactionMode::none)
    return false;
  const auto& all = t.passage->transitions;
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    return one.transaction == t.transaction &&
           t.passage->scene.dialect.reshapes(one.change.step->operation, one.before());
  });
}

} // namespace aludel::lint
