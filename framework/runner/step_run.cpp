#include "framework/runner/step_run.hpp"

#include "framework/base/error.hpp"
#include "framework/model/canonical.hpp"
#include "framework/runner/interrupt.hpp"

#include <algorithm>

namespace aludel::runner {

Verdict verdict(Context& context, const base::Boxed<model::Precondition>& when, const std::string& summary) {
  if (!when || holds(when->condition, context.session, context.dialect, context.facts)) return Verdict::run;
  const auto why = "not true: " + to_string(when->condition);
  switch (when->otherwise) {
  case model::Otherwise::skip: context.observer.step_skipped(summary, why); return Verdict::skip;
  case model::Otherwise::mark_done: context.observer.step_skipped(summary, why); return Verdict::mark_done;
  case model::Otherwise::warn:
    context.observer.warning(summary + " runs although it is " + why);
    return Verdict::run;
  case model::Otherwise::fail: break;
  }
  throw base::Error(base::Exit::failed, "condition", "the condition of " + summary + " does not hold: " + why,
                    "bring the database into that state, or change `when:`", when->place);
}

namespace {
base::Error changed(const Prepared& revision, std::size_t step, const std::string& how, base::Place place,
                    const std::string& help = {}) {
  return {base::Exit::failed, "changed-while-unfinished",
          "revision " + revision.header().id + " is partly applied, and its step " +
              std::to_string(step + 1) + how,
          help + "put the step back as it was, run the command again, and make the change in a new revision; "
                 "or look at the database, and let `aludel repair` forget how far the revision had come",
          std::move(place)};
}
} // namespace

void require_unchanged(const Prepared& revision, const journal::Progress& progress) {
  const auto& steps = revision.work.steps;
  for (const auto& [index, step] : progress)
    if (step.status != journal::Status::skipped &&
        std::none_of(steps.begin(), steps.end(), [&](const auto& one) { return one.index == index; }))
      throw changed(revision, index, ", which ran, is gone from its file",
                    revision.work.revision->header.place);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto at = progress.find(steps[i].index);
    if (at == progress.end() || !model::differ(at->second.checksum, revision.step_checksums[i])) continue;
    throw changed(revision, steps[i].index, " was changed since it ran", steps[i].step.place,
                  revision.header().params.empty()
                      ? ""
                      : "give each --set NAME=VALUE as the earlier run was given it; or ");
  }
}

void limit(Context& context, const model::Step& step) {
  context.session.limit({step.lock_timeout.value_or(context.settings.lock_timeout),
                         step.timeout.value_or(context.settings.timeout)});
}

void RowCount::statement_ended() {
  if (!counts_) return;
  if (const auto written = session_->rows_written()) rows_ = rows_.value_or(0) + *written;
}

void execute_inside(Context& context, const std::vector<dialect::Statement>& statements,
                    const std::function<void(std::size_t)>& finished) {
  const auto require_open = [&](std::size_t n) {
    if (context.session.in_transaction()) return;
    context.session.query("SELECT 1"); // whose failure tells that the connection is lost, and all with it
    throw base::Error(base::Exit::failed, "transaction-ended",
                      "this statement ended the revision's transaction",
                      "leave BEGIN and COMMIT to Aludel, or write `transaction: none` beside the step",
                      statements[n - 1].place);
  };
  stop_if_asked(context.stop);
  context.session.execute_all(statements, [&](std::size_t n) {
    require_open(n);
    finished(n);
    if (n < statements.size()) stop_if_asked(context.stop);
  });
  // Where they are sent ahead, the state of the transaction is known only now.
  if (!statements.empty()) require_open(statements.size());
}

void execute_outside(Context& context, const std::vector<dialect::Statement>& statements, std::size_t first,
                     const std::function<void(std::size_t)>& comes,
                     const std::function<void(std::size_t)>& finished) {
  for (auto i = first; i < statements.size(); ++i) {
    comes(i);
    stop_if_asked(context.stop);
    context.session.execute(statements[i]);
    // Progress is kept by statements of our own, which must not fall into a transaction the text has opened.
    if (!context.session.in_transaction()) finished(i + 1);
  }
  comes(statements.size());
  if (!context.session.in_transaction()) return;
  context.session.rollback();
  throw base::Error(base::Exit::failed, "transaction-open",
                    "the step opened a transaction and did not end it; it was rolled back",
                    "end the text with COMMIT");
}

namespace {
/// The operation that a statement of the step is, where it is one that the engine refuses in a transaction.
std::optional<model::Operation> concurrent(const Context& context, const render::RenderedStep& step,
                                           std::size_t statement, const catalog::Catalog& before) {
  const auto& operation = step.work->step.operation;
  if (context.dialect.runs_outside_transaction(operation)) return operation;
  const auto& raw = step.rendering.statements[statement];
  if (!context.dialect.refuses_transaction(raw)) return std::nullopt;
  const auto readings = context.dialect.read({raw.sql, raw.place}, before);
  if (readings.size() != 1 || readings.front().operations.size() != 1) return std::nullopt;
  const auto& read = readings.front().operations.front();
  return context.dialect.runs_outside_transaction(read) ? std::optional(read) : std::nullopt;
}

base::Error unknown_end(std::size_t statement, const base::Place& place) {
  return {base::Exit::failed, "unknown-end",
          "an earlier run ended while statement " + std::to_string(statement + 1) +
              " of this step ran, outside any transaction: whether it took effect is not known",
          "look at the database; if it did not, run the same command with --yes, which runs the statement "
          "again; if it did, finish the revision by hand and `aludel stamp` it",
          place};
}
} // namespace

Rest rest_of(Context& context, const render::RenderedStep& step, const journal::Progress& progress,
             const catalog::Catalog& before) {
  const auto earlier = progress.find(step.work->index);
  if (earlier == progress.end()) return {};
  // A typed step is one statement, whatever an older Aludel counted.
  const bool typed = context.dialect.runs_outside_transaction(step.work->step.operation);
  const auto from = typed ? 0 : earlier->second.statements;
  if (from >= step.rendering.statements.size()) return {{}, from, false}; // only its last row was not written
  // A statement that failed had no effect; one that was cut short may have had it.
  const bool unknown = earlier->second.status == journal::Status::started;
  if (const auto operation = concurrent(context, step, from, before)) {
    auto remains = context.session.remains(*operation);
    // One that failed did not do what stands there, unless it left that to be ended, or failed behind it.
    const bool did = unknown || !remains.first.empty() || (typed && earlier->second.statements > 0);
    return {std::move(remains.first), from, remains.done && did};
  }
  if (unknown && !context.settings.run_again) throw unknown_end(from, step.work->step.place);
  return {{}, from, false};
}

void require_not_begun(const Context& context, const Prepared& revision, const replay::WorkStep& step,
                       const journal::Progress& progress) {
  const auto earlier = progress.find(step.index);
  if (earlier == progress.end()) return;
  if (earlier->second.statements > 0)
    throw changed(revision, step.index, " ran outside transactions, in part, and would run in one by now",
                  step.step.place);
  if (earlier->second.status == journal::Status::started && !context.settings.run_again)
    throw unknown_end(0, step.step.place);
}

void require_valid_index(Context& context, const render::RenderedStep& step, std::size_t statement,
                         const catalog::Catalog& before) {
  const auto operation = concurrent(context, step, statement, before);
  const auto* index = operation ? std::get_if<model::CreateIndex>(&*operation) : nullptr;
  if (index == nullptr) return;
  const model::QualifiedName name{index->table.schema, index->index.name};
  if (context.session.index_is_invalid(name))
    throw base::Error(base::Exit::failed, "invalid-index",
                      "index " + to_string(name) +
                          " is invalid: an earlier concurrent build was not finished",
                      "run the same command again: it drops the index and builds it anew");
}

void clear(Context& context, const Rest& rest) {
  const auto nothing = [](std::size_t) {};
  execute_outside(context, rest.clearing, 0, nothing, nothing);
}

base::Error in_revision(const base::Error& error, const replay::Work& work) {
  auto diagnostics = error.diagnostics();
  diagnostics.front().message = "revision " + work.revision->header.id + ": " + diagnostics.front().message;
  return base::Error(error.exit(), std::move(diagnostics), error.sqlstate());
}

base::Error in_step(const base::Error& error, const replay::Work& work, const replay::WorkStep& step,
                    const std::string& state) {
  auto diagnostics = error.diagnostics();
  auto& first = diagnostics.front();
  first.message = "revision " + work.revision->header.id + ", " + (work.derived ? "derived " : "") + "step " +
                  std::to_string(step.index + 1) + " (" + summary(step.step.operation) +
                  "): " + first.message;
  if (!first.place.known()) first.place = step.step.place;
  first.help += (first.help.empty() ? "" : "; ") + state;
  return base::Error(error.exit(), std::move(diagnostics), error.sqlstate());
}

} // namespace aludel::runner
