#include "framework/workspace/baseline.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/report/words.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/lock.hpp"
#include "framework/runner/runner.hpp"
#include "framework/workspace/booking.hpp"
#include "framework/yaml/revision_text.hpp"

namespace aludel::workspace {

using base::Error;
using base::Exit;

namespace {
// --- steps ---

model::Step raw_step(const dialect::Dialect& dialect, std::vector<model::SqlBlock> texts) {
  model::Step step;
  step.operation = model::Sql{{{}, {{std::string(dialect.name()), std::move(texts)}}}};
  return step;
}

/// As the file will hold it. What one engine spelled is for that engine, and what no file can hold as an
/// operation (a name with a dot, a column without a type) stays SQL.
model::Step step_of(const model::Operation& operation, const catalog::Catalog& before,
                    const dialect::Dialect& dialect) {
  if (const auto* raw = std::get_if<model::Sql>(&operation))
    return raw_step(dialect, *raw->blocks.in(dialect.name()));
  model::Step step;
  step.operation = operation;
  if (auto* table = std::get_if<model::CreateTable>(&step.operation))
    *table = catalog::with_constraints_at_columns(std::move(*table), before.naming());
  if (yaml::fits_file(step, {std::string(dialect.name())})) return step;
  auto after = before;
  advance(after, operation, dialect);
  const auto rendering = dialect.render(operation, before, after);
  base::throw_if_errors(Exit::failed, rendering.problems);
  std::vector<model::SqlBlock> texts;
  for (const auto& statement : rendering.statements)
    if (statement.expectation.empty()) texts.push_back({statement.sql, {}});
  return raw_step(dialect, std::move(texts));
}

model::Steps steps_of(const std::vector<model::Operation>& operations, catalog::Catalog before,
                      const dialect::Dialect& dialect) {
  model::Steps steps;
  for (const auto& operation : operations) {
    steps.push_back(step_of(operation, before, dialect));
    advance(before, operation, dialect);
  }
  return steps;
}

/// Derived where that is possible: raw SQL has no inverse.
model::Down down_of(const model::Steps& steps) {
  for (const auto& step : steps)
    if (std::holds_alternative<model::Sql>(step.operation))
      return model::Irreversible{"it holds raw SQL, and nobody has written how that is undone"};
  return model::DerivedDown{};
}

// --- baseline ---

void require_no_revisions(const graph::Graph& graph) {
  if (graph.size() == 0) return;
  throw Error(
      Exit::usage, "not-empty",
      "a baseline is the first revision, and this project has " + base::count_of(graph.size(), "revision") +
          " already",
      "`aludel revision --autogenerate` writes what the database has beyond them; `aludel stamp` says "
      "at which of them it is");
}

void require_no_version(const graph::Ids& rows) {
  if (rows.empty()) return;
  throw Error(
      Exit::usage, "has-version",
      "the database is at revision " + report::rows_text(rows) + " already, and no file here declares it",
      "bring the revisions that it was made with into this project; or forget that, with `aludel stamp "
      "--purge base`, and try again");
}

Baseline composed(const Surroundings& around, const ChosenProject& project, History& history,
                  const BaselineOptions& options, Database& database) {
  const auto schema = inspected(project, database);
  const catalog::Catalog nothing(database.dialect->naming());
  Baseline made{std::nullopt, steps_of(operations_of(schema.catalog), nothing, *database.dialect)};
  if (made.steps.empty()) return made;
  NewRevision wanted;
  wanted.message = options.message;
  wanted.heads = {"base"};
  wanted.id = options.id;
  wanted.up = made.steps;
  wanted.down = down_of(made.steps);
  made.revision = compose_revision(around, project, history, wanted);
  return made;
}

void write_and_stamp(const Surroundings& around, const Written& revision, const std::string& message,
                     Database& database, runner::Observer& observer) {
  runner::install(*database.session, *database.dialect, database.journal->names(), around.own_revisions);
  write(around, revision);
  runner::Context context{
      *database.session, *database.dialect, *database.journal, around.clock, observer, {}, {}};
  model::RevisionHeader header;
  header.id = revision.id;
  header.message = message;
  const graph::IdSet after{revision.id};
  stamp_written(1, revision.id, [&] {
    runner::stamp(context, {}, after, {{header}, {}}, false,
                  [&] { book_stamp(database, around, revision.id, {}, after); });
  });
}

// --- autogenerate ---

Schema wanted_schema(const Surroundings& around, const ChosenProject& project, History& history,
                     const AutogenerateOptions& options, const dialect::Dialect& dialect) {
  if (options.from) return schema_of(around, project, history, *options.from, dialect);
  auto database = connect(around, project, Missing::refuse, project.settings.wait);
  return inspected(project, database);
}

/// What a database lacks since it was not upgraded yet would be taken for a change that was made there.
void require_up_to_date(const graph::Graph& graph, const Schema& target) {
  if (target.rows.empty()) return;
  graph::Ids known;
  for (const auto& id : target.rows)
    if (graph.find(id) == nullptr)
      throw Error(Exit::mismatch, "database-ahead",
                  "the database is at revision " + base::on_one_line(id) + ", which no file here declares",
                  "bring the newer revisions here, and try again");
    else
      known.push_back(id);
  const auto pending = graph.size() - graph.ancestors(known, graph::Edges::all).size();
  if (pending == 0) return;
  throw Error(Exit::mismatch, "pending",
              "the database lacks " + base::count_of(pending, "revision") +
                  ": what they make would look like what was taken away",
              "run `aludel upgrade heads` first");
}

std::vector<std::string> named(const std::optional<std::string>& schema) {
  return schema ? std::vector{*schema} : std::vector<std::string>{};
}
} // namespace

Baseline baseline(const Surroundings& around, const ChosenProject& project, History& history,
                  const BaselineOptions& options, runner::Observer& observer) {
  require_no_revisions(history.graph());
  auto database = connect(around, project, Missing::refuse, project.settings.wait);
  if (options.print_only) {
    require_no_version(database.journal->heads());
    return composed(around, project, history, options, database);
  }
  const runner::Lock lock(*database.session, to_string(project.settings.version_table), project.settings.wait,
                          around.clock, observer);
  require_no_version(database.journal->heads());
  auto made = composed(around, project, history, options, database);
  if (made.revision) write_and_stamp(around, *made.revision, options.message, database, observer);
  return made;
}

Generated autogenerate(const Surroundings& around, const ChosenProject& project, History& history,
                       NewRevision wanted, const AutogenerateOptions& options) {
  const auto& graph = history.graph_to_run();
  history.load_bodies();
  const auto dialect = options.from ? dialect_for(around, project, named(options.from), std::nullopt)
                                    : chosen_dialect(around, project);
  Generated made;
  made.target = wanted_schema(around, project, history, options, *dialect);
  require_up_to_date(graph, made.target);
  const auto now = predicted(history, graph.real_heads(), *dialect);
  made.difference =
      difference(now, made.target, *dialect,
                 {options.drops, server_for(project, named(options.from), *dialect), options.renames});
  made.steps = steps_of(made.difference.operations, now.catalog, *dialect);
  if (made.steps.empty()) return made;
  wanted.up = made.steps;
  made.revision = compose_revision(around, project, history, wanted);
  return made;
}

} // namespace aludel::workspace
