#include "framework/runner/runner.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/dialect/connection_loss.hpp"
#include "framework/runner/interrupt.hpp"
#include "framework/runner/keeping.hpp"
#include "framework/runner/open_step.hpp"
#include "framework/runner/retries.hpp"
#include "framework/runner/settle.hpp"
#include "framework/runner/step_run.hpp"
#include "framework/yaml/writer.hpp"

#include <algorithm>
#include <utility>

namespace aludel::runner {

using journal::Entry;
using journal::Status;
using plan::Direction;
using Steps = std::vector<std::size_t>;

namespace {

std::chrono::milliseconds milliseconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time);
}

/// One attempt at one revision.
class RevisionRun {
public:
  RevisionRun(Context& context, const Prepared& revision, const graph::IdSet& rows_before,
              const graph::IdSet& rows_after, const Finished& finished)
      : context_(context),
        revision_(revision),
        work_(revision.work),
        rows_before_(rows_before),
        rows_after_(rows_after),
        finished_(finished),
        catalog_(work_.before),
        direction_(plan::to_string(work_.direction)),
        segments_(revision.segments),
        plan_(revision.plan),
        keeping_(context, revision),
        open_step_(context) {
    result_ = {
        header().id, header().message, work_.direction, work_.applies ? Status::done : Status::skipped, {},
        {}};
  }

  /// Behind a failure: nothing of the statement that failed is kept, and it was this revision's.
  bool may_run_again() const { return !open_step_.kept_a_part() && !of_another_; }
  bool ran_outside() const { return open_step_.has_begun(); }

  void run() {
    start_ = context_.clock.elapsed();
    started_ = context_.clock.now();
    try {
      is_one_piece() ? whole() : in_parts();
    } catch (const base::Error& failure) {
      if (dialect::is_connection_lost(failure)) give_up_connection(failure);
      of_another_ = true;
      settle_after(context_, failure);
      of_another_ = false;
      open_step_.meets(failure);
      context_.session.rollback();
      const auto error = context_.stop.stop_requested() ? interrupted_by(failure) : failure;
      journal_failure(error);
      throw explained(error);
    }
  }

private:
  /// One that was in parts when a part of it ran goes on in parts.
  bool is_one_piece() const {
    if (context_.half_done.count(header().id) > 0) return false;
    return segments_.empty() || (segments_.size() == 1 && !segments_.front().outside);
  }

  /// Nobody can be asked what became of it, nor told that it failed.
  [[noreturn]] void give_up_connection(const base::Error& failure) const {
    context_.session.rollback();
    throw explained(context_.stop.stop_requested() ? interrupted_by(failure) : failure);
  }

  const model::RevisionHeader& header() const { return revision_.header(); }

  Entry revision_entry(Status status) const {
    auto entry = revision_.revision_entry(status, started_);
    const auto note = context_.lint_notes.find(header().id);
    if (note != context_.lint_notes.end()) entry.lint = note->second;
    return entry;
  }

  void whole() {
    begin(segments_.empty() ? Steps{} : segments_.front().steps);
    if (work_.applies && skipped_as_a_whole()) {
      for (const auto& step : work_.steps) pass_over(step, Status::skipped);
    } else if (!segments_.empty()) {
      all_in_transaction(segments_.front().steps);
    }
    close();
    revision_.changes_schema_only() ? commit_ahead() : commit();
  }

  void commit() {
    context_.in_flight.push_back({result(), revision_entry(Status::failed)});
    try {
      context_.session.commit();
    } catch (const base::Error& failure) {
      if (!dialect::is_connection_lost(failure)) context_.in_flight.pop_back();
      throw;
    }
    tell_finished(context_, finished_);
  }

  /// The first of those in flight.
  static void tell_finished(Context& context, const Finished& finished) {
    auto first = std::move(context.in_flight.front().result);
    context.in_flight.erase(context.in_flight.begin());
    finished(std::move(first));
  }

  void commit_ahead() {
    context_.in_flight.push_back({result(), revision_entry(Status::failed)});
    const auto done = [&context = context_, finished = finished_] { tell_finished(context, finished); };
    if (context_.session.commit_ahead(done)) done();
  }

  RevisionResult result() {
    result_.duration = milliseconds(context_.clock.elapsed() - start_);
    return result_;
  }

  void in_parts() {
    progress_ = context_.journal.progress(header().id, direction_);
    require_unchanged(revision_, progress_);
    if (!progress_.empty()) context_.observer.resuming(header(), steps_done());
    context_.journal.write({revision_entry(Status::started)});
    started_row_ = true;
    if (progress_.empty()) keeping_.begin();
    const bool skipped = skipped_as_a_whole();
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      const auto& segment = segments_[i];
      const bool alone = segment.outside && plan_.steps[segment.steps.front()].autocommit;
      if (skipped)
        for (const auto step : segment.steps) pass_over(work_.steps[step], Status::skipped);
      else
        alone ? autocommitted(segment.steps.front()) : together(segment.steps);
    }
    begin({});
    context_.journal.clear_started(header().id, direction_);
    close();
    commit();
  }

  /// `when:` of the whole revision. Once a part has run it is not asked again.
  bool skipped_as_a_whole() {
    if (work_.direction == Direction::down || !progress_.empty()) return false;
    const auto decision = verdict(context_, header().when, "revision " + header().id);
    if (decision != Verdict::run) result_.status = Status::skipped;
    return decision != Verdict::run;
  }

  void begin(const Steps& steps) {
    const bool reshaping =
        std::any_of(steps.begin(), steps.end(), [&](std::size_t i) { return plan_.steps[i].reshapes; });
    context_.session.limit({context_.settings.lock_timeout, context_.settings.timeout});
    context_.session.begin(reshaping ? dialect::Transaction::reshaping : dialect::Transaction::ordinary);
  }

  void together(const Steps& steps) {
    if (std::all_of(steps.begin(), steps.end(), [&](std::size_t i) { return is_done(i); })) {
      for (const auto step : steps) catalog_ = rendered(step).after;
      return;
    }
    begin(steps);
    all_in_transaction(steps);
    context_.journal.write(entries_);
    entries_.clear();
    context_.session.commit();
    committed_steps_ = steps.back() + 1;
  }

  void all_in_transaction(const Steps& steps) {
    if (is_straight(steps)) return straight(steps);
    for (const auto step : steps) in_transaction(step);
  }

  /// Nothing is to be decided between these steps, and nothing to be read.
  bool is_straight(const Steps& steps) const {
    return !deviates_ && progress_.empty() && std::all_of(steps.begin(), steps.end(), [&](std::size_t i) {
      const auto& step = work_.steps[i].step;
      return !step.when && !step.timeout && !step.lock_timeout && !plan_.steps[i].rendering.needs_table &&
             !wants_live_inverse(plan_.steps[i]);
    });
  }

  /// Their statements go to the database together.
  void straight(const Steps& steps) {
    std::vector<dialect::Statement> statements;
    std::vector<std::size_t> ends;
    for (const auto i : steps) {
      const auto& own = plan_.steps[i].rendering.statements;
      statements.insert(statements.end(), own.begin(), own.end());
      ends.push_back(statements.size());
    }
    std::size_t at = 0;
    auto start = start_step(steps.front());
    const auto finished = [&](std::size_t n) {
      if (n > 0) start.rows.statement_ended();
      for (; at < steps.size() && ends[at] <= n; ++at) {
        done(work_.steps[steps[at]], {}, start);
        if (at + 1 < steps.size()) start = start_step(steps[at + 1]);
      }
    };
    finished(0);
    execute_inside(context_, statements, finished);
    catalog_ = plan_.steps[steps.back()].after;
  }

  struct Start {
    std::chrono::system_clock::time_point at;
    std::chrono::steady_clock::time_point elapsed;
    RowCount rows;
  };
  Start start_step(std::size_t i) {
    current_ = &work_.steps[i];
    context_.observer.step_started(i + 1, work_.steps.size(), summary(current_->step.operation));
    return {context_.clock.now(), context_.clock.elapsed(),
            RowCount(context_.session, current_->step.operation)};
  }

  void in_transaction(std::size_t i) {
    const auto& step = work_.steps[i];
    auto start = start_step(i);
    if (!may_run(step)) return;
    require_not_begun(context_, revision_, step, progress_);
    const auto now = rendered(i);
    limit(context_, step.step);
    execute_inside(context_, now.rendering.statements, [&](std::size_t) { start.rows.statement_ended(); });
    catalog_ = now.after;
    done(step, kept_down(i, now), start);
  }

  void autocommitted(std::size_t i) {
    const auto& step = work_.steps[i];
    current_ = &step;
    context_.observer.step_started(i + 1, work_.steps.size(), summary(step.step.operation));
    const auto now = rendered(i);
    if (is_done(i)) {
      catalog_ = now.after;
      return;
    }
    if (!may_run(step)) {
      context_.journal.write(entries_);
      entries_.clear();
      return;
    }
    const auto start = context_.clock.elapsed();
    auto entry = revision_.step_entry(number_of(step), Status::started, context_.clock.now());
    entry.down = kept_down(i, now);
    const auto rest = rest_of(context_, now, progress_, catalog_);
    open_step_.begin(entry, rest.from);
    limit(context_, step.step);
    clear(context_, rest);
    if (rest.happened) open_step_.ended(rest.from + 1);
    RowCount rows(context_.session, step.step.operation);
    const auto ended = [&](std::size_t n) {
      rows.statement_ended();
      require_valid_index(context_, now, n - 1, catalog_);
      open_step_.ended(n);
    };
    execute_outside(
        context_, now.rendering.statements, rest.from + (rest.happened ? 1 : 0),
        [&](std::size_t n) { open_step_.comes(now, n); }, ended);
    open_step_.done(rows.rows());
    committed_steps_ = i + 1;
    catalog_ = now.after;
    add_result(step, Status::done, milliseconds(context_.clock.elapsed() - start), rows.rows());
  }

  bool may_run(const replay::WorkStep& step) {
    if (is_done(number_of(step))) return false;
    const auto decision = verdict(context_, step.step.when, summary(step.step.operation));
    if (decision == Verdict::run) return true;
    pass_over(step, decision == Verdict::skip ? Status::skipped : Status::done);
    return false;
  }

  bool is_done(std::size_t i) const {
    const auto at = progress_.find(work_.steps[i].index);
    return at != progress_.end() &&
           (at->second.status == Status::done || at->second.status == Status::skipped);
  }

  std::size_t steps_done() const {
    return static_cast<std::size_t>(std::count_if(progress_.begin(), progress_.end(), [](const auto& entry) {
      return entry.second.status == Status::done || entry.second.status == Status::skipped;
    }));
  }

  /// The step as planned, unless the database told more about a table since: then rendered anew.
  render::RenderedStep rendered(std::size_t i) {
    const auto& planned = plan_.steps[i];
    if (revision_.is_kept() || (!deviates_ && !planned.rendering.needs_table && !wants_live_inverse(planned)))
      return planned;
    deviates_ = true;
    auto now = render::render_step(
        context_.dialect, work_, work_.steps[i], catalog_,
        [&](const catalog::QualifiedName& name) { return context_.session.read_table(name); });
    if (now.rendering.needs_table)
      now.rendering.problems.push_back({base::Severity::error,
                                        "unknown-table",
                                        "there is no table " + to_string(*now.rendering.needs_table),
                                        {},
                                        work_.steps[i].step.place});
    base::throw_if_errors(base::Exit::failed, now.rendering.problems);
    return now;
  }

  /// Its derived down will need what only the database knows, and only now.
  bool wants_live_inverse(const render::RenderedStep& planned) const {
    return work_.direction == Direction::up && planned.wanted_table() &&
           std::holds_alternative<model::DerivedDown>(work_.revision->down);
  }

  std::string kept_down(std::size_t i, const render::RenderedStep& now) {
    const auto& planned = plan_.steps[i];
    if (planned.reversible() || !now.reversible() || !wants_live_inverse(planned)) return {};
    const auto& inverse = std::get<catalog::Inverse>(now.inverse).operations;
    keeping_.found(work_.steps[i].index, inverse);
    return yaml::written(inverse).dump();
  }

  void done(const replay::WorkStep& step, std::string down, const Start& start) {
    auto entry = revision_.step_entry(number_of(step), Status::done, start.at);
    entry.down = std::move(down);
    entry.rows = start.rows.rows();
    entry.finished = context_.clock.now();
    entries_.push_back(std::move(entry));
    add_result(step, Status::done, milliseconds(context_.clock.elapsed() - start.elapsed),
               entries_.back().rows);
  }

  void pass_over(const replay::WorkStep& step, Status status) {
    deviates_ = true; // the catalog of the plan took it as run
    if (status == Status::skipped) keeping_.skipped(step.index);
    auto entry = revision_.step_entry(number_of(step), status, context_.clock.now());
    entry.finished = entry.started;
    entries_.push_back(std::move(entry));
    add_result(step, status, {});
  }

  void add_result(const replay::WorkStep& step, Status status, std::chrono::milliseconds took,
                  std::optional<std::int64_t> rows = {}) {
    result_.steps.push_back(
        {std::string(key_of(step.step.operation)), summary(step.step.operation), status, took, rows});
  }

  std::size_t number_of(const replay::WorkStep& step) const {
    return static_cast<std::size_t>(&step - work_.steps.data());
  }

  /// The last rows of the revision, in the open transaction.
  void close() {
    current_ = nullptr;
    auto entry = revision_entry(Status::done);
    entry.finished = context_.clock.now();
    entries_.push_back(std::move(entry));
    context_.journal.write(entries_);
    keeping_.close(!deviates_, progress_);
    context_.journal.move_heads(rows_before_, rows_after_);
  }

  void journal_failure(const base::Error& error) noexcept {
    try {
      auto entry = revision_entry(Status::failed);
      entry.finished = context_.clock.now();
      entry.error = error.diagnostics().front().message;
      open_step_.failed(*entry.finished, entry.error);
      started_row_ ? context_.journal.finish(entry) : context_.journal.write({entry});
    } catch (const std::exception& second) {
      context_.observer.warning(std::string("the failure could not be journaled: ") + second.what());
    }
  }

  base::Error explained(const base::Error& error) const {
    std::string state = "nothing of revision " + header().id + " was kept";
    if (committed_steps_ > 0 || open_step_.is_open() || !progress_.empty())
      state = "revision " + header().id + " is partly applied (" +
              std::to_string(std::max(committed_steps_, steps_done())) + " of " +
              base::count_of(work_.steps.size(), "step") + " done and journaled); " +
              (open_step_.kept_a_part()
                   ? "what this statement committed before it failed stays: look at the database; the "
                     "same command with --yes runs the statement again"
                   : "the same command goes on from there");
    return current_ == nullptr ? in_revision(error, work_) : in_step(error, work_, *current_, state);
  }

  Context& context_;
  const Prepared& revision_;
  const replay::Work& work_;
  const graph::IdSet& rows_before_;
  const graph::IdSet& rows_after_;
  const Finished& finished_;
  catalog::Catalog catalog_; ///< as the step that runs now finds it
  std::string direction_;
  const std::vector<render::Segment>& segments_;
  const render::RenderedRevision& plan_;
  Keeping keeping_;
  bool deviates_ = false; ///< the database is not what the plan took it for
  journal::Progress progress_;
  std::vector<Entry> entries_; ///< to be written with the open transaction
  std::chrono::system_clock::time_point started_;
  std::chrono::steady_clock::time_point start_;
  bool started_row_ = false;
  OpenStep open_step_;      ///< outside transactions
  bool of_another_ = false; ///< the failure is that of a commit before this revision
  const replay::WorkStep* current_ = nullptr;
  std::size_t committed_steps_ = 0;
  RevisionResult result_;
};
} // namespace

void run_revision(Context& context, const Prepared& revision, const graph::IdSet& rows_before,
                  const graph::IdSet& rows_after, const Finished& finished) {
  context.session.restore_settings();
  const bool consented = context.settings.run_again;
  for (int attempt = 0;; ++attempt) {
    RevisionRun run(context, revision, rows_before, rows_after, finished);
    try {
      run.run();
      context.settings.run_again = consented;
      return;
    } catch (const base::Error& error) {
      if (attempt >= retries_of(context, revision.work) || !run.may_run_again() ||
          !context.dialect.may_succeed_later(error))
        throw;
      if (run.ran_outside()) context.settings.run_again = false; // consent was given before this attempt
      pause_before(context, attempt + 1, error);
    }
  }
}

} // namespace aludel::runner
