#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

#include <algorithm>

namespace aludel::postgresql::reading {

namespace {
bool points_at(const catalog::Table& table, const model::QualifiedName& other, const catalog::Catalog& now) {
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const auto& constraint) {
    const auto* key = std::get_if<model::ForeignKey>(&constraint.definition);
    return key != nullptr && now.resolved(key->references.table) == now.resolved(other);
  });
}

/// Tables that go at once may point at each other; one by one, a table goes after those that point at it.
/// Nothing when that cannot be told, or cannot be done.
std::optional<std::vector<model::QualifiedName>> one_by_one(std::vector<model::QualifiedName> names,
                                                            const catalog::Catalog& now) {
  for (const auto& name : names)
    if (const auto* table = now.table(name); table == nullptr || !table->certain() || table->partition_of)
      return std::nullopt;
  std::vector<model::QualifiedName> ordered;
  while (!names.empty()) {
    const auto next = std::find_if(names.begin(), names.end(), [&](const auto& candidate) {
      return std::none_of(names.begin(), names.end(), [&](const auto& other) {
        return other != candidate && points_at(*now.table(other), candidate, now);
      });
    });
    if (next == names.end()) return std::nullopt;
    ordered.push_back(*next);
    names.erase(next);
  }
  return ordered;
}
} // namespace

void Lift::drop_tables(const DropStmt& s) {
  std::vector<model::QualifiedName> names;
  for (const auto* each : nodes(s.n_objects, s.objects)) names.push_back(object(s.remove_type, *each).name);
  const auto ordered = names.size() == 1 ? names : one_by_one(names, now_);
  if (!ordered) return beyond();
  for (const auto& each : *ordered) add(model::DropTable{each, s.missing_ok != 0, cascade(s.behavior)});
}

void Lift::drop(const model::ObjectName& object, const DropStmt& s) {
  using enum model::ObjectKind;
  const bool if_exists = s.missing_ok != 0;
  const bool with_others = cascade(s.behavior);
  switch (object.kind) {
  case index: return add(model::DropIndex{object.name, {}, s.concurrent != 0, if_exists, with_others});
  case view: return add(model::DropView{object.name, if_exists, with_others});
  case materialized_view: return add(model::DropMaterializedView{object.name, if_exists, with_others});
  case sequence: return add(model::DropSequence{object.name, if_exists, with_others});
  case type: return add(model::DropType{object.name, if_exists, with_others});
  case function: return add(model::DropFunction{object.name, object.arguments, if_exists, with_others});
  case procedure: return add(model::DropProcedure{object.name, object.arguments, if_exists, with_others});
  case trigger: return add(model::DropTrigger{object.name, object.part, if_exists, with_others});
  case policy: // CASCADE says nothing of a policy: nothing depends on one
    return add(model::DropPolicy{object.name, object.part, if_exists});
  case schema: return add(model::DropSchema{object.name.name, if_exists, with_others});
  case extension: return add(model::DropExtension{object.name.name, if_exists, with_others});
  case table:
  case column:
  case constraint: return beyond();
  }
}

void Lift::operator()(const DropStmt& s) {
  allow(says_only(s, &DropStmt::objects, &DropStmt::remove_type, &DropStmt::behavior, &DropStmt::missing_ok,
                  &DropStmt::concurrent));
  if (s.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) return drop_tables(s);
  // Indexes and sequences do not depend on each other; of the others the order may matter.
  allow(s.n_objects == 1 || s.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_INDEX ||
        s.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_SEQUENCE);
  for (const auto* each : nodes(s.n_objects, s.objects)) drop(object(s.remove_type, *each), s);
}

} // namespace aludel::postgresql::reading
