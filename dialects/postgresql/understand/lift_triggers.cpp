#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

namespace {
// TRIGGER_TYPE_… of src/include/catalog/pg_trigger.h.
constexpr int before = 1 << 1;
constexpr int instead_of = 1 << 6;

model::Event event_of(const Source& source, std::size_t token) {
  if (source.is(token, "insert")) return model::Event::insert;
  if (source.is(token, "delete")) return model::Event::delete_;
  return source.is(token, "truncate") ? model::Event::truncate : model::Event::update;
}
} // namespace

/// `INSERT OR UPDATE OF a, b OR DELETE`, in the order of the source: the tree has them as bits.
std::vector<model::TriggerEvent> Lift::events(const CreateTrigStmt& s, Range text) {
  std::vector<model::TriggerEvent> out;
  while (!text.empty()) {
    const auto end = source_.find(text, "or");
    model::TriggerEvent event;
    event.event = event_of(source_, text.begin);
    if (event.event == model::Event::update) event.columns = identifiers_of(nodes(s.n_columns, s.columns));
    out.push_back(std::move(event));
    text.begin = end + 1;
  }
  return out;
}

void Lift::operator()(const CreateTrigStmt& s) {
  allow(s.constrrel == nullptr);
  model::CreateTrigger o;
  o.table = name(*s.relation);
  o.name = model::Identifier(s.trigname);
  o.timing = s.timing == before       ? model::Timing::before
             : s.timing == instead_of ? model::Timing::instead_of
                                      : model::Timing::after;
  const auto table = source_.at(s.relation->location);
  const auto trigger = source_.find({0, table}, "trigger");
  const auto timing = trigger + 2; // behind its name
  o.events = events(s, {timing + (o.timing == model::Timing::instead_of ? 2 : 1), table - 1});
  o.for_each = s.row ? model::ForEach::row : model::ForEach::statement;
  if (s.when_clause != nullptr) o.when = sql(source_.inner(after({table, source_.whole().end}, "when")));
  o.function = name(nodes(s.n_funcname, s.funcname));
  for (const auto* argument : nodes(s.n_args, s.args)) o.arguments.push_back(string_of(argument));
  o.replace = s.replace != 0;
  o.constraint = s.isconstraint != 0;
  if (s.deferrable) o.deferrable = model::Deferrable::initially_immediate;
  if (s.initdeferred) o.deferrable = model::Deferrable::initially_deferred;
  for (const auto* node : nodes(s.n_transition_rels, s.transition_rels)) {
    const auto& rows = *node->trigger_transition;
    allow(rows.is_table != 0);
    if (!o.referencing) o.referencing.emplace();
    (rows.is_new ? o.referencing->after : o.referencing->before) = model::Identifier(rows.name);
  }
  add(std::move(o));
}

} // namespace aludel::postgresql::reading
