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
} // namespace

bool writes_rows(const model::Operation& operation) {
  return std::holds_alternative<model::Sql>(operation) || std::holds_alternative<model::SqlFile>(operation) ||
         std::holds_alternative<model::Insert>(operation) ||
         std::holds_alternative<model::Upsert>(operation) ||
         std::holds_alternative<model::Update>(operation) || std::holds_alternative<model::Delete>(operation);
}

Prepared::Prepared(const dialect::Dialect& dialect, replay::Work of)
    : work(std::move(of)),
      segments(render::segments(dialect, work)),
      plan(render::render(dialect, work, {})),
      checksum(model::checksum(*work.revision)),
      step_checksums(checksums_of(work.steps)) {}

bool Prepared::changes_schema_only() const {
  return std::none_of(work.steps.begin(), work.steps.end(),
                      [](const replay::WorkStep& step) { return writes_rows(step.step.operation); });
}

journal::Entry Prepared::step_entry(std::size_t step, journal::Status status,
                                    std::chrono::system_clock::time_point started) const {
  const auto& own = work.steps[step];
  return {header().id,
          std::string(plan::to_string(work.direction)),
          own.index,
          summary(own.step.operation),
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
