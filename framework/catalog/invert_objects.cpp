#include "framework/catalog/dependencies.hpp"
#include "framework/catalog/inverting.hpp"
#include "framework/catalog/sequences.hpp"

#include <algorithm>

namespace aludel::catalog {

Result Invert::operator()(const model::CreateSchema& o) const {
  if (o.if_not_exists && before.schema(o.name) != nullptr) return nothing_to_undo();
  return undone_by(model::DropSchema{o.name, false, false});
}
Result Invert::operator()(const model::DropSchema& o) const {
  const auto* schema = before.schema(o.name);
  if (o.cascade && schema == nullptr)
    return NoInverse{"what schema " + o.name.text + " held is not known: raw SQL made it"};
  if (o.cascade) return taken_back(o);
  if (schema == nullptr) return undone_by(model::CreateSchema{o.name, false});
  return dropped(made(*schema), model::GrantKind::schema, o.name);
}

Result Invert::operator()(const model::CreateExtension& o) const {
  if (o.if_not_exists && before.extension(o.name) != nullptr) return nothing_to_undo();
  return undone_by(model::DropExtension{o.name, true, false});
}
Result Invert::operator()(const model::DropExtension& o) const {
  if (o.cascade) return NoInverse{"what depended on extension " + o.name.text + " does not come back"};
  const auto* extension = before.extension(o.name);
  if (extension == nullptr) return undone_by(model::CreateExtension{o.name, true, {}, {}});
  return Inverse{made(*extension), {}};
}

Result Invert::operator()(const model::CreateEnum& o) const {
  return undone_by(model::DropType{o.name, false, false});
}
Result Invert::operator()(const model::CreateDomain& o) const {
  return undone_by(model::DropType{o.name, false, false});
}
Result Invert::operator()(const model::CreateComposite& o) const {
  return undone_by(model::DropType{o.name, false, false});
}

Result Invert::operator()(const model::AddEnumValue& o) const {
  const auto* type = before.type(o.name);
  const auto* known_values = type == nullptr ? nullptr : std::get_if<model::CreateEnum>(&type->definition);
  if (o.if_not_exists && known_values != nullptr) {
    const auto& values = known_values->values;
    if (std::find(values.begin(), values.end(), o.value) != values.end()) return nothing_to_undo();
  }
  return NoInverse{"an enumeration cannot lose a value: rows may hold it"};
}
Result Invert::operator()(const model::RenameEnumValue& o) const {
  return undone_by(model::RenameEnumValue{o.name, o.to, o.from});
}

Result Invert::operator()(const model::DropType& o) const {
  const auto* type = before.type(o.name);
  if (type == nullptr && o.if_exists) return nothing_to_undo();
  if (type == nullptr || type->changed_by_sql) return unknown_object("type", to_string(o.name));
  if (o.cascade) return taken_back(o);
  return dropped(made(*type), model::GrantKind::type, o.name);
}

Result Invert::operator()(const model::CreateSequence& o) const {
  if (o.if_not_exists && before.relation(o.name)) return nothing_to_undo();
  return undone_by(model::DropSequence{o.name, false, false});
}

/// Where a sequence stands is no part of its definition: it goes on from where it was altered to.
Result Invert::operator()(const model::AlterSequence& o) const {
  const auto lost = o.restart ? "the position of " + to_string(o.name) : std::string();
  const auto* sequence = before.sequence(o.name);
  if (sequence == nullptr || sequence->changed_by_sql)
    return o.options == model::SequenceOptions{} ? nothing_to_undo(lost)
                                                 : unknown_object("sequence", to_string(o.name));
  const auto& former = sequence->definition.options;
  const auto said = leading(altered(former, o.options), former);
  if (said == model::SequenceOptions{}) return nothing_to_undo(lost);
  return undone_by(model::AlterSequence{o.name, said, {}}, lost);
}

Result Invert::operator()(const model::DropSequence& o) const {
  const auto* sequence = before.sequence(o.name);
  if (sequence == nullptr && o.if_exists) return nothing_to_undo();
  if (sequence == nullptr || sequence->changed_by_sql) return unknown_object("sequence", to_string(o.name));
  if (o.cascade) return taken_back(o);
  return dropped(made(*sequence), model::GrantKind::sequence, o.name, "the position of " + to_string(o.name));
}

namespace {
/// What is said of an object now; nullopt when the catalog does not know it.
std::optional<std::string> remark_on(const model::ObjectName& on, const Catalog& catalog) {
  using enum model::ObjectKind;
  const auto of = [](const auto* object) -> std::optional<std::string> {
    return object == nullptr ? std::nullopt : std::optional(object->comment);
  };
  const auto* owner = catalog.table(on.name);
  const auto& naming = catalog.naming();
  switch (on.kind) {
  case table: return of(owner);
  case column: {
    if (const auto* view = catalog.view(on.name)) {
      const auto at = view->column_comments.find(on.part);
      return at == view->column_comments.end() ? std::string() : at->second;
    }
    const auto* known = owner == nullptr ? nullptr : owner->column(on.part, naming);
    return known == nullptr ? std::nullopt : std::optional(known->definition.comment);
  }
  case constraint: return of(owner == nullptr ? nullptr : owner->constraint(on.part, naming));
  case policy: return of(owner == nullptr ? nullptr : owner->policy(on.part));
  case trigger: return of(find_trigger(catalog, on.name, on.part));
  case index: return of(find_index(catalog, on.name));
  case schema: return of(catalog.schema(on.name.name));
  case extension: return of(catalog.extension(on.name.name));
  case view:
  case materialized_view: return of(catalog.view(on.name));
  case sequence: return of(catalog.sequence(on.name));
  case type: return of(catalog.type(on.name));
  case function:
  case procedure: return of(catalog.routine(on.name, on.arguments));
  }
  return std::nullopt;
}
} // namespace

Result Invert::operator()(const model::Comment& o) const {
  using enum model::ObjectKind;
  const auto former = remark_on(o.on, before);
  if (!former)
    return NoInverse{"what was said of " + to_string(o.on) + " is not known: raw SQL made it",
                     o.on.kind == table || model::is_part(o.on.kind) ? std::optional(o.on.name)
                                                                     : std::nullopt};
  return undone_by(model::Comment{o.on, former->empty() ? std::nullopt : former});
}

Result Invert::operator()(const model::Rename& o) const {
  auto on = o.on;
  auto& name = model::is_part(on.kind) ? on.part : on.name.name;
  const auto former = name;
  name = o.to;
  return undone_by(model::Rename{std::move(on), former});
}

} // namespace aludel::catalog
