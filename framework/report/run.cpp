#include "framework/report/run.hpp"

#include "framework/base/text.hpp"
#include "framework/report/words.hpp"

namespace aludel::report {

namespace {
base::Json to_json(const runner::StepResult& step) {
  base::Json json = base::Json::object();
  json.add("kind", step.kind).add("summary", step.summary).add("status", to_string(step.status));
  json.add("duration_ms", step.duration.count());
  json.add("rows", step.rows ? base::Json(*step.rows) : base::Json());
  return json;
}

base::Json to_json(const runner::RevisionResult& revision) {
  base::Json operations = base::Json::array();
  for (const auto& step : revision.steps) operations.push(to_json(step));
  base::Json json = base::Json::object();
  json.add("revision", revision.revision).add("direction", plan::to_string(revision.direction));
  json.add("status", to_string(revision.status)).add("duration_ms", revision.duration.count());
  json.add("operations", std::move(operations));
  return json;
}
} // namespace

std::string duration_text(std::chrono::milliseconds duration) {
  const auto ms = duration.count();
  if (ms < 1) return "<1ms";
  if (ms < 1000) return std::to_string(ms) + "ms";
  if (ms < 60'000) return std::to_string(ms / 1000) + "." + std::to_string(ms % 1000 / 100) + "s";
  const auto seconds = ms / 1000 % 60;
  return std::to_string(ms / 60'000) + "m" + (seconds < 10 ? "0" : "") + std::to_string(seconds) + "s";
}

std::string to_text(const runner::RunResult& result) {
  if (result.revisions.empty()) return "already at " + rows_text(result.to) + ", nothing to do\n";
  const auto direction = result.revisions.front().direction;
  return std::string(direction == plan::Direction::up ? "applied " : "undid ") +
         base::count_of(result.revisions.size(), "revision") + " in " + duration_text(result.duration) +
         "; the database is at " + rows_text(result.to) + "\n";
}

base::Json to_json(const runner::RunResult& result) {
  base::Json steps = base::Json::array();
  for (const auto& revision : result.revisions) steps.push(to_json(revision));
  base::Json json = base::Json::object();
  json.add("from", result.from).add("to", result.to).add("steps", std::move(steps));
  json.add("run", result.run.empty() ? base::Json() : base::Json(result.run));
  return json;
}

} // namespace aludel::report
