#include "framework/replay/derive.hpp"

#include "framework/catalog/invert.hpp"
#include "framework/replay/advance.hpp"

#include <algorithm>

namespace aludel::replay {

namespace {
base::Diagnostic without_inverse(const model::Revision& revision, const model::Step& step,
                                 const std::string& reason) {
  return {base::Severity::error, "irreversible-revision",
          "revision " + revision.header.id + " cannot be undone by itself: " + reason,
          "write the steps of its down:, `down: []` when there is nothing to undo, or `down: {irreversible: "
          "\"why\"}`",
          step.place};
}

using InverseOrNot = std::variant<catalog::Inverse, catalog::NoInverse>;

/// The inverse as the history tells it, or else as it was found when the step ran.
InverseOrNot inverse_of(const Subject& subject, const model::Revision& revision, std::size_t step,
                        const catalog::Catalog& catalog) {
  auto inverse = catalog::invert(revision.up[step].operation, catalog);
  const auto* none = std::get_if<catalog::NoInverse>(&inverse);
  const auto kept = subject.kept.find(revision.header.id);
  if (none == nullptr || kept == subject.kept.end() || kept->second.count(step) == 0) return inverse;
  return catalog::Inverse{kept->second.at(step), none->lost};
}

/// The step that an inverse operation runs as. A condition that is known to have held is not asked again.
model::Step beside(const model::Step& up, model::Operation operation, Effect done) {
  model::Step step = up;
  step.operation = std::move(operation);
  step.allow.clear();
  step.description.clear();
  if (done == Effect::certain) step.when.reset();
  return step;
}
} // namespace

std::optional<std::vector<WorkStep>> derived_down(const Subject& subject, const model::Revision& revision,
                                                  const catalog::Catalog& before,
                                                  base::Diagnostics& problems) {
  catalog::Catalog catalog = before;
  std::vector<std::vector<WorkStep>> undone; // a list for each up step
  bool possible = true;
  for (std::size_t i = 0; i < revision.up.size(); ++i) {
    const auto done = effect(subject, revision, i);
    if (done == Effect::none) continue;
    const auto& step = revision.up[i];
    const auto inverse = inverse_of(subject, revision, i, catalog);
    if (const auto* none = std::get_if<catalog::NoInverse>(&inverse)) {
      problems.push_back(without_inverse(revision, step, none->reason));
      possible = false;
    } else {
      const auto& found = std::get<catalog::Inverse>(inverse);
      auto& steps = undone.emplace_back();
      for (const auto& operation : found.operations)
        steps.push_back({beside(step, operation, done), 0, i, found.lost});
    }
    advance(subject, catalog, step.operation, {revision.header.id, done == Effect::maybe});
  }
  if (!possible) return std::nullopt;
  std::vector<WorkStep> down;
  std::for_each(undone.rbegin(), undone.rend(), [&](auto& steps) {
    for (auto& step : steps) {
      step.index = down.size();
      down.push_back(std::move(step));
    }
  });
  return down;
}

} // namespace aludel::replay
