#include "dialects/sqlite/foreign_keys.hpp"

#include "dialects/sqlite/names.hpp"
#include "dialects/sqlite/native.hpp"

#include <algorithm>
#include <iterator>

namespace aludel::sqlite {

namespace {
std::string described(const std::string& table, const dialect::TextRow& row) {
  const auto which =
      row[1] ? "row " + *row[1] + " of " : std::string("a row of "); // WITHOUT ROWID: no number
  return which + table + " points at no row of " + row[2].value_or("?");
}

void check_table(::sqlite3* database, const std::string& schema, const std::string& table,
                 std::vector<std::string>& found) {
  const auto shown = schema == "main" ? table : schema + "." + table;
  try {
    for (const auto& row : query(database, "PRAGMA " + quoted(model::Identifier(schema)) +
                                               ".foreign_key_check(" + ansi::literal(table) + ")"))
      found.push_back(described(shown, row));
  } catch (const base::Error& error) {
    if (error.exit() != base::Exit::failed) throw;
    found.push_back("table " + shown + ": " + error.what());
  }
}
} // namespace

std::vector<std::string> key_violations(::sqlite3* database) {
  std::vector<std::string> found;
  for (const auto& schema : query(database, "SELECT name FROM pragma_database_list")) {
    const auto name = quoted(model::Identifier(*schema[0]));
    // A table at a time: one key that does not fit its parent would end the check of all.
    for (const auto& table : query(database, "SELECT DISTINCT t.name FROM " + name +
                                                 ".sqlite_schema AS t, pragma_foreign_key_list(t.name, " +
                                                 ansi::literal(*schema[0]) + ") WHERE t.type = 'table'"))
      check_table(database, *schema[0], *table[0], found);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> new_violations(const std::vector<std::string>& before,
                                        const std::vector<std::string>& now) {
  std::vector<std::string> added;
  std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(added));
  return added;
}

} // namespace aludel::sqlite
