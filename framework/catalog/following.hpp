#pragma once
#include "framework/catalog/references.hpp"
#include "framework/catalog/relations.hpp"

#include <type_traits>
#include <utility>
#include <vector>

/// Letting every object of a catalog follow a change of names.
namespace aludel::catalog {

/// Notes a difference, and makes it where the place can be changed: objects are looked at before they are
/// copied.
template<class Place, class Value>
void follow_to(Place& place, Value&& wanted, bool& changed) {
  if (place == wanted) return;
  changed = true;
  if constexpr (!std::is_const_v<Place>) place = std::forward<Value>(wanted);
}

/// "mood[]" and "setof users" with the type of that name renamed.
std::string type_with_renamed(const std::string& spelling, const QualifiedName& from, const Identifier& to,
                              const Catalog& catalog);

/// A name that a constraint got by convention stays what it was, so it is a given one from now on.
inline void keep_names(Table& table) {
  for (auto& constraint : table.constraints) constraint.named = true;
}

namespace following {
inline void visit(auto& object, auto& visitor) {
  using Object = std::remove_cvref_t<decltype(object)>;
  if constexpr (std::is_same_v<Object, Table>) visit_table(object, visitor);
  if constexpr (std::is_same_v<Object, View>) visit_view(object, visitor);
  if constexpr (std::is_same_v<Object, Routine>) visit_routine(object, visitor);
  if constexpr (std::is_same_v<Object, Type>) visit_type(object, visitor);
  if constexpr (std::is_same_v<Object, Sequence>) visit_sequence(object, visitor);
}

/// An object under its key before, and as it is from now on.
template<class Object>
struct Changed {
  Object before;
  Object after;
};

template<class Object, class Follow>
void consider(std::vector<Changed<Object>>& all, const Object& object, const Follow& follow) {
  auto look = follow;
  visit(object, look);
  if (!look.changed) return;
  auto edit = follow;
  all.push_back({object, object});
  visit(all.back().after, edit);
}
} // namespace following

/// Visits every object with a copy of `rule`, whose `changed` tells whether the object is to be replaced.
template<class Rule>
void follow(Catalog& catalog, const Rule& rule) {
  std::vector<following::Changed<Table>> tables;
  std::vector<following::Changed<View>> views;
  std::vector<following::Changed<Routine>> routines;
  std::vector<following::Changed<Type>> types;
  std::vector<following::Changed<Sequence>> sequences;
  catalog.for_each_table([&](const Table& t) { following::consider(tables, t, rule); });
  catalog.for_each_view([&](const View& v) { following::consider(views, v, rule); });
  catalog.for_each_routine([&](const Routine& r) { following::consider(routines, r, rule); });
  catalog.for_each_type([&](const Type& t) { following::consider(types, t, rule); });
  catalog.for_each_sequence([&](const Sequence& s) { following::consider(sequences, s, rule); });
  for (const auto& [before, after] : tables) catalog.remove_table(before.name);
  for (const auto& [before, after] : views) catalog.remove_view(before.name());
  for (const auto& [before, after] : routines) catalog.remove_routine(before);
  for (const auto& [before, after] : types) catalog.remove_type(before.name());
  for (const auto& [before, after] : sequences) catalog.remove_sequence(before.definition.name);
  for (auto& [before, after] : tables) {
    if (before.name != after.name) keep_names(after);
    catalog.put(std::move(after));
  }
  for (auto& [before, after] : views) catalog.put(std::move(after));
  for (auto& [before, after] : routines) catalog.put(std::move(after));
  for (auto& [before, after] : types) catalog.put(std::move(after));
  for (auto& [before, after] : sequences) catalog.put(std::move(after));
}

} // namespace aludel::catalog
