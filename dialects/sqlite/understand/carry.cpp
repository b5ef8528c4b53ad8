#include "dialects/sqlite/understand/carry.hpp"

#include "dialects/sqlite/introspect.hpp"
#include "framework/base/error.hpp"
#include "framework/catalog/apply.hpp"

#include <algorithm>
#include <array>

namespace aludel::sqlite {

namespace {
constexpr std::array kinds{"virtual table", "table", "view"};

bool changes_schema(const dialect::SqlReading& reading) {
  return reading.kind.starts_with("CREATE") || reading.kind.starts_with("DROP") ||
         reading.kind.starts_with("ALTER");
}

void forget(const model::QualifiedName& name, catalog::Catalog& now) {
  now.remove_table(name);
  now.remove_view(name);
  for (const auto* kind : kinds) now.remove_verbatim(kind, name);
}

/// Puts what a reader finds; false when its text holds what none knows.
template<class Reader>
bool put(const Reader& read, const Relation& relation, const Shadow& shadow, catalog::Catalog& now) {
  try {
    auto found = read(shadow.native(), relation.name);
    if (found) now.put(std::move(*found));
    return found.has_value();
  } catch (const base::Error&) {
    return false;
  }
}

void take(const Relation& relation, const Shadow& shadow, catalog::Catalog& now) {
  const bool is_view = relation.kind == RelationKind::view;
  if (is_view ? put(read_view, relation, shadow, now) : put(read_table, relation, shadow, now)) return;
  const auto* kind = is_view ? "view" : relation.kind == RelationKind::table ? "table" : "virtual table";
  now.put(catalog::Verbatim{kind, relation.name, relation.sql});
}
} // namespace

void carry_out(const dialect::SqlReading& reading, const Shadow& shadow, catalog::Catalog& now) {
  for (const auto& operation : reading.operations) catalog::apply(now, operation, {}, "sqlite");
  if (reading.grasp == dialect::SqlReading::Grasp::operations || !changes_schema(reading)) return;
  for (const auto& mention : reading.mentions) {
    const auto kind = mention.object.kind;
    if (!mention.writes || (kind != model::ObjectKind::table && kind != model::ObjectKind::view)) continue;
    forget(mention.object.name, now);
    const auto relation = shadow.relation(mention.object.name);
    if (relation && relation->kind != RelationKind::index) take(*relation, shadow, now);
  }
}

} // namespace aludel::sqlite
