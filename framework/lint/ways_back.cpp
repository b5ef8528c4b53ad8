#include "framework/lint/ways_back.hpp"

#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/catalog/diff.hpp"
#include "framework/lint/drops.hpp"
#include "framework/lint/facts.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint {

namespace {
using model::ObjectKind;
using model::ObjectName;
using Operations = std::vector<model::Operation>;

/// It leaves the schema as it is.
bool changes_rows_only(const dialect::SqlReading& reading) {
  constexpr std::array kinds{"INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE", "TRUNCATE TABLE"};
  return reading.grasp == dialect::SqlReading::Grasp::raw && !reading.opaque &&
         std::find(kinds.begin(), kinds.end(), reading.kind) != kinds.end();
}

/// Each of them is exactly what was read of it, or does not matter here.
bool is_followed(const Passage& passage) {
  return std::all_of(passage.transitions.begin(), passage.transitions.end(), [&](const Transition& t) {
    const auto* raw = t.raw();
    return t.is_complete() && !t.change.maybe &&
           (raw == nullptr || !raw->writes || changes_rows_only(*raw) ||
            (passage.is_up() && dialect::only_makes_table(*raw)));
  });
}

/// The tables that statements make which the catalog does not follow, such as CREATE TABLE … AS, and that
/// last.
std::vector<model::QualifiedName> unfollowed_tables(const Passage& up) {
  std::vector<model::QualifiedName> names;
  for (const auto& t : up.transitions) {
    const auto* raw = t.raw();
    if (raw == nullptr || !dialect::only_makes_table(*raw)) continue;
    for (const auto& mention : raw->mentions) {
      const auto made =
          up.scene.chronicle.first_after(t.before().resolved(mention.object.name), t.moment - 1);
      if (mention.writes && made && made->moment == t.moment) names.push_back(mention.object.name);
    }
  }
  return names;
}

enum class Lot { stays, is_dropped, is_unclear };

/// What becomes of such a table, as far as the statements of both ways tell.
Lot lot_of(const model::QualifiedName& table, const Passage& up, const Passage& back) {
  auto lot = up.before.relation(table) ? Lot::is_unclear : Lot::stays;
  for (const auto* passage : {&up, &back})
    for (const auto& t : passage->transitions) {
      const auto* renamed = t.as<model::RenameTable>();
      const auto* dropped = t.as<model::DropTable>();
      if (renamed != nullptr && (same(t, renamed->from, table) || same(t, renamed->to, table.name)))
        return Lot::is_unclear;
      if (dropped != nullptr && same(t, dropped->name, table)) lot = Lot::is_dropped;
    }
  return lot;
}

/// On an engine where constraints need no names, those of a table that was made anew are called as those that
/// they are like.
void take_names(catalog::Catalog& now, const catalog::Catalog& goal, const model::RevisionId& maker) {
  if (now.naming().names_constraints) return;
  const catalog::Catalog before = now;
  before.for_each_table([&](const catalog::Table& table) {
    const auto* wanted = goal.table(table.name);
    if (wanted == nullptr) return;
    auto named = table;
    for (auto& constraint : named.constraints)
      for (const auto& other : wanted->constraints)
        if (constraint.origin.born == maker && named.constraint(other.name, now.naming()) == nullptr &&
            catalog::same_definition(constraint, other, now))
          constraint.name = other.name;
    now.put(std::move(named));
  });
}

/// No statement takes a value out of an enumeration: down-enum-value says so.
void keep_values(catalog::Catalog& goal, const Passage& up, const catalog::Catalog& now) {
  for (const auto& t : up.transitions) {
    const auto* o = t.as<model::AddEnumValue>();
    const auto* type = o == nullptr ? nullptr : now.type(o->name);
    const auto* labels = type == nullptr ? nullptr : std::get_if<model::CreateEnum>(&type->definition);
    if (labels != nullptr && goal.type(o->name) != nullptr &&
        std::find(labels->values.begin(), labels->values.end(), o->value) != labels->values.end())
      catalog::apply(goal, *o, {}, {});
  }
}

std::optional<catalog::Renaming> inverse_of(const model::Operation& operation) {
  if (const auto* o = std::get_if<model::RenameTable>(&operation))
    return catalog::Renaming{{ObjectKind::table, {o->from.schema, o->to}, {}, {}}, o->from.name};
  if (const auto* o = std::get_if<model::RenameColumn>(&operation))
    return catalog::Renaming{{ObjectKind::column, o->table, o->to, {}}, o->from};
  const auto* o = std::get_if<model::Rename>(&operation);
  if (o == nullptr) return std::nullopt;
  catalog::Renaming renaming{o->on, is_part(o->on.kind) ? o->on.part : o->on.name.name};
  (is_part(o->on.kind) ? renaming.object.part : renaming.object.name.name) = o->to;
  return renaming;
}

ObjectName renamed(const catalog::Renaming& renaming) {
  auto object = renaming.object;
  (is_part(object.kind) ? object.part : object.name.name) = renaming.to;
  return object;
}

std::optional<model::Operation> drop_of_holder(const ObjectName& object) {
  if (object.kind == ObjectKind::table) return model::DropTable{object.name, false, false};
  if (object.kind == ObjectKind::column) return model::DropColumn{object.name, object.part, false, false};
  return std::nullopt;
}

/// Renames that the way back left: their objects would otherwise be dropped and made again.
class Renames {
public:
  Renames(const Passage& up, catalog::Catalog& now, const catalog::Catalog& goal)
      : up_(up), now_(now), goal_(goal) {}

  Operations taken_back() {
    const auto& all = up_.transitions;
    std::for_each(all.rbegin(), all.rend(), [&](const Transition& t) {
      if (const auto renaming = inverse_of(t.change.operation)) take_back(*renaming);
    });
    return std::move(operations_);
  }

private:
  bool is_own(const catalog::Origin& origin) const { return origin.born == up_.revision.header.id; }

  void take_back(const catalog::Renaming& renaming) {
    const auto* origin = origin_of(renaming.object, now_);
    if (origin == nullptr || is_own(*origin) || origin_of(renaming.object, goal_) != nullptr) return;
    const auto former = renamed(renaming);
    if (const auto* holder = origin_of(former, now_)) {
      const auto drop = drop_of_holder(former);
      if (!is_own(*holder) || !drop) return;
      emit(*drop);
    }
    emit(catalog::operation_of(renaming));
  }
  void emit(model::Operation operation) {
    catalog::apply(now_, operation, {}, {});
    operations_.push_back(std::move(operation));
  }

  const Passage& up_;
  catalog::Catalog& now_;
  const catalog::Catalog& goal_;
  Operations operations_;
};
} // namespace

std::optional<Operations> left_undone(const Passage& back) {
  const auto& up = *back.way_there;
  if (!is_followed(up) || !is_followed(back)) return std::nullopt;
  auto now = back.after;
  auto goal = up.before;
  Operations left;
  for (const auto& table : unfollowed_tables(up)) {
    const auto lot = lot_of(table, up, back);
    if (lot == Lot::is_unclear) return std::nullopt;
    if (lot == Lot::stays) left.push_back(model::DropTable{table, false, false});
  }
  take_names(now, goal, up.revision.header.id);
  keep_values(goal, up, now);
  for (auto& operation : Renames(up, now, goal).taken_back()) left.push_back(std::move(operation));
  for (auto& operation : catalog::diff(now, goal, {true})) left.push_back(std::move(operation));
  return left;
}

} // namespace aludel::lint
