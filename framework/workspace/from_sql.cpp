#include "framework/workspace/from_sql.hpp"

#include "framework/base/error.hpp"
#include "framework/importing/client.hpp"
#include "framework/workspace/check.hpp"
#include "framework/workspace/schemas.hpp"

namespace aludel::workspace {

namespace {
/// As all revisions leave it, since nobody says yet on which of them the new one will stand.
importing::Schema schema_before(History& history, const dialect::Dialect& dialect) {
  const auto heads = history.graph().real_heads();
  const auto applied = history.graph().ancestors(heads, graph::Edges::all);
  const auto subject = subject_of(history, plan::Direction::up, heads, dialect, nullptr);
  return {replay::catalog_of(subject, applied), predicted(history, heads, dialect).catalog};
}

/// SQL of one engine is for that engine.
void bind_to(const std::string& dialect, model::Steps& steps) {
  for (auto& step : steps)
    if (auto* raw = std::get_if<model::Sql>(&step.operation))
      if (auto texts = std::exchange(raw->blocks.every, {}); !texts.empty())
        raw->blocks.by_dialect[dialect] = std::move(texts);
}

void require_one_transaction(const importing::ReadSteps& read, const std::string& file) {
  if (!read.commits_between) return;
  throw base::Error(base::Exit::usage, "commits-between",
                    file + " ends a transaction before its last statement, and a revision has one",
                    "write a revision for each part");
}

void require_steps(const importing::ReadSteps& read, const std::string& file) {
  if (!read.steps.empty()) return;
  throw base::Error(base::Exit::usage, "no-statement", file + " has no statement",
                    "name a file with SQL, or leave --sql out");
}
} // namespace

FromSql revision_from_sql(const Surroundings& around, const ChosenProject& project, History& history,
                          NewRevision wanted, const std::string& file,
                          const std::optional<std::string>& dialect_name) {
  history.graph_to_run();
  history.load_bodies();
  const auto dialect = dialect_for(around, project, {}, dialect_name);
  const auto source = read_source(around, file);
  FromSql made;
  const auto script = importing::sql_of({source->text, base::Place{source, 1, 1, 1}}, *dialect, around.files,
                                        (around.folder / file).lexically_normal().parent_path(), made.notes);
  base::throw_if_errors(base::Exit::usage, made.notes);
  auto schema = schema_before(history, *dialect);
  auto read = importing::read_steps(script, true, *dialect, schema, made.notes);
  base::throw_if_errors(base::Exit::usage, made.notes);
  require_one_transaction(read, file);
  require_steps(read, file);
  made.counts = read.counts;
  bind_to(std::string(dialect->name()), read.steps);
  wanted.up = std::move(read.steps);
  made.revision = compose_revision(around, project, history, wanted);
  return made;
}

} // namespace aludel::workspace
