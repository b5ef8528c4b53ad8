#include "framework/replay/advance.hpp"
#include "framework/replay/back.hpp"
#include "framework/replay/derive.hpp"
#include "framework/replay/params.hpp"
#include "framework/replay/work.hpp"

#include <algorithm>

namespace aludel::replay {

namespace {
bool runs(const Subject& subject, const model::Revision& revision, const model::Step& step) {
  return revision.header.applies_to(subject.dialect) && step.applies_to(subject.dialect);
}

std::vector<WorkStep> own_steps(const Subject& subject, const model::Revision& revision,
                                const model::Steps& steps) {
  std::vector<WorkStep> result;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (runs(subject, revision, steps[i])) result.push_back({steps[i], i, std::nullopt, {}});
  return result;
}

/// What is known already of that database, when it has run nothing else.
const Known* begun_by(const Subject& subject, const graph::IdSet& applied) {
  const auto* known = subject.known;
  return known != nullptr && std::includes(applied.begin(), applied.end(), known->applied.begin(),
                                           known->applied.end(), applied.key_comp())
             ? known
             : nullptr;
}

struct Downward {
  const Subject& subject;
  const model::Revision& revision;
  const catalog::Catalog& before_up;
  base::Diagnostics& problems;

  std::optional<std::vector<WorkStep>> operator()(const model::Steps& steps) const {
    return own_steps(subject, revision, steps);
  }
  std::optional<std::vector<WorkStep>> operator()(const model::DerivedDown&) const {
    return derived_down(subject, revision, before_up, problems);
  }
  std::optional<std::vector<WorkStep>> operator()(const model::Irreversible& why) const {
    problems.push_back({base::Severity::error, "irreversible-revision",
                        "revision " + revision.header.id + " cannot be undone: " + why.reason,
                        "stop the downgrade at " + revision.header.id + ", or write its down: steps",
                        revision.header.place});
    return std::nullopt;
  }
};

class Player {
public:
  Player(const Subject& subject, const plan::Plan& plan, const ParamValues& params,
         const std::function<void(Work&&)>& visit, base::Diagnostics& problems)
      : subject_(subject), plan_(plan), params_(params), visit_(visit), problems_(problems) {}

  void up() {
    auto catalog = catalog_of(subject_, subject_.graph.ancestors(plan_.from, graph::Edges::all));
    for (const auto& id : plan_.revisions) {
      const auto& revision = subject_.bodies(id);
      demand_derivable(revision, catalog);
      Work work{&revision,
                plan::Direction::up,
                revision.header.applies_to(subject_.dialect),
                false,
                own_steps(subject_, revision, revision.up),
                catalog};
      hand_over(std::move(work));
      apply_up(subject_, revision, catalog);
    }
  }

  void down() {
    // What goes is replayed after what stays, so that a snapshot taken before each of its revisions is the
    // schema as it will be once that revision has been undone.
    const graph::IdSet going(plan_.revisions.begin(), plan_.revisions.end());
    auto staying = subject_.graph.ancestors(plan_.from, graph::Edges::all);
    std::erase_if(staying, [&](const auto& id) { return going.count(id) > 0; });
    auto catalog = catalog_of(subject_, staying);
    std::vector<catalog::Catalog> snapshots;
    for (auto id = plan_.revisions.rbegin(); id != plan_.revisions.rend(); ++id) {
      snapshots.push_back(catalog);
      apply_up(subject_, subject_.bodies(*id), catalog);
    }
    for (const auto& id : plan_.revisions) {
      one_down(subject_.bodies(id), snapshots.back(), catalog);
      catalog = std::move(snapshots.back());
      snapshots.pop_back();
    }
  }

private:
  /// `down: auto` is a promise: whether it can be kept is known as soon as the revision is replayed.
  void demand_derivable(const model::Revision& revision, const catalog::Catalog& before) {
    const auto* derived = std::get_if<model::DerivedDown>(&revision.down);
    if (derived != nullptr && derived->demanded) derived_down(subject_, revision, before, problems_);
  }

  void one_down(const model::Revision& revision, const catalog::Catalog& before_up,
                const catalog::Catalog& after_up) {
    auto steps = steps_back(subject_, revision, before_up, problems_);
    if (!steps) return;
    Work work{&revision,
              plan::Direction::down,
              revision.header.applies_to(subject_.dialect),
              std::holds_alternative<model::DerivedDown>(revision.down),
              std::move(*steps),
              after_up};
    hand_over(std::move(work));
  }

  void hand_over(Work work) {
    base::Diagnostics missing;
    for (auto& step : work.steps) put_params(step.step, work.revision->header, params_, missing);
    problems_.insert(problems_.end(), missing.begin(), missing.end());
    if (missing.empty()) visit_(std::move(work));
  }

  const Subject& subject_;
  const plan::Plan& plan_;
  const ParamValues& params_;
  const std::function<void(Work&&)>& visit_;
  base::Diagnostics& problems_;
};
} // namespace

void apply_up(const Subject& subject, const model::Revision& revision, catalog::Catalog& catalog) {
  for (std::size_t i = 0; i < revision.up.size(); ++i) {
    const auto done = effect(subject, revision, i);
    if (done == Effect::none) continue;
    // Clashes are not complained about here: the database has the last word on what exists.
    advance(subject, catalog, revision.up[i].operation, {revision.header.id, done == Effect::maybe});
  }
  catalog.set_search_path({}); // every revision begins with the session's own
}

std::optional<std::vector<WorkStep>> steps_back(const Subject& subject, const model::Revision& revision,
                                                const catalog::Catalog& before, base::Diagnostics& problems) {
  return std::visit(Downward{subject, revision, before, problems}, revision.down);
}

Effect effect(const Subject& subject, const model::Revision& revision, std::size_t index) {
  const auto& step = revision.up[index];
  if (!runs(subject, revision, step)) return Effect::none;
  if (!step.when && !revision.header.when) return Effect::certain;
  const auto known = subject.outcomes.find(revision.header.id);
  if (known == subject.outcomes.end()) return Effect::maybe;
  return known->second.count(index) > 0 ? Effect::none : Effect::certain;
}

catalog::Catalog catalog_of(const Subject& subject, const graph::IdSet& applied) {
  const auto* known = begun_by(subject, applied);
  auto catalog = known != nullptr ? known->catalog : catalog::Catalog(subject.naming);
  for (const auto& id : subject.graph.ordered(applied))
    if (known == nullptr || known->applied.count(id) == 0) apply_up(subject, subject.bodies(id), catalog);
  return catalog;
}

void replay(const Subject& subject, const plan::Plan& plan, const ParamValues& params,
            const std::function<void(Work&&)>& visit, base::Diagnostics& problems) {
  require_declared(subject, plan, params, problems);
  Player player(subject, plan, params, visit, problems);
  plan.direction == plan::Direction::up ? player.up() : player.down();
}

} // namespace aludel::replay
