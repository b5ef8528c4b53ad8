#include "dialects/ansi/table_parts.hpp"
#include "dialects/postgresql/render.hpp"

#include <algorithm>

namespace aludel::postgresql {

namespace {
using model::CreateTrigger;

bool fires_on(const CreateTrigger& o, model::Event event) {
  return std::any_of(o.events.begin(), o.events.end(), [&](const auto& e) { return e.event == event; });
}

bool names_columns(const CreateTrigger& o) {
  return std::any_of(o.events.begin(), o.events.end(), [](const auto& e) { return !e.columns.empty(); });
}

/// What the server refuses, and what to write instead.
struct Refusal {
  bool (*applies)(const CreateTrigger& o);
  const char* reason;
  const char* help;
};

// The manual, CREATE TRIGGER: "Description", and the parameters `name`, `event`, `condition`.
constexpr Refusal refusals[] = {
    {[](const CreateTrigger& o) { return o.function.empty(); },
     "calls no function, and PostgreSQL runs nothing else",
     "write `function:`, or give the step `only: sqlite`"},
    {[](const CreateTrigger& o) {
       return o.for_each == model::ForEach::row && fires_on(o, model::Event::truncate);
     },
     "is for each row: TRUNCATE triggers are for each statement", "write `for_each: statement`"},
    {[](const CreateTrigger& o) {
       return o.constraint && (o.timing != model::Timing::after || o.for_each != model::ForEach::row);
     },
     "is a constraint trigger, and not AFTER … FOR EACH ROW",
     "write `timing: after` and `for_each: row`, or leave `constraint` out"},
    {[](const CreateTrigger& o) {
       return o.timing == model::Timing::instead_of && o.for_each != model::ForEach::row;
     },
     "is INSTEAD OF for each statement: such triggers are for each row", "write `for_each: row`"},
    {[](const CreateTrigger& o) { return o.timing == model::Timing::instead_of && o.when.has_value(); },
     "is INSTEAD OF with a condition", "test the condition in the function"},
    {[](const CreateTrigger& o) { return o.timing == model::Timing::instead_of && names_columns(o); },
     "is INSTEAD OF an update of some columns", "compare the columns in the function"},
    {[](const CreateTrigger& o) {
       return o.referencing && (o.timing != model::Timing::after || o.constraint);
     },
     "names transition tables: only AFTER triggers that are no constraint triggers have them",
     "write `timing: after`, or leave `referencing` out"},
};

std::string transition_tables(const model::TransitionTables& tables, const ansi::Spelling& spelling) {
  std::string out = " REFERENCING";
  if (!tables.before.empty()) out += " OLD TABLE AS " + spelling.name(tables.before);
  if (!tables.after.empty()) out += " NEW TABLE AS " + spelling.name(tables.after);
  return out;
}

std::string literals(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : ", ") + ansi::literal(text);
  return out;
}
} // namespace

std::string Render::event(const model::TriggerEvent& event) const {
  return keyword(event.event) + (event.columns.empty() ? "" : " OF " + ansi::list(event.columns, spelling_));
}

void Render::operator()(const model::CreateTrigger& o) {
  for (const auto& refusal : refusals)
    if (refusal.applies(o)) refuse("trigger " + o.name.text + " " + refusal.reason, refusal.help);
  // There is no OR REPLACE for constraint triggers.
  if (o.constraint && o.replace) add("DROP TRIGGER IF EXISTS " + name(o.name) + " ON " + name(o.table));
  std::string events;
  for (const auto& each : o.events) events += (events.empty() ? "" : " OR ") + event(each);
  auto sql = "CREATE " + or_replace(o.replace && !o.constraint) + (o.constraint ? "CONSTRAINT " : "") +
             "TRIGGER " + name(o.name) + " " + keyword(o.timing) + " " + events + " ON " + name(o.table) +
             ansi::deferrable(o.deferrable);
  if (o.referencing) sql += transition_tables(*o.referencing, spelling_);
  sql += "\nFOR EACH " + keyword(o.for_each);
  if (o.when) sql += " WHEN " + ansi::parenthesized(ansi::text(*o.when, "`when`", spelling_, problems()));
  add(sql + " EXECUTE FUNCTION " + name(o.function) + "(" + literals(o.arguments) + ")");
}

void Render::operator()(const model::DropTrigger& o) {
  add_drop("TRIGGER", name(o.name) + " ON " + name(o.table), o);
}

} // namespace aludel::postgresql
