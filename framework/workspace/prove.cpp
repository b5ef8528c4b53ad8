#include "framework/workspace/prove.hpp"

#include "framework/base/error.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/prepared.hpp"
#include "framework/runner/settle.hpp"
#include "framework/workspace/beyond.hpp"
#include "framework/workspace/check.hpp"

namespace aludel::workspace {

using plan::Direction;

namespace {
/// The project with its databases replaced by scratch ones, which are gone with this value.
class ScratchProject {
public:
  ScratchProject(const Surroundings& around, const ChosenProject& project, const std::string& server)
      : project_(project) {
    const auto url = dialect::parse_url(server);
    const auto dialect = dialect_of(around, url);
    project_.database = make(*dialect, url);
    for (auto& [schema, file] : project_.settings.attach)
      file = dialect::parse_url(make(*dialect, url)).rest.substr(1); // "sqlite:///" + the path
  }
  const ChosenProject& project() const { return project_; }

private:
  std::string make(const dialect::Dialect& dialect, const dialect::Url& beside) {
    made_.push_back(dialect.scratch(beside));
    return made_.back()->url().text;
  }

  ChosenProject project_;
  std::vector<std::unique_ptr<dialect::Scratch>> made_;
};

/// The scratch database is gone afterwards; roles and rights on databases would not be as they were.
void require_within(History& history, const dialect::Dialect& dialect) {
  base::Diagnostics problems;
  for (const auto& id : history.graph().ids())
    for (auto& problem : beyond_database(history.body(id), dialect)) problems.push_back(std::move(problem));
  base::throw_if_errors(base::Exit::usage, problems);
}

/// Refused before anything ran: a step has no inverse, and no down is written.
bool is_irreversible(const base::Diagnostics& errors) {
  return !errors.empty() && errors.front().code == "irreversible-revision";
}

class Prover {
public:
  Prover(const Surroundings& around, const ChosenProject& project, History& history,
         const ProveOptions& options, runner::Observer& observer)
      : around_(around),
        history_(history),
        options_(options),
        observer_(observer),
        scratch_(around, project, options.server),
        database_(connect_to_scratch(around, scratch_.project())) {
    runner::install(*database_.session, *database_.dialect, database_.journal->names(), around.own_revisions);
    now_ = inspected(scratch_.project(), database_);
    read_ = marked_ = {{}, catalog::Catalog(database_.dialect->naming())};
  }

  Proof up(const model::RevisionId& id) {
    before_ = now_;
    go_on();
    return moved(id, Move::up, Direction::up, [&] { return to_now(predicted()); });
  }
  Proof down(const model::RevisionId& id) {
    if (const auto* why = std::get_if<model::Irreversible>(&history_.body(id).down))
      return {id, Move::down, "irreversible: " + why->reason, {}, {}};
    after_ = now_;
    auto proof = moved(id, Move::down, Direction::down, [&] { return to_now(before_); });
    if (is_irreversible(proof.errors)) {
      proof.not_run = proof.errors.front().message;
      proof.errors.clear();
    }
    return proof;
  }
  Proof again(const model::RevisionId& id) {
    return moved(id, Move::again, Direction::up, [&] { return to_now(after_); });
  }

private:
  Schema predicted() {
    return workspace::predicted(history_, {rows_.begin(), rows_.end()}, *database_.dialect, &database_,
                                &read_);
  }
  replay::Subject subject(Direction direction, const graph::Ids& rows) {
    auto subject = subject_of(history_, direction, rows, *database_.dialect, &database_);
    subject.known = &marked_;
    return subject;
  }

  /// Each replay goes on from the revisions before, rather than from the first.
  void go_on() {
    const graph::Ids rows(rows_.begin(), rows_.end());
    const auto applied = history_.graph().ancestors(rows, graph::Edges::all);
    read_ = {applied, predicted().catalog};
    marked_ = {applied, replay::catalog_of(subject(Direction::up, rows), applied)};
  }

  Difference to_now(const Schema& was) const {
    return difference(was, now_, *database_.dialect, {true, options_.server});
  }

  template<class Compare>
  Proof moved(const model::RevisionId& id, Move move, Direction direction, Compare&& compare) {
    Proof proof{id, move, {}, {}, {}};
    try {
      run(id, direction);
      now_ = inspected(scratch_.project(), database_);
      proof.difference = compare();
    } catch (const base::Error& error) {
      if (error.exit() == base::Exit::unreachable) throw;
      proof.errors = error.diagnostics();
    }
    return proof;
  }

  void run(const model::RevisionId& id, Direction direction) {
    const auto after = history_.graph().advance(rows_, id, direction);
    const plan::Plan plan{direction, {rows_.begin(), rows_.end()}, {after.begin(), after.end()}, {id}, {}};
    runner::Context context{*database_.session,
                            *database_.dialect,
                            *database_.journal,
                            around_.clock,
                            observer_,
                            {},
                            runner::facts_of(*database_.session, database_.journal->names())};
    base::Diagnostics problems;
    const auto visit = [&](const replay::Work& work) {
      observer_.revision_started(work.revision->header, direction, 1, 1);
      const runner::Prepared revision(*database_.dialect, work, options_.params);
      base::throw_if_errors(base::Exit::usage,
                            render::lacking(revision.plan, *database_.dialect, database_.session->version()));
      runner::run_revision(context, revision, rows_, after, [&](const runner::RevisionResult& result) {
        observer_.revision_finished(revision.header(), result.duration);
      });
      runner::settle(context);
    };
    replay::replay(subject(direction, plan.from), plan, options_.params, visit, problems);
    base::throw_if_errors(base::Exit::usage, problems);
    rows_ = after;
  }

  const Surroundings& around_;
  History& history_;
  const ProveOptions& options_;
  runner::Observer& observer_;
  ScratchProject scratch_;
  Database database_;
  graph::IdSet rows_;
  // Of all revisions before the one that is tried: with raw SQL read as a comparison reads it, and with what
  // it names only marked as a run does.
  replay::Known read_, marked_;
  Schema before_, now_, after_;
};
} // namespace

std::vector<Proof> prove(const Surroundings& around, const ChosenProject& project, History& history,
                         const ProveOptions& options, runner::Observer& observer,
                         const std::function<void(const Proof&)>& told) {
  history.graph_to_run();
  history.load_bodies();
  if (!options.for_tests) require_within(history, *dialect_of(around, dialect::parse_url(options.server)));
  Prover prover(around, project, history, options, observer);
  std::vector<Proof> proofs;
  const auto add = [&](Proof proof) {
    told(proof);
    proofs.push_back(std::move(proof));
    return proofs.back().errors.empty();
  };
  for (const auto& id : history.graph().ids()) {
    if (!add(prover.up(id)) || !add(prover.down(id))) break;
    if (proofs.back().not_run.empty() && !add(prover.again(id))) break;
  }
  return proofs;
}

} // namespace aludel::workspace
