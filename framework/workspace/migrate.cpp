#include "framework/workspace/migrate.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/interrupt.hpp"
#include "framework/runner/lock.hpp"
#include "framework/runner/settle.hpp"
#include "framework/workspace/check.hpp"
#include "framework/workspace/preparation.hpp"

#include <algorithm>

namespace aludel::workspace {

using plan::Direction;

namespace {
std::string lock_name(const ChosenProject& project) { return to_string(project.settings.version_table); }

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
        wait_(options.wait.value_or(project.settings.wait)),
        dialect_(chosen_dialect(around, project)),
        database_(look_at(around, project, wait_)) {}

  runner::RunResult run() {
    require_named_environment();
    look();
    if (outlook_.plan.revisions.empty()) return result();
    if (!database_) database_ = std::make_unique<Database>(connect(around_, project_, Missing::make, wait_));
    const std::stop_callback cancel(options_.stop, [this] { database_->session->cancel(); });
    const runner::Lock lock(*database_->session, lock_name(project_), wait_, around_.clock, observer_,
                            options_.stop);
    if (database_->journal->heads() != outlook_.rows) look(); // somebody was faster
    if (outlook_.plan.revisions.empty()) return result();
    runner::install(*database_->session, *dialect_, database_->journal->names(), around_.own_revisions);
    return carry_out();
  }

private:
  /// Everything that can be known before the first change.
  void look() {
    refuse_unfinished();
    outlook_ = look_ahead(history_, options_, *dialect_, database_.get(), false);
    for (const auto& warning : outlook_.plan.warnings) observer_.warning(warning);
    if (outlook_.plan.revisions.empty()) return;
    require_same();
    judge();
    require_consent();
  }

  void judge() {
    if (options_.direction == Direction::down) return;
    auto verdict =
        judged_on(database_.get(), around_, project_, history_, options_.gate, outlook_.plan, dialect_);
    if (options_.judged) options_.judged(verdict);
    require_acceptable(verdict);
    lint_notes_ = std::move(verdict.notes);
  }

  /// An earlier run in the other direction stopped in the middle of a revision: first that must be ended.
  void refuse_unfinished() {
    if (!database_ || !database_->journal->installed()) return;
    const auto direction = plan::to_string(options_.direction);
    for (const auto& attempt : database_->journal->unfinished()) {
      if (attempt.direction == direction) continue; // it is gone on with
      // The journal may be shared with another project's history.
      if (history_.graph().find(attempt.revision) == nullptr &&
          database_->journal->applied(attempt.revision).empty())
        continue;
      const bool up = attempt.direction == "up";
      const std::string verb = up ? "upgrade" : "downgrade";
      throw base::Error(base::Exit::failed, "unfinished",
                        "an earlier " + verb + " of revision " + attempt.revision + " was cut short" +
                            (attempt.error.empty() ? "" : " (" + attempt.error + ")") +
                            ": the revision is partly " + (up ? "applied" : "undone"),
                        "run that `aludel " + verb + "` again first: it goes on where it stopped");
    }
  }

  /// Whoever confirms another environment than this one is in the wrong place.
  void require_named_environment() const {
    if (!options_.confirm || *options_.confirm == project_.environment) return;
    throw base::Error(base::Exit::usage, "protected",
                      "--confirm names '" + *options_.confirm + "', and this is " +
                          (project_.environment.empty() ? "no environment of the project file"
                                                        : "environment '" + project_.environment + "'"),
                      "choose the environment with -e, or leave --confirm out");
  }

  void require_same() const {
    if (!options_.fingerprint ||
        plan::fingerprint(outlook_.plan, outlook_.checked.checksums) == *options_.fingerprint)
      return;
    throw base::Error(
        base::Exit::mismatch, "stale-plan",
        "the saved plan is not what would run now: the database or the revisions have changed since",
        "make it again with `aludel plan -o FILE` and have it reviewed");
  }

  void require_consent() {
    const bool down = options_.direction == Direction::down;
    const auto losses = down ? real_losses(outlook_.checked.losses, *database_) : std::vector<std::string>{};
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
    runner::stop_if_asked(options_.stop);
    if (!consented_) throw base::Error(base::Exit::usage, "data-loss", "nothing was done", "");
  }

  runner::RunResult carry_out() {
    runner::Context context{*database_->session,
                            *dialect_,
                            *database_->journal,
                            around_.clock,
                            observer_,
                            run_settings(project_, options_),
                            runner::facts_of(*database_->session, database_->journal->names()),
                            options_.stop,
                            lint_notes_};
    const auto start = around_.clock.elapsed();
    runner::RunResult run = result();
    run.run = database_->journal->author().run;
    const runner::Finished finished = [this, &run](runner::RevisionResult done) {
      observer_.revision_finished(*graph().find(done.revision), done.duration);
      run.revisions.push_back(std::move(done));
    };
    try {
      run_all(context, finished);
    } catch (...) {
      runner::settle(context); // a revision that is whole stays, whatever comes behind it
      throw;
    }
    runner::settle(context);
    run.duration = std::chrono::duration_cast<std::chrono::milliseconds>(around_.clock.elapsed() - start);
    return run;
  }

  void run_all(runner::Context& context, const runner::Finished& finished) {
    rows_.clear();
    rows_.insert(outlook_.rows.begin(), outlook_.rows.end());
    started_ = 0;
    if (outlook_.kept)
      for (const auto& revision : outlook_.kept->kept) run_one(context, *revision, finished);
    const auto& plan = outlook_.kept ? outlook_.kept->rest : outlook_.plan;
    if (plan.revisions.empty()) return;
    Preparation preparation(subject_of(history_, options_.direction, plan.from, *dialect_, database_.get()),
                            plan, options_.params, *dialect_);
    while (const auto revision = preparation.next()) {
      run_one(context, *revision, finished);
      if (!preparation.is_ready()) runner::settle(context); // nobody waits for its locks meanwhile
    }
  }

  void run_one(runner::Context& context, const runner::Prepared& revision, const runner::Finished& finished) {
    const auto& header = revision.header();
    if (options_.stop.stop_requested()) throw runner::interrupted(" before revision " + header.id);
    observer_.revision_started(header, options_.direction, ++started_, outlook_.plan.revisions.size());
    auto after = graph().advance(rows_, header.id, options_.direction);
    runner::run_revision(context, revision, rows_, after, finished);
    rows_ = std::move(after);
  }

  const graph::Graph& graph() const { return outlook_.kept ? outlook_.kept->graph : history_.graph(); }

  /// Nothing was run: there is no run to name.
  runner::RunResult result() const { return {"", outlook_.plan.from, outlook_.plan.to, {}, {}}; }

  const Surroundings& around_;
  const ChosenProject& project_;
  History& history_;
  const MigrateOptions& options_;
  runner::Observer& observer_;
  model::Duration wait_;
  dialect::DialectPtr dialect_;
  std::unique_ptr<Database> database_; ///< null until there is one
  Outlook outlook_;
  graph::IdSet rows_; ///< the version rows as far as it has come
  std::size_t started_ = 0;
  std::map<model::RevisionId, std::string> lint_notes_;
  bool consented_ = false;
};
} // namespace

runner::RunSettings run_settings(const ChosenProject& project, const MigrateOptions& options) {
  return {options.lock_timeout.value_or(project.settings.lock_timeout),
          options.timeout.value_or(model::Duration(0)), project.settings.retries, options.yes};
}

report::PlanReport plan(const Surroundings& around, const ChosenProject& project, History& history,
                        const MigrateOptions& options) {
  history.graph_to_run();
  const auto dialect = chosen_dialect(around, project);
  const auto database = look_at(around, project, project.settings.wait);
  auto outlook = look_ahead(history, options, *dialect, database.get(), true);
  const auto fingerprint = plan::fingerprint(outlook.plan, outlook.checked.checksums);
  report::Verdict verdict;
  if (options.direction == Direction::up && !outlook.plan.revisions.empty())
    verdict = judged_on(database.get(), around, project, history, options.gate, outlook.plan, dialect);
  return {options.target,
          outlook.plan.from,
          outlook.plan.to,
          dialect::parse_url(project.database).shown(),
          std::move(outlook.checked.revisions),
          outlook.plan.warnings,
          fingerprint,
          std::move(verdict)};
}

runner::RunResult migrate(const Surroundings& around, const ChosenProject& project, History& history,
                          const MigrateOptions& options, runner::Observer& observer) {
  history.graph_to_run(); // complaints about files come before any connection
  return Migration(around, project, history, options, observer).run();
}

namespace {
/// A purge does not ask what the rows said before.
runner::Stamped stamped_by(const graph::Graph& graph, journal::Journal& journal, const graph::Ids& rows,
                           const graph::IdSet& after, bool purge) {
  const auto applied = graph.ancestors({after.begin(), after.end()}, graph::Edges::all);
  if (!purge) return runner::stamped(graph, graph.ancestors(rows, graph::Edges::all), applied);
  graph::IdSet kept;
  for (const auto& row : journal.applied()) kept.insert(row.applied.revision);
  return runner::stamped(graph, kept, applied);
}
} // namespace

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
  const auto stamped = stamped_by(history.graph(), *database.journal, rows, after, options.purge);
  runner::stamp(context, {rows.begin(), rows.end()}, after, stamped, options.purge);
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
