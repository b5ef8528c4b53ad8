#include "tests/rebuild/random_draft.hpp"

#include <algorithm>

namespace aludel::rebuild {

namespace {
std::string of_pool(Dice& dice, Pool pool) {
  switch (pool) {
  case Pool::keys: return std::to_string(1 + dice.below(6));
  case Pool::numbers:
    return dice.one_of({"0", "1", "2", "3", "-7", "42", "5000000000", "9223372036854775000",
                        "-9223372036854775808", "1", "2"});
  case Pool::reals: return dice.one_of({"0.5", "-0.0", "1e300", "3.0", "-2.25", "0.1", "1e-9", "2.0"});
  case Pool::blobs: return dice.one_of({"x'00ff'", "x''", "x'616263'", "x'41'"});
  case Pool::texts: break;
  }
  return dice.one_of({"'a'", "'A'", "'b '", "'b'", "'it''s'", "'two\nlines'", "''", "'\"q\" said'", "'é ü'",
                      "'07'", "'1e3'", "'gone'", "'no'", "'a longer text with words'"});
}

Pool any_pool(Dice& dice) {
  constexpr Pool pools[] = {Pool::numbers, Pool::texts, Pool::reals, Pool::blobs};
  return pools[dice.below(4)];
}

std::string parenthesized_list(const std::vector<std::string>& parts) {
  std::string list;
  for (const auto& part : parts) list += (list.empty() ? "" : ", ") + part;
  return "(" + list + ")";
}

std::string where(Dice& dice, const Table& table) {
  const auto& column = dice.one_of(table.columns);
  const auto name = spelled(column.name);
  switch (dice.below(4)) {
  case 0: return name + " IS NULL";
  case 1: return name + " > " + random_value(dice, table, column);
  default: return name + " IS " + random_value(dice, table, column);
  }
}

std::string random_update(Dice& dice, const Table& table) {
  const auto& column = dice.one_of(table.columns);
  if (!column.generated.empty()) return random_insert(dice, table);
  return "UPDATE " + dice.one_of({"", "", "OR REPLACE ", "OR IGNORE "}) + spelled(table.name) + " SET " +
         spelled(column.name) + " = " + random_value(dice, table, column) + " WHERE " + where(dice, table);
}
} // namespace

std::string random_value(Dice& dice, const Table& table, const Column& column) {
  if (dice.chance(12)) return "NULL";
  if (!table.strict && dice.chance(10)) return of_pool(dice, any_pool(dice));
  return of_pool(dice, column.pool);
}

std::string random_insert(Dice& dice, const Table& table) {
  std::vector<std::string> names, values;
  if (const auto rowid = rowid_of(table); !rowid.empty() && !table.is_alias && dice.chance(30)) {
    names.push_back(rowid);
    values.push_back(std::to_string(1 + dice.below(90)));
  }
  for (const auto& column : table.columns) {
    if (!column.generated.empty() || dice.chance(15)) continue;
    names.push_back(spelled(column.name));
    values.push_back(random_value(dice, table, column));
  }
  const auto into = "INSERT " + dice.one_of({"", "", "", "OR REPLACE ", "OR IGNORE "}) + "INTO " +
                    spelled(table.name) + " ";
  if (names.empty()) return into + "DEFAULT VALUES";
  return into + parenthesized_list(names) + " VALUES " + parenthesized_list(values);
}

std::string random_change_of_rows(Dice& dice, const Draft& draft) {
  const auto& table = dice.one_of(draft.tables);
  switch (dice.below(8)) {
  case 0:
  case 1: return "DELETE FROM " + spelled(table.name) + " WHERE " + where(dice, table);
  case 2:
  case 3:
  case 4: return random_update(dice, table);
  default: return random_insert(dice, table);
  }
}

} // namespace aludel::rebuild
