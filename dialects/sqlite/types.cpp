#include "dialects/sqlite/types.hpp"

#include "dialects/sqlite/names.hpp"
#include "framework/base/text.hpp"

namespace aludel::sqlite {

namespace {
using model::Type;
using model::TypeKind;

struct Declared {
  std::string ordinary;
  std::string strict;
};

std::string with_arguments(std::string name, const Type& type) {
  for (std::size_t i = 0; i < type.arguments.size(); ++i)
    name += (i == 0 ? "(" : ", ") + std::to_string(type.arguments[i]);
  return type.arguments.empty() ? name : name + ")";
}

Declared declared(const Type& type) {
  switch (type.kind) {
  case TypeKind::smallint: return {"SMALLINT", "INTEGER"};
  case TypeKind::integer: return {"INTEGER", "INTEGER"};
  case TypeKind::bigint: return {"BIGINT", "INTEGER"};
  case TypeKind::text: return {"TEXT", "TEXT"};
  case TypeKind::varchar: return {with_arguments("VARCHAR", type), "TEXT"};
  case TypeKind::character: return {with_arguments("CHAR", type), "TEXT"};
  case TypeKind::boolean: return {"BOOLEAN", "INTEGER"};
  case TypeKind::real: return {"REAL", "REAL"};
  case TypeKind::double_precision: return {"DOUBLE", "REAL"};
  case TypeKind::numeric: return {with_arguments("NUMERIC", type), "ANY"};
  case TypeKind::date: return {"DATE", "TEXT"};
  case TypeKind::time: return {"TIME", "TEXT"};
  case TypeKind::timestamp: return {"TIMESTAMP", "TEXT"};
  case TypeKind::timestamptz: return {"TIMESTAMPTZ", "TEXT"};
  case TypeKind::bytes:
  case TypeKind::vector: return {"BLOB", "BLOB"};
  case TypeKind::interval:
  case TypeKind::uuid:
  case TypeKind::json:
  case TypeKind::jsonb:
  case TypeKind::inet:
  case TypeKind::enumeration: return {"TEXT", "TEXT"};
  case TypeKind::native: break;
  }
  return {};
}

bool is_whole_number(const Type& type) {
  if (type.dimensions > 0) return false;
  if (type.kind == TypeKind::native) {
    const auto text = type.native.find("sqlite");
    return text != type.native.end() && base::iequals(base::trim(text->second), "INTEGER");
  }
  return type.kind == TypeKind::smallint || type.kind == TypeKind::integer || type.kind == TypeKind::bigint;
}

/// INTEGER PRIMARY KEY DESC, written at the column, makes an ordinary column (lang_createtable.html, section
/// 5).
bool is_descending_at_column(const catalog::Constraint& key) {
  return key.verbatim.find('(') == std::string::npos &&
         base::lower(key.verbatim).find("desc") != std::string::npos;
}
} // namespace

std::string declared_type(const Type& type, bool strict, base::Diagnostics& problems) {
  if (type.kind == TypeKind::native) {
    const auto text = type.native.find("sqlite");
    if (text != type.native.end()) return text->second;
    problems.push_back(ansi::unsupported("the column type has no text for sqlite",
                                         "add `sqlite:` beside the other types, or give the step `only:`"));
    return {};
  }
  if (type.dimensions > 0) return "TEXT";
  const auto names = declared(type);
  return strict ? names.strict : names.ordinary;
}

bool same_when_strict(const Type& type) {
  const auto names = declared(type);
  return type.kind == TypeKind::native || type.dimensions > 0 || names.ordinary == names.strict;
}

const catalog::Column* rowid_alias(const catalog::Table& table) {
  const auto* key = table.primary_key();
  if (key == nullptr || table.options.without_rowid || is_descending_at_column(*key)) return nullptr;
  const auto& columns = std::get<model::PrimaryKey>(key->definition).columns;
  if (columns.size() != 1) return nullptr;
  const auto* column = table.column(columns.front(), naming());
  return column != nullptr && is_whole_number(column->definition.type) ? column : nullptr;
}

} // namespace aludel::sqlite
