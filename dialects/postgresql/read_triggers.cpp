#include "dialects/postgresql/read_triggers.hpp"

#include "dialects/postgresql/cells.hpp"
#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/spelled.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
/// Bits of pg_trigger.tgtype (catalog/pg_trigger.h); neither BEFORE nor INSTEAD is AFTER.
namespace bits {
constexpr int row = 1, before = 2, insert = 4, delete_ = 8, update = 16, truncate = 32, instead = 64;
}

std::vector<model::TriggerEvent> events(int type, const model::Identifiers& columns) {
  std::vector<model::TriggerEvent> found;
  if (type & bits::insert) found.push_back({model::Event::insert, {}});
  if (type & bits::update) found.push_back({model::Event::update, columns});
  if (type & bits::delete_) found.push_back({model::Event::delete_, {}});
  if (type & bits::truncate) found.push_back({model::Event::truncate, {}});
  return found;
}

model::Timing timing(int type) {
  if (type & bits::before) return model::Timing::before;
  return type & bits::instead ? model::Timing::instead_of : model::Timing::after;
}

/// tgargs: texts that end with NUL, told in hexadecimal.
std::vector<std::string> arguments(std::string_view hex) {
  std::vector<std::string> texts;
  std::string text;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
    const auto byte = static_cast<char>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16));
    if (byte != '\0')
      text += byte;
    else
      texts.push_back(std::exchange(text, {}));
  }
  return texts;
}

model::Deferrable deferrable(const Cell& can_be, const Cell& is_at_first) {
  if (!is(can_be, "t")) return model::Deferrable::no;
  return is(is_at_first, "t") ? model::Deferrable::initially_deferred
                              : model::Deferrable::initially_immediate;
}

/// ALTER TABLE t ENABLE ALWAYS TRIGGER n.
std::string switched(std::string_view how, const model::QualifiedName& table, const model::Identifier& name) {
  return ";\nALTER TABLE " + quoted(table) + " " + std::string(how) + " TRIGGER " + quoted(name);
}

/// The statement, where the vocabulary lacks a word: for a trigger that is not as it was made, and for a
/// constraint trigger that is about another table too.
std::string verbatim(const dialect::TextRow& row, const model::QualifiedName& table) {
  const auto& statement = text(row[2]);
  const auto& enabled = row[12];
  const model::Identifier name = text(row[0]);
  if (is(enabled, "D")) return statement + switched("DISABLE", table, name);
  if (is(enabled, "R")) return statement + switched("ENABLE REPLICA", table, name);
  if (is(enabled, "A")) return statement + switched("ENABLE ALWAYS", table, name);
  return is(row[13], "t") ? statement : "";
}

catalog::Trigger trigger(const dialect::TextRow& row, const model::QualifiedName& table) {
  catalog::Trigger found;
  auto& made = found.definition;
  made.table = table;
  made.name = text(row[0]);
  found.comment = text(row[14]);
  found.verbatim = verbatim(row, table);
  if (!found.verbatim.empty()) return found;
  const int type = std::stoi(text(row[1]));
  made.timing = timing(type);
  made.events = events(type, names(row[3]));
  made.for_each = type & bits::row ? model::ForEach::row : model::ForEach::statement;
  const auto spelled = text(row[2]);
  if (is(row[4], "t")) made.when = sql(std::string(parenthesized_after("WHEN", spelled)));
  made.function = name_in(text(row[5]), text(row[6]));
  made.arguments = arguments(text(row[7]));
  made.constraint = is(row[8], "t");
  made.deferrable = deferrable(row[9], row[10]);
  if (const auto tables = names(row[11]); !tables.empty())
    made.referencing = model::TransitionTables{tables[0], tables[1]};
  return found;
}
} // namespace

std::vector<catalog::Trigger> read_triggers(Connection& connection, std::int64_t table,
                                            const model::QualifiedName& name) {
  std::vector<catalog::Trigger> triggers;
  for (const auto& row : connection.query(
           "SELECT g.tgname, g.tgtype, pg_catalog.pg_get_triggerdef(g.oid),"
           " (SELECT string_agg(a.attname, chr(31) ORDER BY k.n) FROM unnest(g.tgattr) WITH ORDINALITY "
           "k(num, n)"
           " JOIN pg_catalog.pg_attribute a ON a.attrelid = g.tgrelid AND a.attnum = k.num),"
           " g.tgqual IS NOT NULL, n.nspname, p.proname, pg_catalog.encode(g.tgargs, 'hex'),"
           " g.tgconstraint <> 0, g.tgdeferrable, g.tginitdeferred,"
           " CASE WHEN coalesce(g.tgoldtable, g.tgnewtable) IS NOT NULL THEN"
           " concat(g.tgoldtable, chr(31), g.tgnewtable) END,"
           " g.tgenabled, g.tgconstrrelid <> 0, pg_catalog.obj_description(g.oid, 'pg_trigger')"
           " FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid"
           " JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace"
           " WHERE g.tgrelid = :a AND NOT g.tgisinternal AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d"
           " WHERE d.classid = 'pg_catalog.pg_trigger'::regclass AND d.objid = g.oid AND d.deptype = 'P')"
           " ORDER BY g.tgname",
           {table}))
    triggers.push_back(trigger(row, name));
  return triggers;
}

} // namespace aludel::postgresql
