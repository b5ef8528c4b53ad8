#include "framework/workspace/migrate.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/interrupt.hpp"
#include "framework/runner/lock.hpp"
#include "framework/runner/settle.hpp"
#include "framework/workspace/check.hpp"
#include "framework/workspace/consent.hpp"
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
        database_(look_at(around, project, wait_)),
        consent_(project, options) {}

  runner::RunResult run() {
    consent_.require_named_environment();
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
    consent_.require(losses());
  }

  std::vector<std::string> losses() {
    if (options_.direction != Direction::down) return {};
    return real_losses(outlook_.checked.losses, *database_);
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
      if (history_.graph().find(attempt.revision) == nullptr) continue;
      const bool up = attempt.direction == "up";
      const std::string verb = up ? "upgrade" : "downgrade";
      throw base::Error(base::Exit::failed, "unfinished",
                        "an earlier " + verb + " of revision " + attempt.revision + " was cut short" +
                            (attempt.error.empty() ? "" : " (" + attempt.error + ")") +
                            ": the revision is partly " + (up ? "applied" : "undone"),
                        "run that `aludel " + verb + "` again first: it goes on where it stopped");
    }
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
      observer_.revision_finished(*history_.graph().find(done.revision), done.duration);
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
    const auto& plan = outlook_.plan;
    graph::IdSet rows(outlook_.rows.begin(), outlook_.rows.end());
    Preparation preparation(
        subject_of(history_, options_.direction, outlook_.rows, *dialect_, database_.get()), plan,
        options_.params, *dialect_);
    std::size_t number = 0;
    while (const auto revision = preparation.next()) {
      const auto& header = revision->header();
      if (options_.stop.stop_requested()) throw runner::interrupted(" before revision " + header.id);
      observer_.revision_started(header, options_.direction, ++number, plan.revisions.size());
      auto after = history_.graph().advance(rows, header.id, options_.direction);
      runner::run_revision(context, *revision, rows, after, finished);
      rows = std::move(after);
      if (!preparation.is_ready()) runner::settle(context); // nobody waits for its locks meanwhile
    }
  }

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
  std::map<model::RevisionId, std::string> lint_notes_;
  Consent consent_;
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
  runner::stamp(context, {rows.begin(), rows.end()}, after, options.purge);
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
