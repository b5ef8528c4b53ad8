#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/foreign_keys.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
enum class Persistence { temporary, unlogged, permanent };

Persistence persistence_of(const catalog::Table& table) {
  return table.options.temporary  ? Persistence::temporary
         : table.options.unlogged ? Persistence::unlogged
                                  : Persistence::permanent;
}

/// A temporary table points at temporary ones alone, any other at one that lasts as long as it does.
bool is_refused(Persistence child, Persistence parent) {
  return child == Persistence::temporary ? parent != Persistence::temporary : parent < child;
}

std::string worded(Persistence persistence) {
  switch (persistence) {
  case Persistence::temporary: return "temporary";
  case Persistence::unlogged: return "unlogged";
  case Persistence::permanent: break;
  }
  return "permanent";
}

Remark refused(const Transition& t, const catalog::Table& child, Persistence of_child,
               const model::QualifiedName& parent, Persistence of_parent) {
  return {"a foreign key of " + to_string(child.name) + ", which is " + worded(of_child) + ", points at " +
              to_string(parent) + ", which is " + worded(of_parent) + ": " + engine_of(t) + " refuses it",
          "make both of one kind, or leave the foreign key out"};
}

/// What the last words of ALTER TABLE … SET LOGGED or SET UNLOGGED say.
std::optional<Persistence> persistence_set(const dialect::SqlReading& reading) {
  const auto words = catalog::words_of(reading.statement.sql);
  if (reading.kind != "ALTER TABLE" || words.size() < 5 ||
      !catalog::is_keyword(words[words.size() - 2], "set"))
    return std::nullopt;
  if (catalog::is_keyword(words.back(), "unlogged")) return Persistence::unlogged;
  if (catalog::is_keyword(words.back(), "logged")) return Persistence::permanent;
  return std::nullopt;
}

/// A table that becomes another kind, and those that it points at or that point at it.
Remarks about_change(const Transition& t, const catalog::Table& table, Persistence becomes) {
  Remarks remarks;
  for (const auto* child : t.before().pointing_at(table.name))
    if (child->certain() && child != &table && is_refused(persistence_of(*child), becomes))
      remarks.push_back(refused(t, *child, persistence_of(*child), table.name, becomes));
  for (const auto& constraint : table.constraints) {
    const auto* key = std::get_if<model::ForeignKey>(&constraint.definition);
    const auto* parent = key == nullptr ? nullptr : t.before().table(key->references.table);
    if (parent != nullptr && parent->certain() && parent != &table &&
        is_refused(becomes, persistence_of(*parent)))
      remarks.push_back(refused(t, table, becomes, parent->name, persistence_of(*parent)));
  }
  return remarks;
}
} // namespace

Remarks foreign_key_persistence_mismatch(const Transition& t) {
  Remarks remarks;
  for (const auto& [key, child, parent] : joined_foreign_keys(t))
    if (is_refused(persistence_of(child), persistence_of(parent)))
      remarks.push_back(refused(t, child, persistence_of(child), parent.name, persistence_of(parent)));
  const auto set = t.raw() == nullptr ? std::nullopt : persistence_set(*t.raw());
  if (!set) return remarks;
  for (const auto& mention : t.raw()->mentions)
    if (const auto* table = mention.writes ? t.before().table(mention.object.name) : nullptr;
        table != nullptr && table->certain() && !table->options.temporary)
      for (auto& remark : about_change(t, *table, *set)) remarks.push_back(std::move(remark));
  return remarks;
}

} // namespace aludel::lint::rules
