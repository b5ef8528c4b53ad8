#include "framework/workspace/migrate.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/lock.hpp"
#include "framework/workspace/check.hpp"

#include <algorithm>

namespace aludel::workspace {

using plan::Direction;

namespace {
plan::Plan plan_for(History& history, const MigrateOptions& options, const graph::Ids& rows) {
  return options.direction == Direction::up ? plan::plan_upgrade(history.graph(), options.target, rows)
                                            : plan::plan_downgrade(history.graph(), options.target, rows);
}

std::string lock_name(const ChosenProject& project) { return to_string(project.settings.version_table); }

model::Duration wait_of(const ChosenProject& project, const std::optional<model::Duration>& given) {
  return given.value_or(project.settings.wait);
}

runner::RunSettings run_settings(const ChosenProject& project, const MigrateOptions& options) {
  return {options.lock_timeout.value_or(project.settings.lock_timeout),
          options.timeout.value_or(model::Duration(0)), project.settings.retries, options.yes};
}

/// A run from here to the end: the database, the history, and what is asked.
class Migration {
public:
  Migration(const Surroundings& around, const ChosenProject& project, History& history,
            const MigrateOptions& options, runner::Observer& observer)
      : around_(around),
        project_(project),
        history_(history),
        options_(options),
        observer_(observer),
        database_(connect(around, project,
                          options.direction == Direction::up ? Missing::make : Missing::refuse,
                          wait_of(project, options.wait))) {}

  runner::RunResult run() {
    auto plan = look();
    if (plan.revisions.empty()) return result(plan);
    const runner::Lock lock(*database_.session, lock_name(project_), wait_of(project_, options_.wait),
                            around_.clock, observer_);
    const auto rows = database_.journal->heads();
    if (rows != rows_) plan = look(); // somebody was faster
    if (plan.revisions.empty()) return result(plan);
    runner::install(*database_.session, *database_.dialect, database_.journal->names(),
                    around_.own_revisions);
    return carry_out(plan);
  }

private:
  /// Everything that can be known before the first change.
  plan::Plan look() {
    rows_ = database_.journal->heads();
    auto plan = plan_for(history_, options_, rows_);
    for (const auto& warning : plan.warnings) observer_.warning(warning);
    refuse_unfinished(plan);
    if (plan.revisions.empty()) return plan;
    history_.load_bodies();
    const auto checked = check(subject(), plan, options_, *database_.dialect, &database_, false);
    base::throw_if_errors(base::Exit::usage, checked.problems);
    require_same(plan, checked);
    require_consent(checked);
    return plan;
  }

  replay::Subject subject() {
    const auto applied = history_.graph().ancestors(rows_, graph::Edges::all);
    return {history_.graph(), [this](const auto& id) -> const model::Revision& { return history_.body(id); },
            std::string(database_.dialect->name()), database_.dialect->naming(),
            outcomes(history_, applied, &database_)};
  }

  /// An earlier run in the other direction stopped in the middle of a revision: first that must be ended.
  void refuse_unfinished(const plan::Plan& plan) {
    if (!database_.journal->installed()) return;
    const auto direction = plan::to_string(options_.direction);
    for (const auto& attempt : database_.journal->unfinished()) {
      const bool planned =
          std::find(plan.revisions.begin(), plan.revisions.end(), attempt.revision) != plan.revisions.end();
      if (attempt.direction == direction) {
        if (!planned)
          observer_.warning("revision " + attempt.revision + " is partly " +
                            (attempt.direction == "up" ? "applied" : "undone") +
                            ": an earlier run was cut short");
        continue;
      }
      const std::string verb = attempt.direction == "up" ? "upgrade" : "downgrade";
      throw base::Error(base::Exit::failed, "unfinished",
                        "an earlier " + verb + " of revision " + attempt.revision + " was cut short" +
                            (attempt.error.empty() ? "" : " (" + attempt.error + ")") +
                            ": the revision is partly " + (attempt.direction == "up" ? "applied" : "undone"),
                        "run that `aludel " + verb + "` again first: it goes on where it stopped");
    }
  }

  void require_same(const plan::Plan& plan, const Checked& checked) const {
    if (!options_.fingerprint || plan::fingerprint(plan, checked.checksums) == *options_.fingerprint) return;
    throw base::Error(
        base::Exit::mismatch, "stale-plan",
        "the saved plan is not what would run now: the database or the revisions have changed since",
        "make it again with `aludel plan -o FILE` and have it reviewed");
  }

  void require_consent(const Checked& checked) {
    const bool down = options_.direction == Direction::down;
    const auto losses = down ? real_losses(checked.losses, database_) : std::vector<std::string>{};
    if (project_.settings.protect && (down || !losses.empty()) && options_.confirm != project_.environment)
      throw base::Error(base::Exit::usage, "protected",
                        "environment '" + project_.environment + "' is protected",
                        "add --confirm " + project_.environment + " to do it all the same");
    if (losses.empty() || options_.yes || consented_) return;
    const auto lost = base::join(losses, ", ");
    if (!options_.ask)
      throw base::Error(base::Exit::usage, "data-loss", "this downgrade loses " + lost,
                        "add --yes to do it all the same");
    consented_ = options_.ask("This downgrade loses " + lost + ". Go on?");
    if (!consented_) throw base::Error(base::Exit::usage, "data-loss", "nothing was done", "");
  }

  runner::RunResult carry_out(const plan::Plan& plan) {
    runner::Context context{*database_.session,
                            *database_.dialect,
                            *database_.journal,
                            around_.clock,
                            observer_,
                            run_settings(project_, options_),
                            runner::facts_of(*database_.session, database_.journal->names())};
    runner::RunResult run = result(plan);
    graph::IdSet rows(rows_.begin(), rows_.end());
    base::Diagnostics problems;
    const auto visit = [&](const replay::Work& work) {
      const auto& header = work.revision->header;
      observer_.revision_started(header, work.direction, run.revisions.size() + 1, plan.revisions.size());
      auto after = history_.graph().advance(rows, header.id, work.direction);
      run.revisions.push_back(runner::run_revision(context, work, rows, after));
      rows = std::move(after);
      observer_.revision_finished(header, run.revisions.back().duration);
    };
    replay::replay(subject(), plan, options_.params, visit, problems);
    base::throw_if_errors(base::Exit::usage, problems);
    return run;
  }

  runner::RunResult result(const plan::Plan& plan) const {
    return {database_.journal->author().run, plan.from, plan.to, {}};
  }

  const Surroundings& around_;
  const ChosenProject& project_;
  History& history_;
  const MigrateOptions& options_;
  runner::Observer& observer_;
  Database database_;
  graph::Ids rows_;
  bool consented_ = false;
};
} // namespace

report::PlanReport plan(const Surroundings& around, const ChosenProject& project, History& history,
                        const MigrateOptions& options) {
  const auto database = look_at(around, project);
  const auto dialect = database ? database->dialect : chosen_dialect(around, project);
  const auto rows = heads_of(database.get());
  const auto plan = plan_for(history, options, rows);
  report::PlanReport report{
      options.target, plan.from, plan.to, dialect::parse_url(project.database).shown(), {},
      plan.warnings,  {}};
  if (!plan.revisions.empty()) {
    history.load_bodies();
    const auto applied = history.graph().ancestors(rows, graph::Edges::all);
    const replay::Subject subject{
        history.graph(), [&](const auto& id) -> const model::Revision& { return history.body(id); },
        std::string(dialect->name()), dialect->naming(), outcomes(history, applied, database.get())};
    auto checked = check(subject, plan, options, *dialect, database.get(), true);
    base::throw_if_errors(base::Exit::usage, checked.problems);
    report.revisions = std::move(checked.revisions);
    report.fingerprint = plan::fingerprint(plan, checked.checksums);
  }
  return report;
}

runner::RunResult migrate(const Surroundings& around, const ChosenProject& project, History& history,
                          const MigrateOptions& options, runner::Observer& observer) {
  history.graph(); // complaints about files come before any connection
  return Migration(around, project, history, options, observer).run();
}

StampResult stamp(const Surroundings& around, const ChosenProject& project, History& history,
                  const StampOptions& options, runner::Observer& observer) {
  history.graph();
  auto database = connect(around, project, Missing::make, project.settings.wait);
  const runner::Lock lock(*database.session, lock_name(project), project.settings.wait, around.clock,
                          observer);
  const auto rows = database.journal->heads();
  const auto after = graph::stamped(history.graph(), options.targets, rows, options.purge);
  runner::install(*database.session, *database.dialect, database.journal->names(), around.own_revisions);
  runner::Context context{
      *database.session, *database.dialect, *database.journal, around.clock, observer, {}, {}};
  runner::stamp(context, {rows.begin(), rows.end()}, after);
  return {rows, history.graph().ordered(after)};
}

bool ensure_version(const Surroundings& around, const ChosenProject& project, runner::Observer& observer) {
  auto database = connect(around, project, Missing::make, project.settings.wait);
  const auto& names = database.journal->names();
  if (runner::is_installed(*database.session, *database.dialect, names, around.own_revisions)) return false;
  const runner::Lock lock(*database.session, lock_name(project), project.settings.wait, around.clock,
                          observer);
  runner::install(*database.session, *database.dialect, names, around.own_revisions);
  return true;
}

} // namespace aludel::workspace
