#include "framework/runner/prepared.hpp"

#include "framework/model/canonical.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace aludel::runner {

namespace {
std::vector<std::string> checksums_of(const std::vector<replay::WorkStep>& steps) {
  std::vector<std::string> checksums;
  for (const auto& step : steps) checksums.push_back(model::checksum(step.step));
  return checksums;
}

render::RenderedRevision bound(const replay::Work& work, std::vector<render::RenderedStep> steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i].work = &work.steps[i];
  return {&work, std::move(steps)};
}
} // namespace

bool writes_rows(const model::Operation& operation) {
  return std::holds_alternative<model::Sql>(operation) || std::holds_alternative<model::SqlFile>(operation) ||
         std::holds_alternative<model::Insert>(operation) ||
         std::holds_alternative<model::Upsert>(operation) ||
         std::holds_alternative<model::Update>(operation) || std::holds_alternative<model::Delete>(operation);
}

Prepared::Prepared(const dialect::Dialect& dialect, replay::Work of, const replay::ParamValues& values)
    : work(std::move(of)),
      segments(render::segments(dialect, work)),
      plan(render::render(dialect, work, {})),
      canonical(model::canonical(*work.revision).dump()),
      checksum(model::checksum(canonical)),
      step_checksums(checksums_of(work.steps)),
      params(values),
      back(work.direction == plan::Direction::up ? way_back(dialect, work, params, {}, {}) : WayBack{}) {}

Prepared::Prepared(const dialect::Dialect& dialect, KeptWork kept)
    : own(std::move(kept.revision)),
      work(std::move(kept.work)),
      segments(render::segments(dialect, work)),
      plan(bound(work, std::move(kept.steps))),
      checksum(std::move(kept.checksum)),
      step_checksums(std::move(kept.step_checksums)) {}

bool Prepared::changes_schema_only() const {
  return std::none_of(work.steps.begin(), work.steps.end(),
                      [](const replay::WorkStep& step) { return writes_rows(step.step.operation); });
}

journal::Entry Prepared::step_entry(std::size_t step, journal::Status status,
                                    std::chrono::system_clock::time_point started) const {
  const auto& of = work.steps[step];
  return {header().id,
          std::string(plan::to_string(work.direction)),
          of.index,
          summary(of.step.operation),
          step_checksums[step],
          status,
          started,
          std::nullopt,
          {}};
}

journal::Entry Prepared::revision_entry(journal::Status status,
                                        std::chrono::system_clock::time_point started) const {
  return {header().id,
          std::string(plan::to_string(work.direction)),
          std::nullopt,
          header().message,
          checksum,
          status,
          started,
          std::nullopt,
          {}};
}

} // namespace aludel::runner
