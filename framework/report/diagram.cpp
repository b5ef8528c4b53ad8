#include "framework/report/diagram.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <cctype>

namespace aludel::report {

using catalog::Catalog;
using catalog::Column;
using catalog::Constraint;
using catalog::Table;
using model::ForeignKey;

namespace {
std::string type_of(const Column& column, std::string_view dialect) {
  const auto& type = column.definition.type;
  const auto native = type.native.find(std::string(dialect));
  return native != type.native.end() ? native->second : to_string(type);
}

template<class Definition>
bool is_in(const Table& table, const model::Identifier& column, const Catalog& catalog) {
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint& constraint) {
    const auto* found = std::get_if<Definition>(&constraint.definition);
    return found != nullptr && std::any_of(found->columns.begin(), found->columns.end(),
                                           [&](const auto& name) { return catalog.same(name, column); });
  });
}

/// "PK, FK"
std::string keys_of(const Table& table, const model::Identifier& column, const Catalog& catalog) {
  std::vector<std::string> keys;
  if (is_in<model::PrimaryKey>(table, column, catalog)) keys.emplace_back("PK");
  if (is_in<ForeignKey>(table, column, catalog)) keys.emplace_back("FK");
  if (is_in<model::Unique>(table, column, catalog)) keys.emplace_back("UK");
  return base::join(keys, ", ");
}

/// At most one row of the table has the same key.
bool is_unique(const Table& table, const ForeignKey& key) {
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const Constraint& constraint) {
    const auto* primary = std::get_if<model::PrimaryKey>(&constraint.definition);
    const auto* unique = std::get_if<model::Unique>(&constraint.definition);
    return (primary != nullptr && primary->columns == key.columns) ||
           (unique != nullptr && unique->columns == key.columns);
  });
}

bool may_be_null(const Table& table, const ForeignKey& key, const Catalog& catalog) {
  return std::any_of(key.columns.begin(), key.columns.end(), [&](const auto& name) {
    const auto* column = table.column(name, catalog.naming());
    return column != nullptr && column->definition.nullable;
  });
}

/// The table that is pointed at, spelled as where it stands.
std::string target_of(const ForeignKey& key, const Catalog& catalog) {
  const auto* table = catalog.table(key.references.table);
  return to_string(table != nullptr ? table->name : key.references.table);
}

template<class Visit>
void for_each_key(const Catalog& catalog, Visit&& visit) {
  catalog.for_each_table([&](const Table& table) {
    for (const auto& constraint : table.constraints)
      if (const auto* key = std::get_if<ForeignKey>(&constraint.definition)) visit(table, *key);
  });
}

/// An attribute's type and name are words of letters, digits and a few signs.
std::string mermaid_word(std::string_view text) {
  constexpr std::string_view signs = "-_()[]";
  std::string word;
  for (const char c : text) {
    const bool kept =
        std::isalnum(static_cast<unsigned char>(c)) != 0 || signs.find(c) != std::string_view::npos;
    word += kept ? c : '_';
  }
  const bool begins_well = !word.empty() && std::isalpha(static_cast<unsigned char>(word.front())) != 0;
  return begins_well ? word : "_" + word;
}

std::string mermaid_text(std::string_view text) { // quotes cannot be escaped there
  return "\"" + base::replace_all(base::replace_all(std::string(text), "\"", "'"), "\n", " ") + "\"";
}

std::string mermaid_table(const Table& table, const Catalog& catalog, std::string_view dialect) {
  std::string text = "  " + mermaid_text(to_string(table.name)) + " {\n";
  for (const auto& column : table.columns) {
    const auto keys = keys_of(table, column.definition.name, catalog);
    text += "    " + mermaid_word(type_of(column, dialect)) + " " + mermaid_word(column.definition.name.text);
    if (!keys.empty()) text += " " + keys;
    if (!column.definition.comment.empty()) text += " " + mermaid_text(column.definition.comment);
    text += "\n";
  }
  return text + "  }\n";
}

std::string html(std::string_view text) {
  auto escaped = base::replace_all(std::string(text), "&", "&amp;");
  escaped = base::replace_all(base::replace_all(escaped, "<", "&lt;"), ">", "&gt;");
  return base::replace_all(escaped, "\"", "&quot;");
}

std::string dot_text(std::string_view text) {
  return "\"" + base::replace_all(base::replace_all(std::string(text), "\\", "\\\\"), "\"", "\\\"") + "\"";
}

std::string dot_table(const Table& table, const Catalog& catalog, std::string_view dialect) {
  std::string rows = "<tr><td colspan=\"3\"><b>" + html(to_string(table.name)) + "</b></td></tr>";
  for (const auto& column : table.columns) {
    const auto cell = [](const std::string& text) { return "<td align=\"left\">" + html(text) + "</td>"; };
    rows += "<tr>" + cell(column.definition.name.text) + cell(type_of(column, dialect)) +
            cell(keys_of(table, column.definition.name, catalog)) + "</tr>";
  }
  return "  " + dot_text(to_string(table.name)) +
         " [label=<<table border=\"0\" cellborder=\"1\" cellspacing=\"0\">" + rows + "</table>>];\n";
}
} // namespace

std::string mermaid(const Catalog& catalog, std::string_view dialect) {
  std::string text = "erDiagram\n";
  catalog.for_each_table([&](const Table& table) { text += mermaid_table(table, catalog, dialect); });
  for_each_key(catalog, [&](const Table& table, const ForeignKey& key) {
    text += "  " + mermaid_text(to_string(table.name)) + (is_unique(table, key) ? " |o--" : " }o--") +
            (may_be_null(table, key, catalog) ? "o| " : "|| ") + mermaid_text(target_of(key, catalog)) +
            " : " + mermaid_text(to_string(key.columns)) + "\n";
  });
  return text;
}

std::string dot(const Catalog& catalog, std::string_view dialect) {
  std::string text = "digraph schema {\n  rankdir=LR;\n  node [shape=plain];\n";
  catalog.for_each_table([&](const Table& table) { text += dot_table(table, catalog, dialect); });
  for_each_key(catalog, [&](const Table& table, const ForeignKey& key) {
    text += "  " + dot_text(to_string(table.name)) + " -> " + dot_text(target_of(key, catalog)) +
            " [label=" + dot_text(to_string(key.columns)) + "];\n";
  });
  return text + "}\n";
}

} // namespace aludel::report
