#include "framework/workspace/recovery.hpp"

#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/workspace/cut_short.hpp"

#include <algorithm>

namespace aludel::workspace {

namespace {
using journal::BookedRun;
using plan::Direction;

[[noreturn]] void refuse(const std::string& code, const std::string& message, const std::string& help,
                         base::Exit exit = base::Exit::usage) {
  throw base::Error(exit, code, message, help);
}

/// The run that begins so; else the last one.
BookedRun named_run(journal::Book& book, const std::optional<std::string>& prefix) {
  const auto found = prefix ? book.like(*prefix) : book.last(1);
  if (found.size() == 1) return found.front();
  if (!prefix) refuse("nothing-cut-short", "no run is in the book", "`aludel upgrade` begins one");
  if (found.empty())
    refuse("unknown-run", "the book knows no run '" + *prefix + "'", "`aludel log` lists them");
  std::vector<std::string> ids;
  for (const auto& run : found) ids.push_back(run.run);
  refuse("ambiguous-run", "several runs begin with '" + *prefix + "': " + base::join(ids, ", "),
         "write more of its id");
}

/// Only what was cut short, and is still the last, can become something else.
void require_cut_short(journal::Book& book, const BookedRun& run, bool named) {
  if (book.is_at_work(run))
    refuse("run-at-work",
           "run " + run.run + " is at work, as process " + std::to_string(run.process) + " of " + run.who,
           "`aludel status --watch` follows it; a server notices within seconds that a client was killed",
           base::Exit::unreachable);
  if (run.direction == "stamp" || run.state == journal::RunState::done) {
    if (!named)
      refuse("nothing-cut-short", "no run was cut short: the last one, " + run.run + ", is done", "");
    refuse("run-done",
           "run " + run.run + " is done: there is nothing to go on with, and nothing was cut short",
           "`aludel downgrade` undoes what is applied");
  }
  if (!run.followed_by.empty())
    refuse("run-superseded",
           "run " + run.run + " is the last one no more: run " + run.followed_by + " took over from it",
           "`aludel log " + run.followed_by + "` shows that one");
}

Database look_for(const Surroundings& around, const ChosenProject& project, const MigrateOptions& options) {
  auto database = look_at(around, project, options.wait.value_or(project.settings.wait));
  if (!database)
    refuse("nothing-cut-short", "there is no database yet, and so no run", "`aludel upgrade` makes it");
  require_whole(*database, around);
  return std::move(*database);
}

/// What the run was told, where this call says nothing else.
void take_over(const BookedRun& run, MigrateOptions& options) {
  if (!options.timeout) options.timeout = run.options.timeout;
  if (!options.lock_timeout) options.lock_timeout = run.options.lock_timeout;
  if (options.gate.mode == Gate::Mode::on) options.gate.mode = parse_mode(run.options.lint);
  options.gate.allow.insert(run.options.allow.begin(), run.options.allow.end());
}

/// A parameter with a default would have another value than it had, and nobody would be told.
void require_params(History& history, const BookedRun& run, const graph::Ids& revisions,
                    const replay::ParamValues& given) {
  for (const auto& id : revisions)
    for (const auto& name : run.options.params)
      if (given.count(name) == 0 && history.body(id).header.params.count(name) > 0)
        refuse("missing-parameter",
               "run " + run.run + " was given --set " + name + ", and values of --set are not kept",
               "say it again: --set " + name + "=VALUE");
}

/// Takes the values out that only the half-applied revision declares.
replay::ParamValues params_of_half(History& history, const model::RevisionId& half, const graph::Ids& whole,
                                   replay::ParamValues& given) {
  replay::ParamValues own;
  if (half.empty()) return own;
  const auto declares = [&](const model::RevisionId& id, const std::string& name) {
    return history.body(id).header.params.count(name) > 0;
  };
  for (const auto& [name, value] : given)
    if (declares(half, name)) own.emplace(name, value);
  std::erase_if(given, [&](const auto& param) {
    return own.count(param.first) > 0 && std::none_of(whole.begin(), whole.end(), [&](const auto& id) {
             return declares(id, param.first);
           });
  });
  return own;
}

/// The run that is meant, on its database.
struct Chosen {
  Database database;
  BookedRun run;
};

Chosen chosen(const Surroundings& around, const ChosenProject& project,
              const std::optional<std::string>& name, const MigrateOptions& options) {
  auto database = look_for(around, project, options);
  journal::Book book(*database.session, *database.dialect, database.journal->names());
  auto run = named_run(book, name);
  require_cut_short(book, run, name.has_value());
  return {std::move(database), std::move(run)};
}

/// The revision of which the run `undoes` left a part; empty when there is none, or nothing is to be undone.
model::RevisionId half_of(Database& database, const std::string& undoes) {
  if (undoes.empty()) return {};
  journal::Book book(*database.session, *database.dialect, database.journal->names());
  const auto found = book.like(undoes);
  if (found.empty()) return {};
  const auto run = told(database, found.front());
  return run.progress.empty() ? model::RevisionId() : report::stopped_in(run.run);
}

/// The rows that are left when the whole revisions of the run are gone, but the first of them.
graph::Ids rows_without(const graph::Graph& graph, const graph::Ids& whole, std::size_t keep,
                        const graph::Ids& rows) {
  graph::IdSet left(rows.begin(), rows.end());
  for (auto i = whole.size(); i > keep; --i) {
    const auto& id = whole[i - 1];
    if (graph.find(id) == nullptr || left.count(id) == 0)
      refuse("cannot-roll-back", "revision " + id + " of this run is no head of the database any more",
             "`aludel current` and `aludel history` show what stands on it");
    left = graph.advance(left, id, Direction::down);
  }
  return graph.ordered(left);
}
} // namespace

runner::RunResult resume(const Surroundings& around, const ChosenProject& project, History& history,
                         const std::optional<std::string>& name, MigrateOptions options,
                         runner::Observer& observer) {
  const auto& graph = history.graph_to_run();
  auto [database, run] = chosen(around, project, name, options);
  if (run.command == "downgrade --from-database")
    refuse("kept-ways", "run " + run.run + " went by the ways back that the database keeps",
           "run it again: aludel downgrade " + run.target + " --from-database");
  take_over(run, options);
  options.direction = run.direction == "up" ? Direction::up : Direction::down;
  options.target = run.target;
  const auto rest = plan::plan_to(graph, run.to, database.journal->heads(), options.direction).revisions;
  require_params(history, run, rest, options.params);
  const auto half = half_of(database, run.options.undoes);
  options.recovery = Recovery{run.run,
                              run.options.undoes,
                              run.to,
                              params_of_half(history, half, rest, options.params),
                              {run.options.fresh_install}};
  return migrate(around, project, history, options, observer);
}

runner::RunResult rollback(const Surroundings& around, const ChosenProject& project, History& history,
                           const std::optional<std::string>& name, std::size_t keep, MigrateOptions options,
                           runner::Observer& observer) {
  const auto& graph = history.graph_to_run();
  auto [database, run] = chosen(around, project, name, options);
  if (run.direction != "up")
    refuse("cannot-roll-back",
           "run " + run.run + " is a " + run.command + ": what it took away does not come back by undoing it",
           "`aludel resume " + run.run + "` goes on with it; then `aludel upgrade` goes up again");
  const auto whole = report::whole_revisions(told(database, run).run);
  if (keep > whole.size())
    refuse("arguments",
           "run " + run.run + " has " + base::count_of(whole.size(), "whole revision") + ", not " +
               std::to_string(keep),
           "`aludel log " + run.run + "` lists them");
  const auto to = rows_without(graph, whole, keep, database.journal->heads());
  take_over(run, options);
  options.direction = Direction::down;
  options.target = run.run;
  const auto half = half_of(database, run.run);
  auto going = graph::Ids(whole.begin() + static_cast<std::ptrdiff_t>(keep), whole.end());
  auto own = params_of_half(history, half, going, options.params);
  if (!half.empty()) require_params(history, run, {half}, own);
  require_params(history, run, going, options.params);
  options.recovery = Recovery{run.run, run.run, to, std::move(own)};
  return migrate(around, project, history, options, observer);
}

} // namespace aludel::workspace
