#include "framework/workspace/half_applied.hpp"

#include "framework/base/error.hpp"
#include "framework/model/canonical.hpp"
#include "framework/workspace/check.hpp"

#include <algorithm>
#include <iterator>

namespace aludel::workspace {

namespace {
using journal::Status;
using journal::StepProgress;
using Operations = std::vector<model::Operation>;

bool is_raw(const model::Operation& operation) {
  return std::holds_alternative<model::Sql>(operation) || std::holds_alternative<model::SqlFile>(operation);
}

/// An index is built, or dropped, in several transactions: cut short, it is there and not usable.
std::optional<Operations> inverse_of_half(const model::Operation& operation, const Operations& inverse) {
  if (const auto* create = std::get_if<model::CreateIndex>(&operation))
    return Operations{
        model::DropIndex{{create->table.schema, create->index.name}, {}, create->concurrently, true, false}};
  if (const auto* drop = std::get_if<model::DropIndex>(&operation)) {
    auto again = *drop;
    again.if_exists = true;
    Operations both{again};
    both.insert(both.end(), inverse.begin(), inverse.end());
    return both;
  }
  return inverse.empty() ? std::optional(inverse) : std::nullopt;
}

/// The steps of an up that have run, and what takes each back.
class TakingBack {
public:
  TakingBack(const dialect::Dialect& dialect, const replay::Work& up, const replay::KeptInverses& kept)
      : dialect_(dialect), up_(up), kept_(kept), catalog_(up.before) {}

  void step(const replay::WorkStep& step, const StepProgress& progress) {
    if (progress.status == Status::skipped || had_no_effect(step, progress)) return;
    if (model::differ(progress.checksum, model::checksum(step.step)))
      return complain(step, "was changed since it ran", "put the step back as it was");
    const auto rendered = render::render_step(dialect_, up_, step, std::as_const(catalog_));
    catalog_ = rendered.after;
    if (const auto operations = inverse(step, rendered, progress.status == Status::done))
      undone_.push_back({&step, *operations});
  }

  /// None that has run is gone from the file.
  void require_steps(const journal::Progress& progress) {
    for (const auto& [index, step] : progress)
      if (step.status != Status::skipped && std::none_of(up_.steps.begin(), up_.steps.end(),
                                                         [&](const auto& one) { return one.index == index; }))
        problems.push_back({base::Severity::error, "cannot-roll-back",
                            "step " + std::to_string(index + 1) + " of revision " + up_.revision->header.id +
                                " is kept, and gone from its file",
                            "put the step back as it was", up_.revision->header.place});
  }

  HalfApplied result() && {
    HalfApplied half{{up_.revision, plan::Direction::down, true, true, {}, catalog_}, {}};
    for (auto one = undone_.rbegin(); one != undone_.rend(); ++one)
      for (const auto& operation : one->operations)
        half.undoing.steps.push_back(
            {beside(one->step->step, operation), half.undoing.steps.size(), one->step->index, {}});
    const auto rendered = render::render(dialect_, half.undoing, {});
    for (const auto& step : rendered.steps) {
      problems.insert(problems.end(), step.rendering.problems.begin(), step.rendering.problems.end());
      half.losses.insert(half.losses.end(), step.losses.begin(), step.losses.end());
    }
    return half;
  }

  base::Diagnostics problems;

private:
  struct Undone {
    const replay::WorkStep* step;
    Operations operations;
  };

  /// A statement that failed outside transactions took no effect, and none before it had run.
  static bool had_no_effect(const replay::WorkStep& step, const StepProgress& progress) {
    return is_raw(step.step.operation) && progress.status == Status::failed && progress.statements == 0;
  }

  std::optional<Operations> inverse(const replay::WorkStep& step, const render::RenderedStep& rendered,
                                    bool whole) {
    const auto operations = told_inverse(step, rendered);
    if (!operations) return std::nullopt;
    if (whole) return operations;
    auto half = inverse_of_half(step.step.operation, *operations);
    if (!half)
      complain(step, "was cut short, and whether it took effect is not known",
               "look at the database; `aludel resume` goes on with it");
    return half;
  }

  std::optional<Operations> told_inverse(const replay::WorkStep& step, const render::RenderedStep& rendered) {
    const auto revision = kept_.find(up_.revision->header.id);
    if (revision != kept_.end()) {
      const auto at = revision->second.find(step.index);
      if (at != revision->second.end()) return at->second;
    }
    if (const auto* found = std::get_if<catalog::Inverse>(&rendered.inverse)) return found->operations;
    complain(step, "cannot be undone by itself: " + std::get<catalog::NoInverse>(rendered.inverse).reason,
             "`aludel resume` goes on with it, and the whole revision has its own `down`");
    return std::nullopt;
  }

  static model::Step beside(const model::Step& up, const model::Operation& operation) {
    model::Step step = up;
    step.operation = operation;
    step.allow.clear();
    step.description.clear();
    step.when.reset(); // it has run
    return step;
  }

  void complain(const replay::WorkStep& step, const std::string& what, const std::string& help) {
    problems.push_back({base::Severity::error, "cannot-roll-back",
                        "step " + std::to_string(step.index + 1) + " (" + summary(step.step.operation) +
                            ") of revision " + up_.revision->header.id + " is kept, and " + what,
                        help, step.step.place});
  }

  const dialect::Dialect& dialect_;
  const replay::Work& up_;
  const replay::KeptInverses& kept_;
  catalog::Catalog catalog_; ///< as the steps that have run left it
  std::vector<Undone> undone_;
};
} // namespace

std::optional<HalfApplied> half_applied(History& history, Database& database, const model::RevisionId& id,
                                        const replay::ParamValues& params) {
  const auto progress = database.journal->progress(id, "up");
  if (progress.empty()) return std::nullopt;
  const auto rows = database.journal->heads();
  const plan::Plan plan{plan::Direction::up, rows, rows, {id}, {}};
  const auto subject = subject_of(history, plan::Direction::down, rows, *database.dialect, &database);
  std::optional<HalfApplied> half;
  base::Diagnostics problems;
  const auto visit = [&](const replay::Work& up) {
    TakingBack back(*database.dialect, up, subject.kept);
    back.require_steps(progress);
    for (const auto& step : up.steps)
      if (const auto at = progress.find(step.index); at != progress.end()) back.step(step, at->second);
    half = std::move(back).result();
    std::move(back.problems.begin(), back.problems.end(), std::back_inserter(problems));
  };
  replay::replay(subject, plan, params, visit, problems);
  base::throw_if_errors(base::Exit::usage, problems);
  return half;
}

} // namespace aludel::workspace
