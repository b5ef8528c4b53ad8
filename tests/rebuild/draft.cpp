#include "tests/rebuild/draft.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

namespace aludel::rebuild {

namespace {
template<class Parts>
auto& named(Parts& parts, std::string_view name) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const auto& p) { return p.name == name; });
  if (found == parts.end()) throw std::out_of_range("nothing is called " + std::string(name));
  return *found;
}

bool is_plain(const std::string& name) {
  constexpr std::array keywords{"order", "group", "select", "table", "index", "values"};
  return std::isalpha(static_cast<unsigned char>(name.front())) != 0 &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }) &&
         std::find(keywords.begin(), keywords.end(), name) == keywords.end();
}

std::string between(const std::string& text, char quote) {
  std::string out(1, quote);
  for (const char c : text) out += c == quote ? std::string(2, quote) : std::string(1, c);
  return out + quote;
}

std::string column_line(const Column& column) {
  auto line = spelled(column.name);
  const auto add = [&](const std::string& text) { line += text.empty() ? "" : " " + text; };
  add(column.type);
  add(!column.not_null ? "" : column.name.size() % 2 == 0 ? "not/**/null" : "NOT NULL on conflict abort");
  add(column.collation.empty() ? "" : "COLLATE " + column.collation);
  add(column.default_value.empty() ? "" : "DEFAULT " + column.default_value);
  add(column.generated);
  add(column.parts);
  return line;
}

std::string constraint_line(const Constraint& constraint) {
  return (constraint.name.empty() ? "" : "CONSTRAINT " + spelled(constraint.name) + " ") + constraint.sql;
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}
} // namespace

Column& Table::column(std::string_view called) { return named(columns, called); }
const Column& Table::column(std::string_view called) const { return named(columns, called); }
Table& Draft::table(std::string_view called) { return named(tables, called); }
const Table& Draft::table(std::string_view called) const { return named(tables, called); }

std::string spelled(const std::string& name) {
  if (is_plain(name)) return name;
  if (name.size() % 3 == 0 && name.find(']') == std::string::npos) return "[" + name + "]";
  return between(name, name.size() % 3 == 1 ? '`' : '"');
}

std::string literal(const std::string& text) { return between(text, '\''); }

/// Spelled as people do: with comments, and with names for what needs none.
std::string create_table(const Table& table) {
  std::string body;
  const auto add = [&](const std::string& line) {
    body += (body.empty() ? "" : table.strict ? ", " : " -- ', )\n,/* ( */ ") + line;
  };
  for (const auto& column : table.columns) add(column_line(column));
  for (const auto& constraint : table.constraints) add(constraint_line(constraint));
  const std::string options = table.without_rowid && table.strict ? " STRICT, WITHOUT ROWID"
                              : table.without_rowid               ? " WITHOUT ROWID"
                              : table.strict                      ? " STRICT"
                                                                  : "";
  return "CREATE TABLE " + spelled(table.name) + " (" + body + ")" + options;
}

std::vector<std::string> surroundings(const Draft& draft) {
  std::vector<std::string> all;
  for (const auto& table : draft.tables) append(all, table.indexes);
  append(all, draft.searches);
  append(all, draft.triggers);
  append(all, draft.views);
  return all;
}

std::vector<std::string> statements(const Draft& draft) {
  std::vector<std::string> all;
  for (const auto& table : draft.tables) all.push_back(create_table(table));
  append(all, surroundings(draft));
  return all;
}

std::string rowid_of(const Table& table) {
  if (table.without_rowid) return {};
  for (const std::string name : {"rowid", "_rowid_", "oid"})
    if (std::none_of(table.columns.begin(), table.columns.end(),
                     [&](const Column& column) { return column.name == name; }))
      return name;
  return {};
}

} // namespace aludel::rebuild
