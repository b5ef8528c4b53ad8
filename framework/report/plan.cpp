#include "framework/report/plan.hpp"

#include "framework/base/text.hpp"
#include "framework/report/findings.hpp"
#include "framework/report/volume.hpp"
#include "framework/report/words.hpp"

namespace aludel::report {

namespace {
std::string_view name_of(model::TransactionMode mode) {
  switch (mode) {
  case model::TransactionMode::revision: return "revision";
  case model::TransactionMode::step: return "step";
  case model::TransactionMode::none: return "none";
  }
  return "";
}

PlannedOperation planned(const render::RenderedStep& rendered) {
  const auto& step = rendered.work->step;
  PlannedOperation operation;
  operation.step = rendered.work->index;
  operation.kind = key_of(step.operation);
  operation.summary = summary(step.operation);
  operation.description = base::without_passwords(step.description);
  for (const auto& statement : rendered.rendering.statements)
    operation.sql.push_back(base::without_passwords(statement.sql)); // shown, and never run
  operation.notes = rendered.rendering.notes;
  operation.lock = rendered.impact.lock;
  operation.rewrites = rendered.impact.rewrites;
  operation.scans = rendered.impact.scans;
  operation.reversible = rendered.reversible();
  operation.outside = rendered.outside;
  if (step.when) operation.condition = to_string(step.when->condition);
  for (const auto& loss : rendered.losses) operation.loses.push_back(loss.what);
  if (rendered.rendering.needs_table) operation.unresolved = to_string(*rendered.rendering.needs_table);
  return operation;
}

std::string facts(const PlannedOperation& operation, plan::Direction direction) {
  std::vector<std::string> words;
  if (!operation.lock.empty()) words.push_back("lock: " + operation.lock);
  if (operation.rewrites) words.emplace_back("rewrites the table");
  if (operation.scans) words.emplace_back("scans the table");
  if (operation.outside) words.emplace_back("outside the transaction");
  if (direction == plan::Direction::up && !operation.reversible) words.emplace_back("no derived way back");
  for (const auto& loss : operation.loses) words.push_back("loses " + loss);
  if (!operation.condition.empty()) words.push_back("only when " + operation.condition);
  return base::on_one_line(base::join(words, "; "));
}

std::string indented(const std::string& text) { return "      " + base::replace_all(text, "\n", "\n      "); }

/// The findings about a step, or about none alone.
std::vector<const lint::Finding*> findings_about(const PlanReport& plan, const std::string& revision,
                                                 std::optional<std::size_t> step) {
  std::vector<const lint::Finding*> found;
  for (const auto& finding : plan.verdict.result.findings)
    if (finding.revision == revision && finding.step == step) found.push_back(&finding);
  return found;
}

std::string findings_text(const PlanReport& plan, const std::vector<const lint::Finding*>& findings) {
  std::string text;
  for (const auto* finding : findings) {
    if (finding->suppressed) continue;
    text += "     -- " + std::string(base::to_string(finding->severity)) + "[" + finding->rule +
            "]: " + base::on_one_line(finding->message) + "\n";
    for (const auto& line : volume_lines(*finding, plan.verdict.result))
      text += "        " + base::on_one_line(line) + "\n";
  }
  return text;
}

base::Json findings_json(const std::vector<const lint::Finding*>& findings) {
  base::Json json = base::Json::array();
  for (const auto* finding : findings) json.push(report::to_json(*finding));
  return json;
}

std::string to_text(const PlannedOperation& operation, std::size_t number, plan::Direction direction,
                    const std::string& findings) {
  std::string text = "  " + std::to_string(number) + ". " + base::on_one_line(operation.summary) + "\n";
  if (!operation.description.empty()) text += "     " + base::on_one_line(operation.description) + "\n";
  const auto said = facts(operation, direction);
  if (!said.empty()) text += "     -- " + said + "\n";
  text += findings;
  for (const auto& note : operation.notes) text += "     -- " + base::on_one_line(note) + "\n";
  if (!operation.unresolved.empty())
    text += "     -- table " + base::on_one_line(operation.unresolved) +
            " was made or changed by raw SQL: its shape is read when the step runs\n";
  for (const auto& sql : operation.sql) text += indented(sql) + ";\n";
  return text;
}

std::string to_text(const PlannedRevision& revision, const PlanReport& plan) {
  std::string text = std::string(plan::to_string(revision.direction)) + " " + revision.revision;
  if (!revision.message.empty()) text += ", " + base::on_one_line(revision.message);
  if (revision.transaction != "revision") text += " (transaction: " + revision.transaction + ")";
  text += "\n";
  if (!revision.applies) return text + "  not for this database: only its version row is written\n";
  if (revision.operations.empty()) text += "  nothing to do\n";
  text += findings_text(plan, findings_about(plan, revision.revision, std::nullopt));
  for (std::size_t i = 0; i < revision.operations.size(); ++i) {
    const auto& operation = revision.operations[i];
    text += to_text(operation, i + 1, revision.direction,
                    findings_text(plan, findings_about(plan, revision.revision, operation.step)));
  }
  return text;
}

base::Json to_json(const PlannedOperation& operation, base::Json findings) {
  base::Json json = base::Json::object();
  json.add("kind", operation.kind).add("summary", operation.summary).add("sql", operation.sql);
  json.add("lock", operation.lock.empty() ? base::Json() : base::Json(operation.lock));
  json.add("rewrites", operation.rewrites)
      .add("scans", operation.scans)
      .add("reversible", operation.reversible);
  json.add("outside_transaction", operation.outside);
  json.add("condition", operation.condition.empty() ? base::Json() : base::Json(operation.condition));
  json.add("loses", operation.loses).add("notes", operation.notes).add("findings", std::move(findings));
  return json;
}

base::Json to_json(const PlannedRevision& revision, const PlanReport& plan) {
  base::Json operations = base::Json::array();
  for (const auto& operation : revision.operations)
    operations.push(
        to_json(operation, findings_json(findings_about(plan, revision.revision, operation.step))));
  base::Json json = base::Json::object();
  json.add("revision", revision.revision).add("message", revision.message);
  json.add("direction", plan::to_string(revision.direction)).add("transaction", revision.transaction);
  json.add("operations", std::move(operations));
  json.add("findings", findings_json(findings_about(plan, revision.revision, std::nullopt)));
  return json;
}
} // namespace

PlannedRevision planned(const render::RenderedRevision& revision) {
  const auto& header = revision.work->revision->header;
  PlannedRevision result{header.id,
                         header.message,
                         revision.work->direction,
                         std::string(name_of(header.transaction)),
                         revision.work->applies,
                         {}};
  for (const auto& step : revision.steps) result.operations.push_back(planned(step));
  return result;
}

std::string to_text(const PlanReport& plan) {
  if (plan.revisions.empty())
    return "nothing to do: " + plan.database + " is at " + rows_text(plan.from) + "\n";
  std::string text = plan.database + ": " + rows_text(plan.from) + " -> " + rows_text(plan.to) + ", " +
                     base::count_of(plan.revisions.size(), "revision") + "\n";
  for (const auto& revision : plan.revisions) text += "\n" + to_text(revision, plan);
  return text;
}

base::Json to_json(const PlanReport& plan) {
  base::Json revisions = base::Json::array();
  for (const auto& revision : plan.revisions) revisions.push(to_json(revision, plan));
  base::Json json = base::Json::object();
  json.add("from", plan.from).add("to", plan.to).add("revisions", std::move(revisions));
  json.add("target", plan.target).add("warnings", plan.warnings).add("fingerprint", plan.fingerprint);
  json.add("tables", volumes_json(plan.verdict.result));
  return json;
}

} // namespace aludel::report
