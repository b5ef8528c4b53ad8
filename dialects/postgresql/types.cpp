#include "dialects/postgresql/types.hpp"

#include "dialects/postgresql/names.hpp"

namespace aludel::postgresql {

namespace {
using model::Type;
using model::TypeKind;

std::string base_name(const Type& type, base::Diagnostics& problems) {
  switch (type.kind) {
  case TypeKind::smallint: return "smallint";
  case TypeKind::integer: return "integer";
  case TypeKind::bigint: return "bigint";
  case TypeKind::text: return "text";
  case TypeKind::varchar: return "varchar";
  case TypeKind::character: return "char";
  case TypeKind::boolean: return "boolean";
  case TypeKind::real: return "real";
  case TypeKind::double_precision: return "double precision";
  case TypeKind::numeric: return "numeric";
  case TypeKind::date: return "date";
  case TypeKind::time: return "time";
  case TypeKind::timestamp: return "timestamp";
  case TypeKind::timestamptz: return "timestamptz";
  case TypeKind::interval: return "interval";
  case TypeKind::uuid: return "uuid";
  case TypeKind::json: return "json";
  case TypeKind::jsonb: return "jsonb";
  case TypeKind::bytes: return "bytea";
  case TypeKind::vector: return "vector";
  case TypeKind::inet: return "inet";
  case TypeKind::enumeration: return quoted(type.enumeration);
  case TypeKind::native:
    return ansi::text(model::SqlText{{}, type.native}, "the column type", spelling(), problems);
  }
  return {};
}

std::string arguments_of(const Type& type) {
  if (type.arguments.empty()) return {};
  std::string out;
  for (const int argument : type.arguments) out += (out.empty() ? "(" : ", ") + std::to_string(argument);
  return out + ")";
}

/// varchar(n) → varchar(m >= n), varchar → varchar, varchar(n) → text, text → varchar.
bool widens_text(const Type& from, const Type& to) {
  const auto is_text = [](TypeKind kind) { return kind == TypeKind::text || kind == TypeKind::varchar; };
  if (!is_text(from.kind) || !is_text(to.kind)) return false;
  return to.arguments.empty() || (!from.arguments.empty() && from.arguments[0] <= to.arguments[0]);
}

/// numeric(p,s) → numeric(q >= p, s), → numeric. numeric(p) is numeric(p,0).
bool widens_numeric(const Type& from, const Type& to) {
  if (from.kind != TypeKind::numeric || to.kind != TypeKind::numeric) return false;
  if (to.arguments.empty()) return true;
  const auto scale = [](const Type& type) { return type.arguments.size() > 1 ? type.arguments[1] : 0; };
  return !from.arguments.empty() && from.arguments[0] <= to.arguments[0] && scale(from) == scale(to);
}
} // namespace

std::string type_name(const Type& type, base::Diagnostics& problems) {
  auto out = base_name(type, problems) + arguments_of(type);
  for (int i = 0; i < type.dimensions; ++i) out += "[]";
  return out;
}

bool is_free_change(const Type& from, const Type& to) {
  if (from == to) return true;
  if (from.dimensions > 0 || to.dimensions > 0) return false; // arrays are cast element by element
  return widens_text(from, to) || widens_numeric(from, to);
}

} // namespace aludel::postgresql
