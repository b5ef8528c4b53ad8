#include "framework/catalog/comparison.hpp"
#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/differ.hpp"
#include "framework/catalog/replacing.hpp"
#include "framework/catalog/rights.hpp"

#include <algorithm>

namespace aludel::catalog {

using model::ObjectKind;

void Differ::bring(const model::ObjectName& object) {
  using enum ObjectKind;
  switch (object.kind) {
  case type: return bring_type(*goal_.type(object.name));
  case sequence: return bring_sequence(*goal_.sequence(object.name));
  case table: return bring_table(object.name);
  case function:
  case procedure: return bring_routine(*goal_.routine(object.name, object.arguments));
  case view:
  case materialized_view: return bring_view(*goal_.view(object.name));
  case column:
  case constraint:
  case index:
  case trigger:
  case policy: return; // parts
  case schema:
  case extension: return; // brought first
  }
}

void Differ::bring_schemas() {
  goal_.for_each_schema([&](const Schema& wanted) {
    const auto* known = now_.schema(wanted.name);
    if (known == nullptr) return emit(made(wanted));
    comment({ObjectKind::schema, wanted.name, {}, {}}, known->comment, wanted.comment);
  });
  goal_.for_each_extension([&](const Extension& wanted) {
    const auto* known = now_.extension(wanted.name);
    if (known == nullptr) return emit(made(wanted));
    comment({ObjectKind::extension, wanted.name, {}, {}}, known->comment, wanted.comment);
  });
}

void Differ::bring_routine(const Routine& wanted) {
  const auto* known = now_.routine(wanted.name(), wanted.body().arguments);
  if (known == nullptr) return emit(made(wanted));
  const auto comment_now = known->comment;
  if (!same_definition(*known, wanted, now_)) {
    auto definition = wanted.definition;
    std::visit(
        [&](auto& d) {
          d.replace = true;
          emit(model::Operation(d));
        },
        definition);
  }
  comment(name_of(wanted), comment_now, wanted.comment);
}

/// Triggers on views come when all functions are there.
void Differ::bring_view(const View& wanted) {
  bring_verbatim(Verbatim::Stage::before_views);
  const auto* known = now_.view(wanted.name());
  if (known == nullptr) {
    View plain = wanted;
    plain.triggers.clear();
    return emit(made(plain));
  }
  const View before = *known;
  if (!same_definition(before, wanted, now_)) {
    auto definition = std::get<model::CreateView>(wanted.definition);
    definition.replace = true;
    emit(std::move(definition));
  }
  comment(name_of(wanted), before.comment, wanted.comment);
  comment_columns(before, wanted);
  bring_indexes(wanted.name(), wanted.indexes);
}

void Differ::comment_columns(const View& now, const View& wanted) {
  auto all = wanted.column_comments;
  for (const auto& [column, text] : now.column_comments) all.try_emplace(column);
  for (const auto& [column, text] : all) {
    const auto former = now.column_comments.find(column);
    comment({ObjectKind::column, wanted.name(), column, {}},
            former == now.column_comments.end() ? "" : former->second, text);
  }
}

/// Objects without a word of their own, once a stage.
void Differ::bring_verbatim(Verbatim::Stage stage) {
  if (!stages_brought_.insert(stage).second) return;
  std::vector<const Verbatim*> due;
  goal_.for_each_verbatim([&](const Verbatim& wanted) {
    if (wanted.stage == stage && now_.verbatim(wanted.kind, wanted.name) == nullptr) due.push_back(&wanted);
  });
  std::stable_sort(due.begin(), due.end(), [](const auto* a, const auto* b) { return a->place < b->place; });
  for (const auto* wanted : due) emit(made(*wanted));
}

void Differ::bring_triggers(const QualifiedName& owner, const std::vector<Trigger>& wanted) {
  const auto* table = now_.table(owner);
  const auto* view = now_.view(owner);
  const auto before = table != nullptr  ? table->triggers
                      : view != nullptr ? view->triggers
                                        : std::vector<Trigger>{};
  const auto find = [&](const std::vector<Trigger>& all, const Identifier& name) {
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Trigger& t) { return now_.same(t.definition.name, name); });
    return at == all.end() ? nullptr : &*at;
  };
  const auto drop = [&](const Identifier& name) { emit(model::DropTrigger{owner, name, false, false}); };
  for (const auto& trigger : before)
    if (find(wanted, trigger.definition.name) == nullptr) drop(trigger.definition.name);
  for (const auto& trigger : wanted) {
    const auto* known = find(before, trigger.definition.name);
    const bool changed = known != nullptr && !same_definition(*known, trigger, now_);
    const bool replaced = changed && can_replace(*known, trigger);
    if (changed && !replaced) drop(trigger.definition.name);
    if (known == nullptr || (changed && !replaced)) {
      emit(made(trigger));
      continue;
    }
    if (replaced) {
      auto definition = trigger.definition;
      definition.replace = true;
      emit(std::move(definition));
    }
    comment({ObjectKind::trigger, owner, trigger.definition.name, {}}, known->comment, trigger.comment);
  }
}

void Differ::bring_rights() {
  goal_.for_each_grant([&](const Grant& grant) { bring_rights_on(grant.on, grant.role); });
  const Catalog before = now_;
  before.for_each_grant([&](const Grant& grant) { bring_rights_on(grant.on, grant.role); });
}

void Differ::bring_rights_on(const model::GrantTarget& on, const Identifier& role) {
  emit(leading(on, role, rights_of(now_, on, role), rights_of(goal_, on, role)));
}

} // namespace aludel::catalog
