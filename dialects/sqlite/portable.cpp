#include "dialects/sqlite/portable.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/types.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::sqlite {

namespace {
/// "VARCHAR(50)" is how varchar(50) is declared; BLOB is what bytes are.
std::optional<model::Type> portable_type(const std::string& text, bool strict) {
  auto type = base::iequals(text, "BLOB") ? model::parse_type("bytes").type
                                          : model::parse_type(base::lower(text)).type;
  if (!type) return std::nullopt;
  base::Diagnostics problems;
  const auto plain = [](const std::string& sql) { return base::lower(base::replace_all(sql, " ", "")); };
  if (plain(declared_type(*type, strict, problems)) != plain(text)) return std::nullopt;
  return type;
}

model::Type portable(const model::Type& type, bool strict) {
  const auto text = type.native.find("sqlite");
  if (text == type.native.end()) return type;
  return portable_type(text->second, strict).value_or(type);
}

bool is_string(std::string_view sql) {
  if (sql.size() < 2 || sql.front() != '\'' || sql.back() != '\'') return false;
  const auto inner = base::replace_all(std::string(sql.substr(1, sql.size() - 2)), "''", "");
  return inner.find('\'') == std::string::npos;
}

/// 12, -1 and 0.5, written as a YAML number is.
bool is_number(std::string_view sql) {
  if (!sql.empty() && sql.front() == '-') sql.remove_prefix(1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto end = std::find_if_not(sql.begin(), sql.end(), is_digit);
  const auto whole = end - sql.begin();
  if (whole == 0 || (whole > 1 && sql.front() == '0')) return false;
  return end == sql.end() ||
         (*end == '.' && end + 1 != sql.end() && std::all_of(end + 1, sql.end(), is_digit));
}

model::Value portable(const model::Value& value) {
  const auto* sql = std::get_if<model::SqlText>(&value);
  if (sql == nullptr || !sql->by_dialect.empty()) return value;
  if (is_number(sql->every)) return model::Number{sql->every};
  if (is_string(sql->every)) return base::replace_all(sql->every.substr(1, sql->every.size() - 2), "''", "'");
  return value;
}

void set_implied_not_null(catalog::Table& table) {
  const auto* key = table.primary_key();
  if (key == nullptr) return;
  const auto* alias = rowid_alias(table);
  const bool all = table.options.without_rowid || table.options.strict;
  const auto names = std::get<model::PrimaryKey>(key->definition).columns;
  for (auto& column : table.columns)
    for (const auto& name : names)
      if ((all || &column == alias) && same(column.definition.name, name)) column.definition.nullable = false;
}
} // namespace

void make_portable(catalog::Table& table) {
  set_implied_not_null(table);
  for (auto& column : table.columns) {
    auto& definition = column.definition;
    definition.type = portable(definition.type, table.options.strict);
    if (definition.default_value) definition.default_value = portable(*definition.default_value);
  }
}

} // namespace aludel::sqlite
