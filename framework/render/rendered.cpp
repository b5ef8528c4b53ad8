#include "framework/render/rendered.hpp"

#include "framework/base/version.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/due_values.hpp"

#include <utility>

namespace aludel::render {

using model::TransactionMode;

namespace {
bool is_raw(const model::Operation& operation) {
  return std::holds_alternative<model::Sql>(operation) || std::holds_alternative<model::SqlFile>(operation);
}

bool runs_outside(const dialect::Dialect& dialect, const replay::Work& work, const model::Step& step) {
  return step.outside_transaction || work.revision->header.transaction == TransactionMode::none ||
         dialect.runs_outside_transaction(step.operation);
}

/// Raw SQL in the revision's transaction must not end it.
void refuse_transaction_control(const dialect::Dialect& dialect, RenderedStep& rendered) {
  if (rendered.autocommit || !is_raw(rendered.work->step.operation)) return;
  for (const auto& statement : rendered.rendering.statements)
    if (dialect.controls_transaction(statement))
      rendered.rendering.problems.push_back(
          {base::Severity::error, "transaction-control",
           "this statement would end the revision's transaction",
           "leave BEGIN and COMMIT to Aludel, or write `transaction: none` beside the step",
           statement.place});
}
} // namespace

std::optional<catalog::QualifiedName> RenderedStep::wanted_table() const {
  if (rendering.needs_table) return rendering.needs_table;
  const auto* none = std::get_if<catalog::NoInverse>(&inverse);
  return none != nullptr ? none->unknown_table : std::nullopt;
}

RenderedStep render_step(const dialect::Dialect& dialect, const replay::Work& work,
                         const replay::WorkStep& step, const catalog::Catalog& before) {
  const auto due = catalog::with_due_values(step.step.operation, before);
  const auto& operation = due ? *due : step.step.operation;
  const auto& header = work.revision->header;
  RenderedStep rendered;
  rendered.work = &step;
  rendered.after = before;
  catalog::apply(rendered.after, operation,
                 {header.id, step.step.when.has_value() || header.when.has_value()}, dialect.name());
  rendered.rendering = dialect.render(operation, before, rendered.after);
  rendered.impact = dialect.impact(operation, before);
  rendered.outside = runs_outside(dialect, work, step.step);
  rendered.autocommit =
      rendered.outside && (is_raw(operation) || dialect.runs_outside_transaction(operation));
  rendered.reshapes = dialect.reshapes(operation, before);
  rendered.inverse = catalog::invert(operation, before);
  const bool up = work.direction == plan::Direction::up;
  rendered.losses = catalog::losses(operation, before, up ? header.id : model::RevisionId());
  refuse_transaction_control(dialect, rendered);
  for (auto& problem : rendered.rendering.problems)
    if (!problem.place.known()) problem.place = step.step.place;
  return rendered;
}

RenderedStep render_step(const dialect::Dialect& dialect, const replay::Work& work,
                         const replay::WorkStep& step, catalog::Catalog& before,
                         const ReadTable& read_table) {
  auto rendered = render_step(dialect, work, step, std::as_const(before));
  const auto wanted = rendered.wanted_table();
  if (!wanted || !read_table) return rendered;
  auto table = read_table(*wanted);
  if (!table) return rendered;
  before.put(std::move(*table));
  return render_step(dialect, work, step, std::as_const(before));
}

RenderedRevision render(const dialect::Dialect& dialect, const replay::Work& work,
                        const ReadTable& read_table) {
  RenderedRevision revision{&work, {}};
  auto catalog = work.before;
  for (const auto& step : work.steps) {
    revision.steps.push_back(render_step(dialect, work, step, catalog, read_table));
    catalog = revision.steps.back().after;
  }
  return revision;
}

base::Diagnostics lacking(const RenderedRevision& revision, const dialect::Dialect& dialect,
                          const std::string& server) {
  base::Diagnostics problems;
  for (const auto& step : revision.steps)
    for (const auto& need : step.impact.needs)
      if (base::Version(server) < base::Version(need.server))
        problems.push_back({base::Severity::error, "unsupported",
                            need.what + " needs " + std::string(dialect.title()) + " " + need.server +
                                ", and the server is " + server,
                            need.help, step.work->step.place});
  return problems;
}

std::vector<Segment> segments(const dialect::Dialect& dialect, const replay::Work& work) {
  const bool step_by_step = work.revision->header.transaction == TransactionMode::step;
  std::vector<Segment> list;
  for (std::size_t i = 0; i < work.steps.size(); ++i) {
    const bool outside = runs_outside(dialect, work, work.steps[i].step);
    if (list.empty() || outside || step_by_step || list.back().outside) list.push_back({outside, {}});
    list.back().steps.push_back(i);
  }
  return list;
}

} // namespace aludel::render
