#include "framework/lint/chronicle.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

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

/// Unqualified names mean other objects from here on. An empty path (as in a dump) has all names qualified.
bool moves_names(const SqlReading& reading) {
  const auto text = base::lower(reading.statement.sql);
  const auto at = text.find("search_path");
  if (at == std::string::npos || reading.kind != "SET") return false;
  const auto path = text.substr(at + 11);
  return path.find("public") == std::string::npos && path.find("default") == std::string::npos &&
         path.find("''") == std::string::npos;
}

bool hides_something(const SqlReading& reading) {
  return reading.grasp == SqlReading::Grasp::none || (reading.opaque && reading.writes) ||
         moves_names(reading);
}

const Event* found(const std::vector<Event>& events, std::vector<Event>::const_iterator at) {
  return at == events.end() ? nullptr : &*at;
}
} // namespace

void Chronicle::note(const replay::Transition& transition, const model::RevisionId& revision, Moment moment) {
  std::vector<std::pair<model::QualifiedName, Event>> found;
  std::visit(EventsOf{found}, transition.operation);
  for (auto& [name, event] : found) {
    event.revision = revision;
    event.moment = moment;
    events_[transition.before.resolved(name)].push_back(std::move(event));
  }
  if (transition.reading) note_raw(*transition.reading, transition.before, moment);
}

void Chronicle::note_raw(const SqlReading& reading, const catalog::Catalog& catalog, Moment moment) {
  if (hides_something(reading) && !partial_since_) partial_since_ = moment;
  if (reading.grasp == SqlReading::Grasp::operations) return;
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

} // namespace aludel::lint
