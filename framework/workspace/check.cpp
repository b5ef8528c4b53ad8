#include "framework/workspace/check.hpp"

#include "framework/base/error.hpp"
#include "framework/model/canonical.hpp"
#include "framework/runner/conditions.hpp"
#include "framework/runner/way_back.hpp"

#include <algorithm>
#include <iterator>

namespace aludel::workspace {

namespace {
bool is_raw(const model::Step& step) {
  return std::holds_alternative<model::Sql>(step.operation) ||
         std::holds_alternative<model::SqlFile>(step.operation);
}

bool has_condition(const model::Revision& revision) {
  return revision.header.when || std::any_of(revision.up.begin(), revision.up.end(),
                                             [](const model::Step& s) { return s.when.has_value(); });
}

bool holds_data(const catalog::Loss& loss, Database& database) {
  auto& session = *database.session;
  if (!session.table_exists(loss.table)) return true; // it has another name now: nobody knows
  auto query = "SELECT 1 FROM " + database.dialect->quoted(loss.table);
  if (!loss.column.empty()) {
    if (!session.column_exists(loss.table, loss.column)) return true;
    query += " WHERE " + database.dialect->quoted(loss.column) + " IS NOT NULL";
  }
  return !session.query(query + " LIMIT 1").empty();
}

Checked check(const replay::Subject& subject, const plan::Plan& plan, const MigrateOptions& options,
              const dialect::Dialect& dialect, Database* database, bool keep) {
  Checked checked;
  bool raw_seen =
      false; // raw SQL that has yet to run may change any table: what the database says now is no guide
  const render::ReadTable live = [&](const catalog::QualifiedName& name) -> std::optional<catalog::Table> {
    return database == nullptr || raw_seen ? std::nullopt : database->session->read_table(name);
  };
  const auto ask = [&](const base::Boxed<model::Precondition>& when) {
    if (!when) return;
    auto found = runner::problems(*when, dialect);
    std::move(found.begin(), found.end(), std::back_inserter(checked.problems));
  };
  const auto visit = [&](const replay::Work& work) {
    if (work.applies && work.direction == plan::Direction::up) ask(work.revision->header.when);
    for (const auto& step : work.steps) ask(step.step.when);
    auto rendered = render::render(dialect, work, live);
    for (const auto& step : rendered.steps) {
      checked.problems.insert(checked.problems.end(), step.rendering.problems.begin(),
                              step.rendering.problems.end());
      checked.losses.insert(checked.losses.end(), step.losses.begin(), step.losses.end());
      raw_seen = raw_seen || is_raw(step.work->step);
    }
    if (database != nullptr) {
      auto lacking = render::lacking(rendered, dialect, database->session->version());
      std::move(lacking.begin(), lacking.end(), std::back_inserter(checked.problems));
    }
    if (keep) checked.revisions.push_back(report::planned(rendered));
  };
  replay::replay(subject, plan, options.params, visit, checked.problems);
  if (keep || options.fingerprint)
    for (const auto& id : plan.revisions) checked.checksums.push_back(model::checksum(subject.bodies(id)));
  base::sort_by_place(checked.problems);
  return checked;
}

void add(Checked& all, Checked more) {
  const auto append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(all.revisions, more.revisions);
  append(all.checksums, more.checksums);
  append(all.losses, more.losses);
  append(all.problems, more.problems);
}

/// The same of what the database keeps rendered.
void add_kept(Checked& checked, const KeptWays& ways, bool keep) {
  for (const auto& revision : ways.kept) {
    for (const auto& step : revision->plan.steps)
      checked.losses.insert(checked.losses.end(), step.losses.begin(), step.losses.end());
    if (keep) checked.revisions.push_back(report::planned(revision->plan));
    checked.checksums.push_back(revision->checksum);
  }
}

/// What the replay is told of the applied revisions with conditional steps.
replay::Outcomes outcomes(History& history, const graph::IdSet& applied, Database* database) {
  const auto is_conditional = [&](const auto& id) { return has_condition(history.body(id)); };
  if (database == nullptr || std::none_of(applied.begin(), applied.end(), is_conditional) ||
      !database->journal->installed())
    return {};
  auto known = database->journal->skipped_steps();
  std::erase_if(known, [&](const auto& outcome) { return applied.count(outcome.first) == 0; });
  return known;
}
/// What the replay is told of steps whose inverse only the database knew when they ran.
replay::KeptInverses kept_inverses(Database* database) {
  if (database == nullptr || !database->journal->installed()) return {};
  return runner::read_inverses(database->journal->kept_downs());
}
plan::Plan plan_of(const graph::Graph& graph, const MigrateOptions& options, const graph::Ids& rows) {
  if (options.recovery) return plan::plan_to(graph, options.recovery->to, rows, options.direction);
  return options.direction == plan::Direction::up ? plan::plan_upgrade(graph, options.target, rows)
                                                  : plan::plan_downgrade(graph, options.target, rows);
}
} // namespace

replay::Subject subject_of(History& history, plan::Direction direction, const graph::Ids& rows,
                           const dialect::Dialect& dialect, Database* database) {
  const auto applied = history.graph().ancestors(rows, graph::Edges::all);
  return {history.graph(),
          [&history](const auto& id) -> const model::Revision& { return history.body(id); },
          std::string(dialect.name()),
          dialect.naming(),
          outcomes(history, applied, database),
          direction == plan::Direction::down ? kept_inverses(database) : replay::KeptInverses{}};
}

namespace {
/// As `look_ahead`, by what the database keeps.
Outlook look_back(History& history, const MigrateOptions& options, Database& database, bool keep) {
  Outlook outlook;
  outlook.rows = heads_of(&database);
  auto ways = std::make_shared<const KeptWays>(kept_ways(history, options.target, outlook.rows, database));
  outlook.plan = ways->plan;
  add_kept(outlook.checked, *ways, keep);
  if (!ways->rest.revisions.empty()) {
    history.load_bodies();
    const auto& dialect = *database.dialect;
    const auto subject = subject_of(history, options.direction, ways->rest.from, dialect, &database);
    add(outlook.checked, check(subject, ways->rest, options, dialect, &database, keep));
  }
  outlook.kept = std::move(ways);
  base::throw_if_errors(base::Exit::usage, outlook.checked.problems);
  return outlook;
}
} // namespace

Outlook look_ahead(History& history, const MigrateOptions& options, const dialect::Dialect& dialect,
                   Database* database, bool keep) {
  if (options.from_database && database != nullptr) return look_back(history, options, *database, keep);
  Outlook outlook;
  outlook.rows = heads_of(database);
  const auto& graph = history.graph();
  outlook.plan = plan_of(graph, options, outlook.rows);
  if (outlook.plan.revisions.empty()) return outlook;
  history.load_bodies();
  const auto subject = subject_of(history, options.direction, outlook.rows, dialect, database);
  outlook.checked = check(subject, outlook.plan, options, dialect, database, keep);
  base::throw_if_errors(base::Exit::usage, outlook.checked.problems);
  return outlook;
}

std::vector<std::string> real_losses(const std::vector<catalog::Loss>& losses, Database& database) {
  std::vector<std::string> real;
  for (const auto& loss : losses)
    if (std::find(real.begin(), real.end(), loss.what) == real.end() && holds_data(loss, database))
      real.push_back(loss.what);
  return real;
}

} // namespace aludel::workspace
