#include "framework/base/text.hpp"
#include "framework/lint/extensions.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/insertions.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// A sequence gives it numbers, and does not see those that are written.
bool is_numbered(const Transition& t, const catalog::Column& column) {
  const auto& definition = column.definition;
  return definition.identity || definition.autoincrement ||
         type_name(definition.type, t.passage->scene.dialect.name()).find("serial") != std::string::npos;
}

/// OVERRIDING USER VALUE leaves out what is given to an identity, of either kind.
bool takes(const catalog::Column& column, const Insertion& insertion) {
  const auto& definition = column.definition;
  return insertion.overriding != Overriding::user || (!definition.identity && !definition.autoincrement);
}

/// The numbered column of a table that an insertion gives numbers.
const catalog::Column* numbered_by(const Transition& t, const Insertion& insertion) {
  const auto* table = t.before().table(insertion.table);
  if (table == nullptr || !table->certain()) return nullptr;
  for (const auto& column : table->columns) {
    if (!is_numbered(t, column) || !takes(column, insertion)) continue;
    const auto given = given_to(insertion, *table, column.definition.name, t.before().naming());
    if (std::find(given.begin(), given.end(), Given::literal) != given.end()) return &column;
  }
  return nullptr;
}

/// setval(), ALTER SEQUENCE, or ALTER COLUMN … RESTART.
bool advances(const Transition& t) {
  const auto sql = t.reading() == nullptr ? std::string() : base::lower(t.reading()->statement.sql);
  return t.as<model::AlterSequence>() != nullptr || sql.find("setval") != std::string::npos ||
         sql.find("restart") != std::string::npos;
}

/// A later statement sets the sequence, or is told of instead.
bool is_followed(const Transition& t, const model::QualifiedName& table) {
  const auto all = later(t);
  return std::any_of(all.begin(), all.end(), [&](const Transition& one) {
    const auto further = insertions(one);
    return advances(one) || std::any_of(further.begin(), further.end(), [&](const Insertion& insertion) {
             return same(one, insertion.table, table) && numbered_by(one, insertion) != nullptr;
           });
  });
}
} // namespace

Remarks sequence_not_advanced(const Transition& t) {
  for (const auto& insertion : insertions(t)) {
    const auto* column = numbered_by(t, insertion);
    if (column == nullptr || is_followed(t, insertion.table)) continue;
    const auto table = to_string(insertion.table);
    const auto name = column->definition.name.text;
    Remark remark{"numbers are written into " + table + "." + name +
                      ", and its sequence begins where it was: the next row gets one that is there",
                  "SELECT setval(pg_get_serial_sequence('" + table + "', '" + name + "'), (SELECT max(" +
                      name + ") FROM " + table + "));"};
    return {remark};
  }
  return {};
}

} // namespace aludel::lint::rules
