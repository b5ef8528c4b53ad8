#include "framework/lint/chronicle.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"
#include "framework/lint/facts.hpp"

#include <algorithm>
#include <array>

namespace aludel::lint {

namespace {
using dialect::SqlReading;

/// What an operation does to the names of relations.
struct EventsOf {
  std::vector<std::pair<model::QualifiedName, Event>>& out;

  void made(const model::QualifiedName& name) const { out.push_back({name, {Event::What::made, {}, 0}}); }
  void dropped(const model::QualifiedName& name) const {
    out.push_back({name, {Event::What::dropped, {}, 0}});
  }
  void renamed(const model::QualifiedName& from, const model::Identifier& to) const {
    out.push_back({from, {Event::What::renamed, {}, 0, to}});
    made({from.schema, to});
  }
  void operator()(const model::CreateTable& o) const { made(o.name); }
  void operator()(const model::CreateView& o) const { made(o.name); }
  void operator()(const model::CreateMaterializedView& o) const { made(o.name); }
  void operator()(const model::CreateSequence& o) const { made(o.name); }
  void operator()(const model::CreateIndex& o) const { made({o.table.schema, o.index.name}); }
  void operator()(const model::DropTable& o) const { dropped(o.name); }
  void operator()(const model::DropView& o) const { dropped(o.name); }
  void operator()(const model::DropMaterializedView& o) const { dropped(o.name); }
  void operator()(const model::DropSequence& o) const { dropped(o.name); }
  void operator()(const model::DropIndex& o) const { dropped(o.name); }
  void operator()(const model::RenameTable& o) const { renamed(o.from, o.to); }
  void operator()(const model::RenameIndex& o) const { renamed(o.from, o.to); }
  void operator()(const model::Rename& o) const {
    if (!is_part(o.on.kind) && !is_global(o.on.kind)) renamed(o.on.name, o.to);
  }
  void operator()(const auto&) const {}
};

using model::ObjectKind;
using model::ObjectName;

/// What an operation makes that is neither a relation nor part of a table.
struct MadeWhole {
  using Made = std::optional<ObjectName>;
  Made operator()(const model::CreateEnum& o) const { return whole(ObjectKind::type, o.name); }
  Made operator()(const model::CreateDomain& o) const { return whole(ObjectKind::type, o.name); }
  Made operator()(const model::CreateComposite& o) const { return whole(ObjectKind::type, o.name); }
  Made operator()(const model::CreateFunction& o) const { return whole(ObjectKind::function, o.name); }
  Made operator()(const model::CreateProcedure& o) const { return whole(ObjectKind::function, o.name); }
  Made operator()(const model::CreateSchema& o) const { return whole(ObjectKind::schema, {o.name}); }
  Made operator()(const model::CreateExtension& o) const { return whole(ObjectKind::extension, {o.name}); }
  Made operator()(const model::CreateTrigger& o) const {
    return ObjectName{ObjectKind::trigger, o.table, o.name, {}};
  }
  Made operator()(const model::Rename& o) const { return renamed(o.on, o.to); }
  Made operator()(const auto&) const { return std::nullopt; }

private:
  static Made whole(ObjectKind kind, const model::QualifiedName& name) {
    return ObjectName{kind, name, {}, {}};
  }
  static Made renamed(ObjectName object, const model::Identifier& to) {
    (is_part(object.kind) ? object.part : object.name.name) = to;
    object.arguments.reset();
    return object;
  }
};

/// The parts of a table that a revision made or changed.
std::vector<ObjectName> parts_of(const catalog::Table& table, const model::RevisionId& revision) {
  std::vector<ObjectName> parts;
  const auto is_of_revision = [&](const catalog::Origin& origin) {
    return origin.born == revision || origin.changed == revision;
  };
  for (const auto& column : table.columns)
    if (is_of_revision(column.origin))
      parts.push_back({ObjectKind::column, table.name, column.definition.name, {}});
  for (const auto& constraint : table.constraints)
    if (is_of_revision(constraint.origin))
      parts.push_back({ObjectKind::constraint, table.name, constraint.name, {}});
  for (const auto& policy : table.policies)
    if (is_of_revision(policy.origin))
      parts.push_back({ObjectKind::policy, table.name, policy.definition.name, {}});
  return parts;
}

/// ALTER … SET SCHEMA takes along what belongs to the object, and what is done to it then is done there.
bool moves_others(const SqlReading& reading) {
  const auto words = catalog::words_of(reading.statement.sql);
  const auto size = words.size();
  return size > 4 && reading.kind.rfind("ALTER ", 0) == 0 && catalog::is_keyword(words[size - 2], "schema") &&
         catalog::is_keyword(words[size - 3], "set");
}

bool hides_something(const SqlReading& reading) {
  return reading.grasp == SqlReading::Grasp::none || (reading.opaque && reading.writes) ||
         (reading.search_path && !reading.search_path->schemas().known) || moves_others(reading);
}

const Event* found(const std::vector<Event>& events, std::vector<Event>::const_iterator at) {
  return at == events.end() ? nullptr : &*at;
}
} // namespace

void Chronicle::note(const replay::Transition& transition, const model::RevisionId& revision, Moment moment) {
  std::vector<std::pair<model::QualifiedName, Event>> found;
  std::visit(EventsOf{found}, transition.operation);
  for (auto& [name, event] : found) {
    // What got the name may be there without being known, such as an index that the server named.
    if (event.what == Event::What::renamed && !transition.before.relation(name))
      written_.emplace(transition.before.resolved({name.schema, event.to}), moment);
    if (event.what != Event::What::made && transition.maybe)
      written_.emplace(transition.before.resolved(name), moment); // it may be there still
    event.revision = revision;
    event.moment = moment;
    events_[transition.before.resolved(name)].push_back(std::move(event));
  }
  note_made(transition.operation, transition.after, revision, moment);
  if (transition.reading)
    note_raw(*transition.reading, transition.before, revision, moment);
  else if (!transition.before.search_path().is_default() && !partial_since_)
    partial_since_ = moment; // its names are those of another schema, and the operation does not tell which
}

void Chronicle::note_made(const model::Operation& operation, const catalog::Catalog& after,
                          const model::RevisionId& revision, Moment moment) {
  if (const auto made = std::visit(MadeWhole{}, operation)) {
    made_.emplace(key_of_made(*made, after), moment);
    if (is_routine(made->kind)) paths_[after.resolved(made->name)][moment] = {};
  }
  const auto* name = table_made_or_changed(operation);
  const auto* table = name == nullptr ? nullptr : after.table(*name);
  if (table == nullptr) return;
  for (const auto& part : parts_of(*table, revision)) made_.emplace(key_of_made(part, after), moment);
}

void Chronicle::note_path(const SqlReading& reading, const catalog::Catalog& catalog,
                          const model::RevisionId& revision, Moment moment) {
  constexpr std::array kinds{"ALTER FUNCTION", "ALTER PROCEDURE", "ALTER ROUTINE"};
  const auto words = catalog::words_of(reading.statement.sql);
  const auto path = std::find_if(words.begin(), words.end(),
                                 [](const auto& word) { return base::iequals(word.text, "search_path"); });
  if (std::find(kinds.begin(), kinds.end(), reading.kind) == kinds.end() || path == words.end()) return;
  const bool resets = path != words.begin() && catalog::is_keyword(*std::prev(path), "reset");
  for (const auto& mention : reading.mentions)
    if (mention.writes && is_routine(mention.object.kind))
      paths_[catalog.resolved(mention.object.name)][moment] = resets ? model::RevisionId() : revision;
}

void Chronicle::note_raw(const SqlReading& reading, const catalog::Catalog& catalog,
                         const model::RevisionId& revision, Moment moment) {
  note_path(reading, catalog, revision, moment);
  if (hides_something(reading) && !partial_since_) partial_since_ = moment;
  if (reading.kind == "ALTER DEFAULT PRIVILEGES" && !rights_since_) rights_since_ = moment;
  if (reading.grasp == SqlReading::Grasp::operations) return;
  if (dialect::only_makes_table(reading) && reading.problem.empty() && !makes_temporary_table(reading))
    for (const auto& mention : reading.mentions)
      if (mention.writes && mention.object.kind == ObjectKind::table)
        events_[catalog.resolved(mention.object.name)].push_back({Event::What::made, revision, moment});
  for (const auto& mention : reading.mentions)
    if (mention.writes && !is_part(mention.object.kind))
      written_.emplace(catalog.resolved(mention.object.name), moment);
}

std::optional<Event> Chronicle::last_before(const model::QualifiedName& relation, Moment moment) const {
  const auto at = events_.find(relation);
  if (at == events_.end()) return std::nullopt;
  const auto next = std::find_if(at->second.begin(), at->second.end(),
                                 [&](const Event& event) { return event.moment >= moment; });
  return next == at->second.begin() ? std::nullopt : std::optional(*std::prev(next));
}

std::optional<Event> Chronicle::first_after(const model::QualifiedName& relation, Moment moment) const {
  const auto at = events_.find(relation);
  if (at == events_.end()) return std::nullopt;
  const auto* event = found(at->second, std::find_if(at->second.begin(), at->second.end(),
                                                     [&](const Event& one) { return one.moment > moment; }));
  return event == nullptr ? std::nullopt : std::optional(*event);
}

bool Chronicle::may_have_made(const model::QualifiedName& relation, Moment moment) const {
  if (there_.count(relation) > 0 && events_.count(relation) == 0) return true;
  const auto at = written_.find(relation);
  return at != written_.end() && at->second < moment;
}

std::optional<model::RevisionId> Chronicle::given_path(const model::QualifiedName& routine,
                                                       Moment moment) const {
  const auto at = paths_.find(routine);
  if (at == paths_.end()) return std::nullopt;
  const auto next = at->second.lower_bound(moment);
  if (next == at->second.begin() || std::prev(next)->second.empty()) return std::nullopt;
  return std::prev(next)->second;
}

Chronicle::MadeKey Chronicle::key_of_made(const ObjectName& object, const catalog::Catalog& catalog) {
  const auto kind = object.kind == ObjectKind::procedure ? ObjectKind::function : object.kind;
  return {kind, catalog.resolved(object.name), catalog.resolved({object.part}).name};
}

bool Chronicle::had(const model::ObjectName& object, const catalog::Catalog& catalog, Moment moment) const {
  const auto at = made_.find(key_of_made(object, catalog));
  return at != made_.end() && at->second < moment;
}

} // namespace aludel::lint
