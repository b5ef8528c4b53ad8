#include "framework/runner/step_run.hpp"

#include "framework/base/error.hpp"
#include "framework/model/canonical.hpp"
#include "framework/runner/interrupt.hpp"

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

void require_unchanged(const Prepared& revision, const journal::Progress& progress) {
  const auto& steps = revision.work.steps;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto at = progress.find(steps[i].index);
    if (at == progress.end() || !model::differ(at->second.checksum, revision.step_checksums[i])) continue;
    throw base::Error(
        base::Exit::failed, "changed-while-unfinished",
        "revision " + revision.header().id + " is partly applied, and its step " +
            std::to_string(steps[i].index + 1) + " was changed since it ran",
        "put the step back as it was, run the command again, and make the change in a new revision",
        steps[i].step.place);
  }
}

void limit(Context& context, const model::Step& step) {
  context.session.limit({step.lock_timeout.value_or(context.settings.lock_timeout),
                         step.timeout.value_or(context.settings.timeout)});
}

void execute_inside(Context& context, const std::vector<dialect::Statement>& statements,
                    const std::function<void(std::size_t)>& finished) {
  const auto require_open = [&](std::size_t n) {
    if (!context.session.in_transaction())
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
                     const std::function<void(std::size_t)>& finished) {
  for (auto i = first; i < statements.size(); ++i) {
    stop_if_asked(context.stop);
    context.session.execute(statements[i]);
    // Progress is kept by statements of our own, which must not fall into a transaction the text has opened.
    if (!context.session.in_transaction()) finished(i + 1);
  }
  if (!context.session.in_transaction()) return;
  context.session.rollback();
  throw base::Error(base::Exit::failed, "transaction-open",
                    "the step opened a transaction and did not end it; it was rolled back",
                    "end the text with COMMIT");
}

namespace {
/// The same operation, content with what is there already.
struct Tolerant {
  model::Operation operator()(model::CreateIndex o) const {
    o.if_not_exists = true;
    return o;
  }
  model::Operation operator()(model::DropIndex o) const {
    o.if_exists = true;
    return o;
  }
  model::Operation operator()(const auto& o) const { return o; }
};

std::vector<dialect::Statement> statements_of(Context& context, const model::Operation& operation,
                                              const catalog::Catalog& before, const catalog::Catalog& after) {
  auto rendering = context.dialect.render(operation, before, after);
  base::throw_if_errors(base::Exit::failed, rendering.problems);
  return std::move(rendering.statements);
}
} // namespace

std::vector<dialect::Statement> again(Context& context, const render::RenderedStep& step,
                                      const catalog::Catalog& before) {
  const auto& operation = step.work->step.operation;
  std::vector<dialect::Statement> statements;
  if (const auto* index = std::get_if<model::CreateIndex>(&operation)) {
    const model::QualifiedName name{index->table.schema, index->index.name};
    if (context.session.index_is_invalid(name))
      statements = statements_of(context, model::DropIndex{name, {}, index->concurrently, true, false},
                                 step.after, before);
  }
  const auto rest = statements_of(context, std::visit(Tolerant{}, operation), before, step.after);
  statements.insert(statements.end(), rest.begin(), rest.end());
  return statements;
}

void require_valid_index(Context& context, const model::Operation& operation) {
  const auto* index = std::get_if<model::CreateIndex>(&operation);
  if (index == nullptr || !index->concurrently) return;
  const model::QualifiedName name{index->table.schema, index->index.name};
  if (context.session.index_is_invalid(name))
    throw base::Error(base::Exit::failed, "invalid-index",
                      "index " + to_string(name) + " was left invalid by its concurrent build",
                      "run `aludel upgrade` again: it drops the index and builds it anew");
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
