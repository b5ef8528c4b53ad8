#include "dialects/postgresql/inspect/triggers.hpp"

#include "dialects/postgresql/names.hpp"
#include "dialects/postgresql/spelled.hpp"
#include "dialects/postgresql/state.hpp"

namespace aludel::postgresql {

namespace {
constexpr const char* triggers_query = R"(
SELECT g.tgrelid, g.tgname, g.tgtype, pg_catalog.pg_get_triggerdef(g.oid),
       (SELECT pg_catalog.string_agg(a.attname, chr(31) ORDER BY k.n)
        FROM unnest(g.tgattr) WITH ORDINALITY k(num, n)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = g.tgrelid AND a.attnum = k.num),
       g.tgqual IS NOT NULL, n.nspname, p.proname, pg_catalog.encode(g.tgargs, 'hex'), g.tgconstraint <> 0,
       g.tgdeferrable, g.tginitdeferred,
       CASE WHEN coalesce(g.tgoldtable, g.tgnewtable) IS NOT NULL
         THEN pg_catalog.concat(g.tgoldtable, chr(31), g.tgnewtable) END,
       g.tgenabled, g.tgconstrrelid <> 0, r.description
FROM pg_catalog.pg_trigger g
JOIN pg_catalog.pg_proc p ON p.oid = g.tgfoid
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_trigger'::regclass AND r.objoid = g.oid
WHERE g.tgrelid = ANY(:a::oid[]) AND NOT g.tgisinternal
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_trigger'::regclass
                  AND d.objid = g.oid AND d.deptype = 'P')
ORDER BY g.tgrelid, g.tgname)";

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
  const auto& statement = text(row[3]);
  const auto& enabled = row[13];
  const model::Identifier name = text(row[1]);
  if (is(enabled, "D")) return statement + switched("DISABLE", table, name);
  if (is(enabled, "R")) return statement + switched("ENABLE REPLICA", table, name);
  if (is(enabled, "A")) return statement + switched("ENABLE ALWAYS", table, name);
  return is(row[14], "t") ? statement : "";
}

catalog::Trigger trigger(const dialect::TextRow& row, const model::QualifiedName& table) {
  catalog::Trigger found;
  auto& made = found.definition;
  made.table = table;
  made.name = text(row[1]);
  found.comment = text(row[15]);
  found.verbatim = verbatim(row, table);
  if (!found.verbatim.empty()) return found;
  const int type = std::stoi(text(row[2]));
  made.timing = timing(type);
  made.events = events(type, names(row[4]));
  made.for_each = type & bits::row ? model::ForEach::row : model::ForEach::statement;
  const auto spelled = text(row[3]);
  if (is(row[5], "t")) made.when = sql(std::string(parenthesized_after("WHEN", spelled)));
  made.function = name_in(text(row[6]), text(row[7]));
  made.arguments = arguments(text(row[8]));
  made.constraint = is(row[9], "t");
  made.deferrable = deferrable(row[10], row[11]);
  if (const auto tables = names(row[12]); !tables.empty())
    made.referencing = model::TransitionTables{tables[0], tables[1]};
  return found;
}
} // namespace

PartsOf<catalog::Trigger> read_triggers(Connection& connection, const Relations& relations) {
  PartsOf<catalog::Trigger> found;
  for (const auto& row : connection.query(triggers_query, {ids_of(relations)})) {
    const auto relation = number(row[0]);
    found[relation].push_back(trigger(row, relations.at(relation)));
  }
  return found;
}

} // namespace aludel::postgresql
