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
#include "framework/workspace/cut_short.hpp"
#include "framework/workspace/half_applied.hpp"
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
    if (has_nothing_to_do()) return nothing();
    if (!database_) database_ = std::make_unique<Database>(connect(around_, project_, Missing::make, wait_));
    const std::stop_callback cancel(options_.stop, [this] { database_->session->cancel(); });
    const runner::Lock lock(*database_->session, lock_name(project_), wait_, around_.clock, observer_,
                            options_.stop);
    if (database_->journal->heads() != outlook_.rows) look(); // somebody was faster
    if (has_nothing_to_do()) return result();
    require_still_cut_short();
    runner::install(*database_->session, *dialect_, database_->journal->names(), around_.own_revisions);
    return carry_out();
  }

private:
  /// Everything that can be known before the first change.
  void look() {
    refuse_unfinished();
    outlook_ = look_ahead(history_, options_, *dialect_, database_.get(), false);
    for (const auto& warning : outlook_.plan.warnings) observer_.warning(warning);
    if (options_.recovery && !options_.recovery->undoes.empty()) half_ = half_of(options_.recovery->undoes);
    if (has_nothing_to_do()) return;
    require_same();
    judge();
    consent_.require(losses());
  }

  std::vector<std::string> losses() {
    if (options_.direction != Direction::down) return {};
    auto losses = outlook_.checked.losses;
    if (half_) losses.insert(losses.end(), half_->losses.begin(), half_->losses.end());
    return real_losses(losses, *database_);
  }

  /// What is kept of the revision that the run stopped in.
  std::optional<HalfApplied> half_of(const std::string& run) {
    const auto booked = book().like(run);
    const auto id =
        booked.empty() ? model::RevisionId() : report::stopped_in(told(*database_, booked.front()).run);
    return id.empty() ? std::nullopt : half_applied(history_, *database_, id, options_.recovery->params);
  }

  bool has_nothing_to_do() const { return outlook_.plan.revisions.empty() && !half_; }

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
      if (attempt.direction == direction || options_.recovery) continue; // it is gone on with, or undone
      // The journal may be shared with another project's history.
      if (history_.graph().find(attempt.revision) == nullptr) continue;
      const bool up = attempt.direction == "up";
      const std::string verb = up ? "upgrade" : "downgrade";
      throw base::Error(base::Exit::failed, "unfinished",
                        "an earlier " + verb + " of revision " + attempt.revision + " was cut short" +
                            (attempt.error.empty() ? "" : " (" + attempt.error + ")") +
                            ": the revision is partly " + (up ? "applied" : "undone"),
                        ways_out_of(verb));
    }
  }

  /// A rollback is none of the verbs that begin a run.
  std::string ways_out_of(const std::string& verb) {
    const auto last = cut_short(*database_);
    const auto again = "run that `aludel " + verb + "` again first: it goes on where it stopped";
    if (!last) return again;
    return (last->run.booked->options.undoes.empty() ? again + "; or " : "") + report::ways_out(last->run);
  }

  /// The run that is gone on with, or undone, may have been so by somebody else while this one waited.
  void require_still_cut_short() {
    if (!options_.recovery) return;
    const auto last = cut_short(*database_);
    if (last && last->run.id == options_.recovery->run) return;
    throw base::Error(base::Exit::failed, "run-superseded",
                      "run " + options_.recovery->run + " is the last one no more: somebody else was faster",
                      "`aludel status` shows how the database stands");
  }

  journal::Book book() { return {*database_->session, *dialect_, database_->journal->names()}; }

  void require_same() const {
    if (!options_.fingerprint ||
        plan::fingerprint(outlook_.plan, outlook_.checked.checksums) == *options_.fingerprint)
      return;
    throw base::Error(
        base::Exit::mismatch, "stale-plan",
        "the saved plan is not what would run now: the database or the revisions have changed since",
        "make it again with `aludel plan -o FILE` and have it reviewed");
  }

  /// As the book has it. The values of parameters may be secrets: their names are kept.
  journal::BookedRun booked() const {
    const bool up = options_.direction == Direction::up;
    journal::BookedRun run{"",
                           !options_.recovery                  ? (up ? "upgrade" : "downgrade")
                           : options_.recovery->undoes.empty() ? "resume"
                                                               : "rollback",
                           std::string(plan::to_string(options_.direction)),
                           options_.target,
                           outlook_.plan.from,
                           outlook_.plan.to,
                           outlook_.plan.revisions};
    if (half_) run.revisions.insert(run.revisions.begin(), half_->undoing.revision->header.id);
    run.options = {options_.timeout,
                   options_.lock_timeout,
                   up ? std::string(to_string(options_.gate.mode)) : "",
                   options_.gate.allow,
                   {},
                   options_.recovery ? options_.recovery->undoes : ""};
    auto given = options_.params;
    if (options_.recovery) given.insert(options_.recovery->params.begin(), options_.recovery->params.end());
    for (const auto& [name, value] : given) run.options.params.push_back(name);
    run.process = around_.process;
    run.started = around_.clock.now();
    return run;
  }

  /// Runs between two writes to the book, outside the revisions' transactions.
  runner::RunResult carry_out() {
    book().open(booked(), database_->journal->author());
    try {
      auto run = run_through();
      close(journal::RunState::done, "");
      return run;
    } catch (const base::Error& error) {
      close(error.exit() == base::Exit::interrupted ? journal::RunState::interrupted
                                                    : journal::RunState::failed,
            error.diagnostics().front().message);
      throw;
    }
  }

  /// A run without an end is taken for dead when nobody holds its lock any more: then the next call tells.
  void close(journal::RunState state, const std::string& error) noexcept {
    try {
      book().close(database_->journal->author().run, state, error, around_.clock.now());
    } catch (const std::exception& failure) {
      observer_.warning(std::string("the end of this run could not be written down: ") + failure.what());
    }
  }

  runner::RunResult run_through() {
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
    const auto of = plan.revisions.size() + (half_ ? 1 : 0);
    if (half_) {
      const runner::Prepared undoing(*dialect_, std::move(half_->undoing));
      observer_.revision_started(undoing.header(), options_.direction, ++number, of);
      runner::run_revision(context, undoing, rows, rows, finished);
    }
    while (const auto revision = preparation.next()) {
      const auto& header = revision->header();
      if (options_.stop.stop_requested()) throw runner::interrupted(" before revision " + header.id);
      observer_.revision_started(header, options_.direction, ++number, of);
      auto after = history_.graph().advance(rows, header.id, options_.direction);
      runner::run_revision(context, *revision, rows, after, finished);
      rows = std::move(after);
      if (!preparation.is_ready()) runner::settle(context); // nobody waits for its locks meanwhile
    }
  }

  /// A run that died after its last revision is no news any more.
  runner::RunResult nothing() {
    const auto last = database_ ? cut_short(*database_) : std::nullopt;
    if (last && report::stopped_in(last->run).empty() && database_->session->try_lock(lock_name(project_))) {
      book().take_over(database_->journal->author().run);
      database_->session->unlock();
    }
    return result();
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
  std::optional<HalfApplied> half_; ///< what a rollback undoes first
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
  journal::Book book(*database.session, *database.dialect, database.journal->names());
  const auto& author = database.journal->author();
  journal::BookedRun run{
      "", "stamp", "stamp", base::join(options.targets, " "), rows, {after.begin(), after.end()}, {}};
  run.process = around.process;
  run.started = around.clock.now();
  book.open(run, author);
  runner::stamp(context, {rows.begin(), rows.end()}, after, options.purge);
  book.close(author.run, journal::RunState::done, "", around.clock.now());
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
