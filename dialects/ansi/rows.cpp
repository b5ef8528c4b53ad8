#include "dialects/ansi/rows.hpp"

#include "dialects/ansi/table_parts.hpp"

#include <algorithm>

namespace aludel::ansi {

namespace {
using model::Identifiers;
using model::Row;

Identifiers columns_of(const Row& row) {
  Identifiers columns;
  for (const auto& [column, _] : row) columns.push_back(column);
  return columns;
}

std::string value_of(const std::pair<model::Identifier, model::Value>& cell, const Spelling& spelling,
                     base::Diagnostics& problems) {
  return value(cell.second, "the value of " + cell.first.text, spelling, problems);
}

std::string values_of(const Row& row, const Spelling& spelling, base::Diagnostics& problems) {
  std::string out;
  for (const auto& cell : row) out += (out.empty() ? "" : ", ") + value_of(cell, spelling, problems);
  return "(" + out + ")";
}

std::string condition_of(const Row& row, const Spelling& spelling, base::Diagnostics& problems) {
  std::string out;
  for (const auto& cell : row) {
    if (!out.empty()) out += " AND ";
    out += spelling.name(cell.first);
    out += std::holds_alternative<model::Null>(cell.second) ? " IS NULL"
                                                            : " = " + value_of(cell, spelling, problems);
  }
  return out;
}
} // namespace

std::vector<std::string> insert(const model::QualifiedName& table, const std::vector<Row>& rows,
                                const std::optional<model::ConflictRule>& conflict, const Spelling& spelling,
                                base::Diagnostics& problems) {
  std::vector<std::string> statements;
  const auto into = "INSERT INTO " + qualified(table, spelling);
  for (auto row = rows.begin(); row != rows.end();) {
    const auto columns = columns_of(*row);
    const auto tail = conflict ? on_conflict(*conflict, columns, spelling) : std::string();
    if (columns.empty()) {
      statements.push_back(into + " DEFAULT VALUES" + tail);
      ++row;
      continue;
    }
    auto sql = into + " (" + list(columns, spelling) + ") VALUES";
    const char* separator = "\n  ";
    for (; row != rows.end() && columns_of(*row) == columns; ++row, separator = ",\n  ")
      sql += separator + values_of(*row, spelling, problems);
    statements.push_back(sql + (tail.empty() ? "" : "\n" + tail.substr(1)));
  }
  return statements;
}

std::string on_conflict(const model::ConflictRule& rule, const Identifiers& columns,
                        const Spelling& spelling) {
  std::string changes;
  for (const auto& column : columns)
    if (std::find(rule.key.begin(), rule.key.end(), column) == rule.key.end())
      changes +=
          (changes.empty() ? "" : ", ") + spelling.name(column) + " = excluded." + spelling.name(column);
  const auto target = rule.key.empty() ? std::string() : " (" + list(rule.key, spelling) + ")";
  if (rule.action == model::OnConflict::nothing || changes.empty())
    return " ON CONFLICT" + target + " DO NOTHING";
  return " ON CONFLICT" + target + " DO UPDATE SET " + changes;
}

std::string update(const model::Update& operation, const Spelling& spelling, base::Diagnostics& problems) {
  std::string changes;
  for (const auto& cell : operation.set)
    changes += (changes.empty() ? "" : ", ") + spelling.name(cell.first) + " = " +
               value_of(cell, spelling, problems);
  return "UPDATE " + qualified(operation.table, spelling) + " SET " + changes +
         where(operation.where, spelling, problems);
}

std::string delete_from(const model::Delete& operation, const Spelling& spelling,
                        base::Diagnostics& problems) {
  const auto out = "DELETE FROM " + qualified(operation.table, spelling);
  if (operation.rows.empty()) return out + where(operation.where, spelling, problems);
  std::string conditions;
  for (const auto& row : operation.rows)
    conditions += (conditions.empty() ? " WHERE " : "\n   OR ") +
                  (operation.rows.size() == 1 ? condition_of(row, spelling, problems)
                                              : "(" + condition_of(row, spelling, problems) + ")");
  return out + conditions;
}

} // namespace aludel::ansi
