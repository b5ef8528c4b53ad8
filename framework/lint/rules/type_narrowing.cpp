#include "framework/base/text.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/rules.hpp"

#include <cstdlib>

namespace aludel::lint::rules {

namespace {
using model::Type;
using model::TypeKind;

/// The greater holds all that the lesser does; 0: not of that family.
int rank_of_integer(TypeKind kind) {
  switch (kind) {
  case TypeKind::smallint: return 1;
  case TypeKind::integer: return 2;
  case TypeKind::bigint: return 3;
  default: return 0;
  }
}
int rank_of_time(TypeKind kind) {
  switch (kind) {
  case TypeKind::date: return 1;
  case TypeKind::timestamp:
  case TypeKind::timestamptz: return 2;
  default: return 0;
  }
}
bool is_text(const Type& type) {
  return type.kind == TypeKind::text || type.kind == TypeKind::varchar || type.kind == TypeKind::character;
}
/// The most characters; nullopt: any number.
std::optional<int> length_of(const Type& type) {
  if (type.kind == TypeKind::character && type.arguments.empty()) return 1;
  return type.arguments.empty() ? std::nullopt : std::optional(type.arguments.front());
}

bool is_less(int rank, int than) { return rank != 0 && than != 0 && rank < than; }

bool cuts_text(const Type& from, const Type& to) {
  if (!is_text(from) || !is_text(to) || !length_of(to)) return false;
  return !length_of(from) || *length_of(to) < *length_of(from);
}
bool cuts_digits(const Type& from, const Type& to) {
  if (from.kind != TypeKind::numeric || to.kind != TypeKind::numeric || to.arguments.empty()) return false;
  if (from.arguments.empty()) return true;
  const auto scale = [](const Type& type) { return type.arguments.size() > 1 ? type.arguments[1] : 0; };
  const auto whole = [&](const Type& type) { return type.arguments[0] - scale(type); };
  return scale(to) < scale(from) || whole(to) < whole(from);
}

/// Digits of seconds, six where nothing is said; nullopt: the type has no seconds.
std::optional<int> digits_of_seconds(const Type& type, std::string_view dialect) {
  if (type.kind == TypeKind::time || rank_of_time(type.kind) == 2) return 6;
  const auto native = type.native.find(std::string(dialect));
  if (type.kind != TypeKind::native || native == type.native.end()) return std::nullopt;
  const auto text = base::lower(native->second);
  const auto open = text.find('(');
  if (text.rfind("time", 0) != 0 || open == std::string::npos) return std::nullopt;
  return std::atoi(text.c_str() + open + 1);
}
bool cuts_seconds(const Type& from, const Type& to, std::string_view dialect) {
  const auto before = digits_of_seconds(from, dialect);
  const auto after = digits_of_seconds(to, dialect);
  return before && after && *after < *before && from.dimensions == to.dimensions;
}

bool narrows(const Type& from, const Type& to) {
  if (from.kind == TypeKind::native || to.kind == TypeKind::native || from.dimensions != to.dimensions)
    return false;
  if (to.kind == TypeKind::boolean) return from.kind != TypeKind::boolean;
  return is_less(rank_of_integer(to.kind), rank_of_integer(from.kind)) ||
         is_less(rank_of_time(to.kind), rank_of_time(from.kind)) || cuts_text(from, to) ||
         cuts_digits(from, to) || (from.kind == TypeKind::double_precision && to.kind == TypeKind::real);
}
} // namespace

Remarks type_narrowing(const Transition& t) {
  const auto* o = t.as<model::AlterColumn>();
  if (o == nullptr || !o->type) return {};
  const auto* column = live_column(t, o->table, o->column);
  if (column == nullptr ||
      (!narrows(column->definition.type, *o->type) &&
       !cuts_seconds(column->definition.type, *o->type, t.passage->scene.dialect.name())))
    return {};
  Remark remark{
      to_string(o->table) + "." + o->column.text + " becomes " + written(t, *o->type) + " from " +
          written(t, column->definition.type) + ": values that do not fit are refused or cut",
      "add a column of the new type, copy what fits, and look at what does not before the old one goes"};
  remark.data_loss = true;
  return {remark};
}

} // namespace aludel::lint::rules
