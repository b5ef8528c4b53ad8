#include "framework/workspace/schemas.hpp"

#include "framework/base/error.hpp"
#include "framework/base/parallel.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/diff.hpp"
#include "framework/graph/target.hpp"
#include "framework/replay/advance.hpp"
#include "framework/workspace/check.hpp"
#include "framework/yaml/reader.hpp"

#include <algorithm>

namespace aludel::workspace {

namespace fs = std::filesystem;

base::SourcePtr read_source(const Surroundings& around, const std::string& path) {
  const auto whole = around.folder / path;
  return std::make_shared<const base::Source>(
      base::Source{shown(whole, around.folder), around.files.read(whole), whole.parent_path().string()});
}

namespace {
bool is_url(const std::string& text) { return text.find("://") != std::string::npos; }

replay::ReadSql reader_of(const dialect::Dialect& dialect) {
  return [&dialect](const auto& block, const auto& before) { return dialect.read(block, before); };
}

/// The history of one file, for operations that no revision holds.
replay::Subject alone(const graph::Graph& none, const dialect::Dialect& dialect) {
  return {none,
          [](const auto&) -> const model::Revision& { throw std::logic_error("there are no revisions"); },
          std::string(dialect.name()),
          dialect.naming(),
          {},
          {},
          reader_of(dialect)};
}

catalog::Catalog on_paper(const std::vector<model::Operation>& operations, const dialect::Dialect& dialect,
                          base::Diagnostics& notes) {
  catalog::Catalog catalog(dialect.naming());
  for (const auto& operation : operations)
    for (auto& clash : advance(catalog, operation, dialect)) notes.push_back(std::move(clash));
  return catalog;
}

/// What of a text is in no catalog.
base::Diagnostics not_grasped(const std::vector<dialect::SqlReading>& readings) {
  base::Diagnostics notes;
  for (const auto& reading : readings) {
    if (reading.grasp == dialect::SqlReading::Grasp::operations || !reading.writes) continue;
    notes.push_back({base::Severity::warning, "not-in-schema",
                     (reading.kind.empty() ? "a statement" : reading.kind) + " is not part of the schema" +
                         (reading.problem.empty() ? "" : ": " + reading.problem),
                     "", reading.statement.place});
  }
  return notes;
}

Schema schema_of_sql(const Surroundings& around, const std::string& path, const dialect::Dialect& dialect) {
  const auto source = read_source(around, path);
  const model::SqlBlock block{source->text, base::Place{source, 1, 1, 1}};
  Schema schema{catalog::Catalog(dialect.naming()), source->path};
  const auto readings = dialect.read(block, schema.catalog);
  schema.notes = not_grasped(readings);
  const graph::Graph none;
  for (auto& clash : replay::advance(alone(none, dialect), schema.catalog, readings, {}))
    schema.notes.push_back(std::move(clash));
  schema.steps = [block] { return std::vector<model::Operation>{model::Sql{{{block}, {}}}}; };
  return schema;
}

std::vector<model::Operation> steps_for(const model::Steps& steps, const dialect::Dialect& dialect) {
  std::vector<model::Operation> operations;
  for (const auto& step : steps)
    if (step.applies_to(std::string(dialect.name()))) operations.push_back(step.operation);
  return operations;
}

/// A list of steps, as `inspect` prints them.
Schema schema_of_steps(const Surroundings& around, const std::string& path, const dialect::Dialect& dialect) {
  const auto source = read_source(around, path);
  base::Diagnostics problems;
  const auto steps = yaml::read_step_list(source, {dialect_names(around.dialects), true}, problems);
  base::throw_if_errors(base::Exit::usage, problems);
  Schema schema{catalog::Catalog(dialect.naming()), source->path};
  schema.catalog = on_paper(steps_for(*steps, dialect), dialect, schema.notes);
  schema.steps = [steps = steps_for(*steps, dialect)] { return steps; };
  return schema;
}

bool is_own(const model::QualifiedName& name, const journal::Names& own, const catalog::Catalog& catalog) {
  const auto tables = {own.version, own.journal, own.schema, own.applied, own.runs};
  return std::any_of(tables.begin(), tables.end(),
                     [&](const auto& table) { return catalog.same(name, table); });
}

/// With the rights that were given on them, and on the sequences that number their rows.
void take_own_tables(catalog::Catalog& catalog, const journal::Names& own) {
  std::vector<model::QualifiedName> names;
  catalog.for_each_table([&](const catalog::Table& table) {
    if (is_own(table.name, own, catalog)) names.push_back(table.name);
  });
  const auto numbers_own = [&](const model::QualifiedName& sequence) {
    const auto of = [&](const model::QualifiedName& table) {
      return catalog.same(sequence, {table.schema, table.name.text + "_id_seq"});
    };
    return of(own.journal) || of(own.applied) || of(own.runs);
  };
  std::vector<catalog::Grant> grants;
  catalog.for_each_grant([&](const catalog::Grant& grant) {
    using enum model::GrantKind;
    if ((grant.on.kind == table && is_own(grant.on.name, own, catalog)) ||
        (grant.on.kind == sequence && numbers_own(grant.on.name)))
      grants.push_back(grant);
  });
  for (const auto& name : names) catalog.remove_table(name);
  for (const auto& grant : grants) catalog.remove_grant(grant.on, grant.role);
}

/// What applied revisions did, in order; what was skipped is left out.
std::vector<model::Operation> done_by(const replay::Subject& subject, const graph::IdSet& applied) {
  std::vector<model::Operation> operations;
  for (const auto& id : subject.graph.ordered(applied)) {
    const auto& revision = subject.bodies(id);
    for (std::size_t i = 0; i < revision.up.size(); ++i)
      if (replay::effect(subject, revision, i) != replay::Effect::none)
        operations.push_back(revision.up[i].operation);
  }
  return operations;
}

dialect::DialectPtr named_dialect(const Surroundings& around, const std::string& name) {
  for (const auto& dialect : around.dialects)
    if (dialect->name() == name) return dialect;
  throw base::Error(base::Exit::usage, "unknown-dialect", "there is no dialect '" + name + "'",
                    "this Aludel knows " + base::join(dialect_names(around.dialects), ", "));
}

} // namespace

Schema inspected(const ChosenProject& project, Database& database) {
  Schema schema{database.session->inspect(), database.shown_url, true};
  take_own_tables(schema.catalog, journal::names_beside(project.settings.version_table));
  schema.rows = database.journal->heads();
  return schema;
}

Schema predicted(History& history, const graph::Ids& rows, const dialect::Dialect& dialect,
                 Database* database, const replay::Known* known) {
  auto subject = subject_of(history, plan::Direction::up, rows, dialect, database);
  subject.read_sql = reader_of(dialect);
  subject.known = known;
  const auto applied = history.graph().ancestors(rows, graph::Edges::all);
  Schema schema{replay::catalog_of(subject, applied),
                rows.empty() ? "base" : "revision " + base::join(rows, ", ")};
  schema.steps = [subject, applied] { return done_by(subject, applied); };
  return schema;
}

Schema schema_of(const Surroundings& around, const ChosenProject& project, History& history,
                 const std::string& text, const dialect::Dialect& dialect) {
  if (is_url(text)) {
    auto other = project;
    other.database = text;
    other.database_folder = around.folder;
    auto database = connect(around, other, Missing::refuse, project.settings.wait);
    return inspected(other, database);
  }
  const auto extension = fs::path(text).extension();
  if (extension == ".sql") return schema_of_sql(around, text, dialect);
  if (extension == ".yaml" || extension == ".yml") return schema_of_steps(around, text, dialect);
  history.load_bodies();
  return predicted(history, graph::resolve(history.graph(), text), dialect);
}

dialect::DialectPtr dialect_for(const Surroundings& around, const ChosenProject& project,
                                const std::vector<std::string>& schemas,
                                const std::optional<std::string>& name) {
  if (name) return named_dialect(around, *name);
  dialect::DialectPtr found;
  for (const auto& text : schemas) {
    if (!is_url(text)) continue;
    const auto own = dialect_of(around, dialect::parse_url(text));
    if (found && own != found)
      throw base::Error(base::Exit::usage, "two-dialects",
                        "these are databases of " + std::string(found->title()) + " and of " +
                            std::string(own->title()) + ": their types and expressions are not the same",
                        "compare each with a revision: aludel diff head URL");
    found = own;
  }
  if (found) return found;
  if (project.database.empty())
    throw base::Error(base::Exit::usage, "no-dialect", "what these are written for is not known",
                      "name a database with -d URL; where the verb has --dialect, that says it too: " +
                          base::join(dialect_names(around.dialects), ", "));
  return chosen_dialect(around, project);
}

std::string server_for(const ChosenProject& project, const std::vector<std::string>& schemas,
                       const dialect::Dialect& dialect) {
  auto candidates = schemas;
  candidates.push_back(project.database);
  for (const auto& text : candidates)
    if (is_url(text) && dialect.accepts(dialect::parse_url(text))) return text;
  return {};
}

base::Diagnostics advance(catalog::Catalog& catalog, const model::Operation& operation,
                          const dialect::Dialect& dialect) {
  const graph::Graph none;
  return replay::advance(alone(none, dialect), catalog, operation, {});
}

std::vector<model::Operation> operations_of(const catalog::Catalog& catalog) {
  auto operations = catalog::diff(catalog::Catalog(catalog.naming()), catalog, {});
  base::in_parallel(operations.size(), [&](std::size_t i) {
    if (auto* table = std::get_if<model::CreateTable>(&operations[i]))
      *table = catalog::with_constraints_at_columns(std::move(*table), catalog.naming());
  });
  return operations;
}

} // namespace aludel::workspace
