#pragma once
#include "framework/report/plan.hpp"
#include "framework/runner/runner.hpp"
#include "framework/workspace/database.hpp"
#include "framework/workspace/gate.hpp"
#include "framework/workspace/history.hpp"

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace aludel::workspace {

/// What a run that was cut short is to become.
struct Recovery {
  std::string run;    ///< the one that is gone on with, or undone; it must still be the last
  std::string undoes; ///< of a rollback: the run whose finished part goes, its half-applied revision first
  graph::Ids to;      ///< the version rows to reach, instead of a target
  replay::ParamValues params = {}; ///< --set, of the half-applied revision
  runner::Facts facts = {};        ///< of the run that is gone on with
};

struct MigrateOptions {
  plan::Direction direction = plan::Direction::up;
  std::string target;
  replay::ParamValues params;             ///< --set
  std::optional<std::string> fingerprint; ///< of the saved plan that this run must equal
  std::optional<model::Duration> wait;
  std::optional<model::Duration> timeout;
  std::optional<model::Duration> lock_timeout;
  std::optional<std::string> confirm; ///< --confirm NAME
  bool yes = false;
  std::optional<Recovery> recovery = {};
  bool from_database = false; ///< a downgrade with the ways back that are kept there
  Gate gate = {};             ///< in front of an upgrade
  /// Is told what the lint says, before anything runs; empty: nobody wants to know.
  std::function<void(const report::Verdict&)> judged = {};
  /// Asks the user; empty: there is nobody to ask.
  std::function<bool(const std::string& question)> ask;
  std::stop_token stop = {}; ///< asked between statements; one that runs is cancelled where that is possible
};

/// What the project and the command line say of a run.
runner::RunSettings run_settings(const ChosenProject& project, const MigrateOptions& options);

/// What `migrate` would run, as it is rendered now. The database may not be there yet.
report::PlanReport plan(const Surroundings& surroundings, const ChosenProject& project, History& history,
                        const MigrateOptions& options);

/// Takes the database to the target: looks, plans, checks everything, takes the lock, looks again, runs.
/// Throws Error: exit 2 before anything ran (files, graph, what the dialect cannot do, data that would be
/// lost without consent), 3 when the lint stops it, 1 when the work failed, 4 when the database is ahead, 5
/// without lock or database, 130 when it was asked to stop.
runner::RunResult migrate(const Surroundings& surroundings, const ChosenProject& project, History& history,
                          const MigrateOptions& options, runner::Observer& observer);

struct StampOptions {
  std::vector<std::string> targets;
  bool purge = false;
};
struct StampResult {
  graph::Ids from;
  graph::Ids to;
};
StampResult stamp(const Surroundings& surroundings, const ChosenProject& project, History& history,
                  const StampOptions& options, runner::Observer& observer);

/// Makes Aludel's own tables; true when something was missing.
bool ensure_version(const Surroundings& surroundings, const ChosenProject& project,
                    runner::Observer& observer);

} // namespace aludel::workspace
