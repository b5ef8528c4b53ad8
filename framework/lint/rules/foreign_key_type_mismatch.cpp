#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/foreign_keys.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
using model::Type;
using model::TypeKind;

/// Which types an index can compare with each other; 0: none but itself.
int family_of(TypeKind kind) {
  switch (kind) {
  case TypeKind::smallint:
  case TypeKind::integer:
  case TypeKind::bigint: return 1;
  case TypeKind::text:
  case TypeKind::varchar:
  case TypeKind::character: return 2;
  case TypeKind::date:
  case TypeKind::timestamp:
  case TypeKind::timestamptz: return 3;
  case TypeKind::real:
  case TypeKind::double_precision: return 4;
  default: return 0;
  }
}

/// What points becomes what it points at without being told to.
bool becomes(TypeKind pointing, TypeKind target) {
  const bool is_number = family_of(pointing) == 1 || pointing == TypeKind::numeric;
  return (is_number && (family_of(target) == 4 || target == TypeKind::numeric)) ||
         (pointing == TypeKind::time && target == TypeKind::interval);
}

/// serial and its like are integers that number themselves.
std::optional<Type> known(const Type& type, std::string_view dialect) {
  if (type.kind != TypeKind::native) return type;
  const auto at = type.native.find(std::string(dialect));
  const auto text = at == type.native.end() ? "" : base::lower(at->second);
  const auto of = [](TypeKind kind) { return Type{kind, {}, 0, {}, {}}; };
  if (text == "serial" || text == "serial4") return of(TypeKind::integer);
  if (text == "bigserial" || text == "serial8") return of(TypeKind::bigint);
  if (text == "smallserial" || text == "serial2") return of(TypeKind::smallint);
  return std::nullopt;
}

enum class Match { same, converted, none };

Match match(const Type& pointing, const Type& target, const catalog::Catalog& catalog) {
  if (pointing.kind == TypeKind::enumeration && target.kind == TypeKind::enumeration)
    return catalog.same(pointing.enumeration, target.enumeration) ? Match::same : Match::none;
  if ((pointing.dimensions > 0) != (target.dimensions > 0)) return Match::none;
  if (pointing.kind == target.kind) return Match::same;
  if (pointing.dimensions > 0) return Match::none;
  const auto family = family_of(pointing.kind);
  const bool comparable = family != 0 && family == family_of(target.kind);
  return comparable || becomes(pointing.kind, target.kind) ? Match::converted : Match::none;
}

const Type* type_of(const catalog::Table& table, const model::Identifier& column,
                    const catalog::Catalog& catalog) {
  const auto* found = table.column(column, catalog.naming());
  return found == nullptr ? nullptr : &found->definition.type;
}

std::optional<Remark> about(const Transition& t, const std::string& pair, const Type* pointing,
                            const Type* target) {
  const auto dialect = t.passage->scene.dialect.name();
  const auto a = pointing == nullptr ? std::nullopt : known(*pointing, dialect);
  const auto b = target == nullptr ? std::nullopt : known(*target, dialect);
  const auto found = a && b ? match(*a, *b, t.after()) : Match::same;
  if (found == Match::same) return std::nullopt;
  const auto differ = pair + ": " + to_string(*a) + " points at " + to_string(*b);
  if (found == Match::none)
    return Remark{differ + ", and no = compares them", "give both columns the same type"};
  Remark remark{differ + ": not all that one holds fits the other", "give both columns the same type"};
  remark.severity = base::Severity::warning;
  return remark;
}
} // namespace

Remarks foreign_key_type_mismatch(const Transition& t) {
  Remarks remarks;
  for (const auto& [key, child, parent] : joined_foreign_keys(t)) {
    const auto columns = target_columns(key.references, parent);
    for (std::size_t i = 0; columns.size() == key.columns.size() && i < columns.size(); ++i) {
      const auto pair = to_string(key.table) + "." + key.columns[i].text + " → " +
                        to_string(key.references.table) + "." + columns[i].text;
      auto remark =
          about(t, pair, type_of(child, key.columns[i], t.after()), type_of(parent, columns[i], t.after()));
      if (remark) remarks.push_back(std::move(*remark));
    }
  }
  return remarks;
}

} // namespace aludel::lint::rules
