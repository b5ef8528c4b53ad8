#include "tests/conformance/workbench.hpp"

#include "cli/embedded.hpp"
#include "dialects/registry.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/model/canonical.hpp"
#include "framework/workspace/baseline.hpp"
#include "framework/workspace/prove.hpp"
#include "tests/support/objects.hpp"

#include <algorithm>

namespace aludel::conformance {

struct Workbench::Inside {
  base::MemoryFiles files;
  base::SystemClock clock;
  std::unique_ptr<workspace::Surroundings> around;
  std::unique_ptr<workspace::ChosenProject> project;
  std::unique_ptr<workspace::History> history;

  workspace::MigrateOptions options(plan::Direction direction, const std::string& target) const {
    workspace::MigrateOptions options;
    options.direction = direction;
    options.target = target;
    options.yes = true;
    options.gate.mode =
        workspace::Gate::Mode::off; // steps of every kind are the matter here, not their dangers
    return options;
  }
  runner::RunResult migrate(plan::Direction direction, const std::string& target) {
    runner::Observer silent;
    return workspace::migrate(*around, *project, *history, options(direction, target), silent);
  }
  workspace::Database database() const {
    return workspace::connect(*around, *project, workspace::Missing::make, model::Duration(5000));
  }
};

Workbench::Workbench(std::map<std::string, std::string> revisions, std::string url)
    : inside_(std::make_unique<Inside>()) {
  auto& in = *inside_;
  in.files.texts["/case/aludel.yaml"] = "revisions: revisions\n";
  for (auto& [name, text] : revisions) in.files.texts["/case/revisions/" + name] = std::move(text);
  const auto dialects = all_dialects();
  in.around.reset(new workspace::Surroundings{in.files,
                                              in.clock,
                                              [](const auto&) { return std::nullopt; },
                                              dialects,
                                              cli::embedded_own_revisions(workspace::dialect_names(dialects)),
                                              cli::embedded_templates(),
                                              "test",
                                              "tester@here",
                                              "/case",
                                              {}});
  workspace::Choice choice;
  choice.database = std::move(url);
  in.project = std::make_unique<workspace::ChosenProject>(workspace::open_project(*in.around, choice));
  in.history = std::make_unique<workspace::History>(in.files, in.project->revision_folders, "/case",
                                                    workspace::dialect_names(dialects));
}

Workbench::~Workbench() = default;

runner::RunResult Workbench::upgrade(const std::string& target) {
  return inside_->migrate(plan::Direction::up, target);
}
runner::RunResult Workbench::downgrade(const std::string& target) {
  return inside_->migrate(plan::Direction::down, target);
}

report::PlanReport Workbench::plan(plan::Direction direction, const std::string& target) {
  return workspace::plan(*inside_->around, *inside_->project, *inside_->history,
                         inside_->options(direction, target));
}

std::string Workbench::baseline(const std::string& id) {
  runner::Observer silent;
  workspace::BaselineOptions options;
  options.id = id;
  return workspace::baseline(*inside_->around, *inside_->project, *inside_->history, options, silent)
      .revision.value()
      .text;
}

std::string Workbench::script(plan::Direction direction, const std::string& range) {
  runner::Observer silent;
  return workspace::migration_script(*inside_->around, *inside_->project, *inside_->history,
                                     inside_->options(direction, range), silent)
      .sql;
}

namespace {
bool is_own(const model::QualifiedName& table) { return table.name.text.rfind("aludel_", 0) == 0; }

std::vector<model::QualifiedName> tables_of(dialect::Session& session) {
  auto names = session.user_tables();
  std::erase_if(names, is_own);
  std::sort(names.begin(), names.end());
  return names;
}

std::string text_of(catalog::Table table) {
  std::sort(table.columns.begin(), table.columns.end(),
            [](const auto& a, const auto& b) { return a.definition.name < b.definition.name; });
  std::sort(table.constraints.begin(), table.constraints.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  std::sort(table.indexes.begin(), table.indexes.end(),
            [](const auto& a, const auto& b) { return a.definition.name < b.definition.name; });
  for (auto& constraint : table.constraints) constraint.named = true;
  return model::canonical(model::Operation(catalog::create_table_of(table, catalog::Catalog()))).dump(1) +
         "\n";
}

/// What stands on tables and beside them, as the engine spells it, a line each.
std::string objects_of(dialect::Session& session, std::string_view dialect) {
  std::vector<std::string> lines;
  for (const auto& query : test_support::object_queries(dialect))
    for (const auto& row : session.query(query)) lines.push_back(row.front().value_or("NULL") + "\n");
  std::sort(lines.begin(), lines.end());
  return base::join(lines, "");
}
} // namespace

std::string Workbench::schema() {
  auto database = inside_->database();
  std::string text;
  for (const auto& name : tables_of(*database.session)) text += text_of(*database.session->read_table(name));
  return text + objects_of(*database.session, database.dialect->name());
}

std::string Workbench::rows() {
  auto database = inside_->database();
  std::string text;
  for (const auto& name : tables_of(*database.session)) {
    std::vector<std::string> lines;
    for (const auto& row : database.session->query("SELECT * FROM " + database.dialect->quoted(name))) {
      std::string line = to_string(name) + ":";
      for (const auto& cell : row) line += " " + cell.value_or("NULL");
      lines.push_back(line);
    }
    std::sort(lines.begin(), lines.end());
    for (const auto& line : lines) text += line + "\n";
  }
  return text;
}

std::string Workbench::records() {
  auto database = inside_->database();
  std::string text;
  for (const auto* query :
       {"SELECT version_num FROM aludel_version ORDER BY 1",
        "SELECT version_num FROM aludel_schema ORDER BY 1",
        "SELECT revision, direction, operation, summary, checksum, status, statements, tool_version, error, "
        "down, version_table FROM aludel_journal WHERE finished_at >= started_at ORDER BY id",
        "SELECT version_table, revision, down_revisions, depends_on, branch_labels, message, checksum, "
        "algorithm, "
        "canonical, down FROM aludel_applied ORDER BY id"})
    for (const auto& row : database.session->query(query)) {
      for (const auto& cell : row) text += cell.value_or("NULL") + " ";
      text += "\n";
    }
  return text;
}

bool Workbench::is_too_old(const CaseFile& file) {
  const auto needed = file.section("needs postgresql");
  return !needed.empty() && std::stoi(inside_->database().session->version()) < std::stoi(needed);
}

namespace {
std::string text_of(const workspace::Proof& proof) {
  const auto move = "revision " + proof.revision +
                    (proof.move == workspace::Move::up     ? " up: "
                     : proof.move == workspace::Move::down ? " down: "
                                                           : " again: ");
  std::string text;
  const auto tell = [&](const std::string& what) { text += move + what + "\n"; };
  for (const auto& error : proof.errors) tell(error.message);
  for (const auto& operation : proof.difference.operations) tell(model::canonical(operation).dump());
  for (const auto& operation : proof.difference.left_out) tell(model::canonical(operation).dump());
  for (const auto& difference : proof.difference.beyond) tell(difference);
  if (proof.difference.as_written) tell("texts were compared as written: " + *proof.difference.as_written);
  return text;
}
} // namespace

std::string Workbench::unproven() {
  runner::Observer silent;
  std::string text;
  workspace::prove(*inside_->around, *inside_->project, *inside_->history,
                   {inside_->project->database, false, {}}, silent,
                   [&](const workspace::Proof& proof) { text += text_of(proof); });
  return text;
}

void Workbench::execute(const std::string& sql) {
  inside_->database().session->execute(dialect::statement(sql));
}

} // namespace aludel::conformance
