#include "framework/catalog/applying.hpp"
#include "framework/catalog/drops.hpp"
#include "framework/catalog/sequences.hpp"

namespace aludel::catalog {

namespace {
model::CreateEnum* enumeration_of(Type& type) { return std::get_if<model::CreateEnum>(&type.definition); }
} // namespace

/// A type shares its name with no table and no view, and a composite type with no relation at all.
void Apply::make(Type type) const {
  const auto& name = type.name();
  const auto relation = catalog.relation(name);
  const bool composite = std::holds_alternative<model::CreateComposite>(type.definition);
  const bool has_type = relation == Relation::table || relation == Relation::view;
  if (type_taken(name) || ((has_type || composite) && relation_taken(name, false))) return;
  type.origin = made();
  catalog.put(std::move(type));
}

void Apply::operator()(const model::CreateEnum& o) const { make(Type{o, {}, false, {}}); }
void Apply::operator()(const model::CreateDomain& o) const { make(Type{o, {}, false, {}}); }
void Apply::operator()(const model::CreateComposite& o) const { make(Type{o, {}, false, {}}); }

void Apply::operator()(const model::AddEnumValue& o) const {
  edit(catalog.type(o.name), [&](Type& type) {
    auto* enumeration = enumeration_of(type);
    if (enumeration == nullptr) return false;
    auto& values = enumeration->values;
    if (std::find(values.begin(), values.end(), o.value) != values.end()) {
      if (!o.if_not_exists && type.certain())
        clash("duplicate-object", "type " + to_string(o.name) + " has a value " + o.value + " already");
      return false;
    }
    const auto& neighbour = o.before.empty() ? o.after : o.before;
    const auto at = std::find(values.begin(), values.end(), neighbour);
    if (!neighbour.empty() && at == values.end() && type.certain()) {
      clash("unknown-value", "type " + to_string(o.name) + " has no value " + neighbour);
      return false;
    }
    values.insert(at == values.end() || !o.before.empty() ? at : at + 1, o.value);
    return true;
  });
}

void Apply::operator()(const model::RenameEnumValue& o) const {
  edit(catalog.type(o.name), [&](Type& type) {
    auto* enumeration = enumeration_of(type);
    if (enumeration == nullptr) return false;
    auto& values = enumeration->values;
    const auto at = std::find(values.begin(), values.end(), o.from);
    if (at == values.end()) {
      if (type.certain()) clash("unknown-value", "type " + to_string(o.name) + " has no value " + o.from);
      return false;
    }
    if (std::find(values.begin(), values.end(), o.to) != values.end()) {
      if (type.certain())
        clash("duplicate-object", "type " + to_string(o.name) + " has a value " + o.to + " already");
      return false;
    }
    *at = o.to;
    return true;
  });
}

void Apply::operator()(const model::DropType& o) const { Drop{catalog, author, o.cascade}.type(o.name); }

void Apply::operator()(const model::CreateSequence& o) const {
  if (relation_taken(o.name, o.if_not_exists) || type_taken(o.name)) return;
  Sequence sequence{o, {}, false, made()};
  sequence.definition.if_not_exists = false;
  catalog.put(std::move(sequence));
}
void Apply::operator()(const model::AlterSequence& o) const {
  edit(catalog.sequence(o.name), [&](Sequence& sequence) {
    sequence.definition.options = altered(sequence.definition.options, o.options);
    return true;
  });
}
void Apply::operator()(const model::DropSequence& o) const {
  Drop{catalog, author, o.cascade}.sequence(o.name);
}

} // namespace aludel::catalog
