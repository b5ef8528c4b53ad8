#include "framework/catalog/applying.hpp"
#include "framework/catalog/drops.hpp"

namespace aludel::catalog {

void Apply::make(Routine routine, bool replace) const {
  const auto* known = catalog.routine(routine.name(), routine.body().arguments);
  routine.origin = made();
  if (known != nullptr && known->certain() && !replace) {
    if (!author.maybe)
      duplicate(known->is_procedure() ? "procedure" : "function",
                to_string(routine.name()) + "(" + known->signature() + ")");
    return;
  }
  if (known != nullptr && replace) {
    routine.origin.born = known->origin.born;
    routine.origin.maybe = known->origin.maybe;
    routine.comment = known->comment;
  }
  catalog.put(std::move(routine));
}

void Apply::operator()(const model::CreateFunction& o) const {
  auto definition = o;
  definition.replace = false;
  make(Routine{std::move(definition), {}, false, {}}, o.replace);
}
void Apply::operator()(const model::CreateProcedure& o) const {
  auto definition = o;
  definition.replace = false;
  make(Routine{std::move(definition), {}, false, {}}, o.replace);
}

void Apply::drop(const Routine* routine, bool cascade) const {
  Drop{catalog, author, cascade}.routine(routine);
}
void Apply::operator()(const model::DropFunction& o) const {
  drop(catalog.routine(o.name, o.arguments), o.cascade);
}
void Apply::operator()(const model::DropProcedure& o) const {
  drop(catalog.routine(o.name, o.arguments), o.cascade);
}

void Apply::operator()(const model::CreateTrigger& o) const {
  edit_trigger(o.table, o.name, [&](auto& owner, auto at) {
    Trigger trigger{o, {}, made(), {}};
    trigger.definition.replace = false;
    if (at == owner.triggers.end()) {
      const auto later = [&](const Trigger& t) { return o.name < t.definition.name; };
      owner.triggers.insert(std::find_if(owner.triggers.begin(), owner.triggers.end(), later), trigger);
      return true;
    }
    if (!o.replace && owner.certain()) {
      if (!author.maybe)
        clash("duplicate-object", to_string(o.table) + " has a trigger " + o.name.text + " already");
      return false;
    }
    trigger.origin.born = at->origin.born;
    trigger.comment = at->comment;
    *at = std::move(trigger);
    return true;
  });
}

void Apply::operator()(const model::DropTrigger& o) const {
  edit_trigger(o.table, o.name, [&](auto& owner, auto at) {
    if (at == owner.triggers.end()) {
      if (!o.if_exists && owner.certain())
        clash("unknown-trigger", to_string(o.table) + " has no trigger " + o.name.text);
      return false;
    }
    owner.triggers.erase(at);
    return true;
  });
}

} // namespace aludel::catalog
