#include "framework/workspace/migrate.hpp"

#include "framework/base/error.hpp"
#include "framework/dialect/connection_loss.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/interrupt.hpp"
#include "framework/runner/lock.hpp"
#include "framework/runner/retries.hpp"
#include "framework/runner/settle.hpp"
#include "framework/workspace/booking.hpp"
#include "framework/workspace/check.hpp"
#include "framework/workspace/consent.hpp"
#include "framework/workspace/cut_short.hpp"
#include "framework/workspace/half_applied.hpp"
#include "framework/workspace/preparation.hpp"
#include "framework/workspace/reconnection.hpp"
#include "framework/workspace/unfinished.hpp"

#include <algorithm>
#include <utility>

namespace aludel::workspace {

using plan::Direction;

namespace {
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
        consent_(project, options),
        reconnection_(around, project, wait_, project.settings.retries, observer, options.stop) {}

  runner::RunResult run() {
    consent_.require_named_environment();
    for (;;) {
      try {
        return attempt();
      } catch (const base::Error& error) {
        if (!database_ || !dialect::is_connection_lost(error)) throw;
        if (!connect_again(error)) return run_;
      }
    }
  }

private:
  /// False: none was got, and all that was left was to write down that the run is done.
  bool connect_again(const base::Error& loss) {
    try {
      database_ = reconnection_.replace(*database_, loss, behind_);
      return true;
    } catch (const base::Error& failure) {
      if (!is_done_) throw;
      tell_unclosed(failure);
      return false;
    }
  }

  /// With the connection that there is.
  runner::RunResult attempt() {
    if (is_done_) return closed();
    if (!begun_) look();
    if (has_nothing_to_do()) return nothing();
    if (!database_) database_ = std::make_unique<Database>(connect(around_, project_, Missing::make, wait_));
    const std::stop_callback cancel(options_.stop, [this] { database_->session->cancel(); });
    const runner::Lock lock(*database_->session, lock_name(project_), wait_, around_.clock, observer_,
                            options_.stop);
    try {
      return under_lock();
    } catch (const base::Error& error) {
      if (begun_ && !dialect::is_connection_lost(error)) close(state_after(error), error);
      throw;
    }
  }

  /// The end of the run stands in the book before the lock is given up: a run at work is never told dead.
  runner::RunResult under_lock() {
    if (begun_)
      take_up();
    else if (database_->journal->heads() != outlook_.rows)
      look(); // somebody was faster
    if (has_nothing_to_do()) return result();
    if (!begun_) {
      refuse_unfinished(*database_, history_, options_); // somebody may have stopped while this one waited
      require_still_cut_short(*database_, options_);
    }
    runner::install(*database_->session, *dialect_, database_->journal->names(), around_.own_revisions);
    if (!begun_) begin();
    run_whole();
    is_done_ = true;
    return closed();
  }

  runner::RunResult closed() {
    close(journal::RunState::done, std::nullopt);
    return run_;
  }

  /// What is true from here on, whatever becomes of the connection.
  void begin() {
    start_ = around_.clock.elapsed();
    facts_ = options_.recovery ? options_.recovery->facts
                               : runner::facts_of(*database_->session, database_->journal->names());
    rows_ = {outlook_.rows.begin(), outlook_.rows.end()};
    run_ = result();
    run_.run = database_->journal->author().run;
    auto row = booked(options_, outlook_.plan, half_, around_);
    row.options.fresh_install = facts_.fresh_install;
    book_of(*database_).open(row, database_->journal->author());
    begun_ = true;
  }

  /// A run without an end is taken for dead when nobody holds its lock any more: then the next call tells.
  void close(journal::RunState state, const std::optional<base::Error>& error) {
    try {
      book_of(*database_)
          .close(run_.run, state, error ? error->diagnostics().front().message : "", around_.clock.now());
    } catch (const base::Error& failure) {
      if (is_done_ && dialect::is_connection_lost(failure)) throw; // another connection will do
      tell_unclosed(failure);
    }
  }

  void tell_unclosed(const base::Error& failure) {
    observer_.warning(std::string("the end of this run could not be written down: ") + failure.what());
  }

  /// After a lost connection: the version rows decide what was committed, and whether the plan still holds.
  void take_up() {
    refuse_unfinished(*database_, history_, options_);
    const auto rows = database_->journal->heads();
    const auto now = behind(graph(), outlook_.plan, rows);
    const auto own = book_of(*database_).like(run_.run);
    if (now < behind_ || (!own.empty() && !own.front().followed_by.empty()))
      throw base::Error(base::Exit::failed, "moved-meanwhile",
                        "while the connection was lost, somebody else took over from this run",
                        "look at `aludel log` and `aludel current`, then run it again");
    was_lost_ = true;
    for (auto& [done, failed] : std::exchange(in_flight_, {}))
      if (behind_ < now && outlook_.plan.revisions[behind_] == done.revision) finish(std::move(done));
    observer_.reconnected();
    if (behind_ != now) observer_.warning("another deployer went on with the same revisions meanwhile");
    stand_at(rows);
  }

  /// What is before these rows is done.
  void stand_at(const graph::Ids& rows) {
    if (half_) half_ = half_of(options_.recovery->undoes);
    behind_ = behind(graph(), outlook_.plan, rows);
    rows_ = {rows.begin(), rows.end()};
  }

  void finish(runner::RevisionResult done) {
    const auto& revisions = outlook_.plan.revisions;
    if (behind_ < revisions.size() && revisions[behind_] == done.revision) ++behind_; // not the half of one
    observer_.revision_finished(*graph().find(done.revision), done.duration);
    run_.revisions.push_back(std::move(done));
  }

  /// Everything that can be known before the first change.
  void look() {
    if (database_) require_whole(*database_, around_);
    // What is at work is waited for: behind the lock is asked again.
    if (database_ && !at_work(*database_)) refuse_unfinished(*database_, history_, options_);
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
    const auto known = book_of(*database_).like(run);
    const auto id =
        known.empty() ? model::RevisionId() : report::stopped_in(told(*database_, known.front()).run);
    return id.empty() ? std::nullopt : half_applied(history_, *database_, id, options_.recovery->params);
  }

  bool has_nothing_to_do() const { return outlook_.plan.revisions.empty() && !half_ && !begun_; }

  void judge() {
    if (options_.direction == Direction::down) return;
    auto verdict =
        judged_on(database_.get(), around_, project_, history_, options_.gate, outlook_.plan, dialect_);
    if (options_.judged) options_.judged(verdict);
    require_acceptable(verdict);
    lint_notes_ = std::move(verdict.notes);
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

  /// A commit that went along with what came behind it is tried again as any other is.
  void run_whole() {
    for (int failed = 0;;) {
      auto context = this->context();
      const auto reached = behind_;
      try {
        return run_through(context);
      } catch (const base::Error& error) {
        failed = behind_ > reached ? 1 : failed + 1;
        if (!context.commit_failed || failed > context.settings.retries ||
            !dialect_->may_succeed_later(error))
          throw;
        runner::pause_before(context, failed, error);
        stand_at(database_->journal->heads());
      }
    }
  }

  runner::Context context() {
    runner::Context context{*database_->session,
                            *dialect_,
                            *database_->journal,
                            around_.clock,
                            observer_,
                            run_settings(project_, options_),
                            facts_,
                            options_.stop,
                            lint_notes_,
                            left_in_part(*database_, options_.direction)};
    if (was_lost_)
      context.settings.run_again = false; // consent was given before there was anything to look at
    return context;
  }

  void run_through(runner::Context& context) {
    try {
      run_all(context);
      runner::settle(context);
    } catch (...) {
      settle_behind(context);
      throw;
    }
    run_.duration = std::chrono::duration_cast<std::chrono::milliseconds>(around_.clock.elapsed() - start_);
  }

  /// A revision that is whole stays, whatever came behind it.
  void settle_behind(runner::Context& context) {
    try {
      runner::settle(context);
    } catch (...) {
      in_flight_ = std::move(context.in_flight);
      throw;
    }
    in_flight_ = std::move(context.in_flight);
  }

  void run_all(runner::Context& context) {
    at_ = rows_;
    number_ = behind_;
    if (half_) run_one(context, runner::Prepared(*dialect_, half_->undoing), false);
    const auto from = behind_;
    for (auto i = from; i < kept(); ++i) run_one(context, *outlook_.kept->kept[i]);
    const auto rest = plan_behind(std::max(from, kept()));
    if (rest.revisions.empty()) return;
    Preparation preparation(subject_of(history_, options_.direction, rest.from, *dialect_, database_.get()),
                            rest, options_.params, *dialect_);
    while (const auto revision = preparation.next()) {
      run_one(context, *revision);
      if (!preparation.is_ready()) runner::settle(context); // nobody waits for its locks meanwhile
    }
  }

  /// `whole`: it moves the version rows.
  void run_one(runner::Context& context, const runner::Prepared& revision, bool whole = true) {
    const auto& header = revision.header();
    if (options_.stop.stop_requested()) throw runner::interrupted(" before revision " + header.id);
    observer_.revision_started(header, options_.direction, ++number_,
                               outlook_.plan.revisions.size() + (half_ ? 1 : 0));
    auto after = whole ? graph().advance(at_, header.id, options_.direction) : at_;
    runner::run_revision(context, revision, at_, after, [this](auto done) { finish(std::move(done)); });
    at_ = std::move(after);
  }

  /// How many revisions of the plan are run as the database keeps them: the first ones.
  std::size_t kept() const { return outlook_.kept ? outlook_.kept->kept.size() : 0; }
  const graph::Graph& graph() { return outlook_.kept ? outlook_.kept->graph : history_.graph(); }

  /// Of those that run by their files, what begins where the rows are now.
  plan::Plan plan_behind(std::size_t first) const {
    auto rest = outlook_.plan;
    rest.from = {at_.begin(), at_.end()};
    rest.revisions.erase(rest.revisions.begin(), rest.revisions.begin() + static_cast<std::ptrdiff_t>(first));
    return rest;
  }

  /// A run that died after its last revision is no news any more.
  runner::RunResult nothing() {
    if (!whole_without_end() || !database_->session->try_lock(lock_name(project_))) return result();
    try {
      if (const auto run = whole_without_end())
        book_of(*database_).close(*run, journal::RunState::done, "", around_.clock.now());
    } catch (...) {
      database_->session->unlock();
      throw;
    }
    database_->session->unlock();
    return result();
  }

  std::optional<std::string> whole_without_end() {
    const auto last = database_ ? cut_short(*database_) : std::nullopt;
    if (!last || !last->run.booked->is_open() || !report::stopped_in(last->run).empty()) return std::nullopt;
    return last->run.id;
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
  Reconnection reconnection_;
  bool begun_ = false;
  bool is_done_ = false;   ///< all but the end in the book
  bool was_lost_ = false;  ///< the connection, since the run began
  std::size_t behind_ = 0; ///< revisions of the plan
  graph::IdSet rows_;      ///< where the next attempt begins
  graph::IdSet at_;        ///< where this one has come to, if all that was sent happens
  std::size_t number_ = 0; ///< of the revision that runs
  runner::Facts facts_;
  std::chrono::steady_clock::time_point start_;
  runner::RunResult run_;
  std::vector<runner::InFlight> in_flight_; ///< when the connection was lost
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
  if (database) require_whole(*database, around);
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

} // namespace aludel::workspace
