#include "framework/catalog/names.hpp"

#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
constexpr std::size_t longest_name = 63; // NAMEDATALEN - 1

/// makeObjectName (indexcmds.c): the longer of the two names is cut first, never inside a character.
std::string object_name(std::string first, std::string second, const std::string& label) {
  const auto overhead = label.size() + 1 + (second.empty() ? 0 : 1);
  const auto shorten = [](std::string& text) {
    do text.pop_back();
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80);
  };
  while (first.size() + second.size() + overhead > longest_name)
    shorten(first.size() > second.size() ? first : second);
  return first + (second.empty() ? "" : "_" + second) + "_" + label;
}

std::string joined(const Identifiers& columns) {
  std::string text;
  for (const auto& column : columns) text += (text.empty() ? "" : "_") + column.text;
  return text;
}

struct Parts {
  std::string columns;
  std::string label;
};

struct PartsOf {
  const Table& table;
  Parts operator()(const model::PrimaryKey&) const { return {"", "pkey"}; }
  Parts operator()(const model::Unique& u) const { return {joined(u.columns), "key"}; }
  Parts operator()(const model::ForeignKey& f) const { return {joined(f.columns), "fkey"}; }
  Parts operator()(const model::Check& check) const {
    const auto named = columns_in(check.sql, table.columns);
    return {named.size() == 1 ? named.front().text : "", "check"};
  }
  Parts operator()(const model::Exclusion& e) const {
    Identifiers columns;
    for (const auto& element : e.elements)
      columns.push_back(element.expr ? Identifier("expr") : element.column);
    return {joined(columns), "excl"};
  }
};

bool taken(const Table& table, const Identifier& name) {
  return table.constraint(name, Naming{}) != nullptr ||
         std::any_of(table.indexes.begin(), table.indexes.end(),
                     [&](const Index& index) { return index.definition.name == name; });
}

template<class Taken>
Identifier first_free(const Table& table, const Parts& parts, const Taken& taken_beside) {
  for (int pass = 0;; ++pass) {
    const auto label = pass == 0 ? parts.label : parts.label + std::to_string(pass);
    Identifier name(object_name(table.name.name.text, parts.columns, label));
    if (!taken(table, name) && !taken_beside(name)) return name;
  }
}
} // namespace

bool has_index(const Constraint::Definition& definition) {
  return !std::holds_alternative<model::Check>(definition) &&
         !std::holds_alternative<model::ForeignKey>(definition);
}

Identifier conventional_name(const Table& table, const Constraint::Definition& definition,
                             const Catalog& beside) {
  return first_free(table, std::visit(PartsOf{table}, definition), [&](const Identifier& name) {
    const QualifiedName whole{table.name.schema, name};
    return beside.has_constraint(whole) || (has_index(definition) && beside.relation(whole).has_value());
  });
}

Identifier conventional_name(const Table& table, const model::Index& index) {
  Identifiers columns;
  for (const auto& column : index.columns)
    columns.push_back(column.expr ? Identifier("expr") : column.column);
  columns.insert(columns.end(), index.include.begin(), index.include.end());
  return first_free(table, {joined(columns), "idx"}, [](const Identifier&) { return false; });
}

Identifier made_name(const Identifier& first, const Identifier& second, const std::string& label) {
  return object_name(first.text, second.text, label);
}

} // namespace aludel::catalog
