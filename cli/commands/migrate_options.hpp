#pragma once
#include "cli/arguments.hpp"
#include "cli/call.hpp"
#include "cli/commands/script_options.hpp"
#include "framework/workspace/migrate.hpp"

#include <functional>

namespace aludel::cli {

/// What upgrade, downgrade and plan share.
class MigrateArguments {
public:
  void declare_target(Arguments& arguments, const std::string& help);
  void declare_run(Arguments& arguments); ///< of upgrade and downgrade
  void declare_params(Arguments& arguments);
  void declare_gate(Arguments& arguments);   ///< what is said to the lint
  void declare_limits(Arguments& arguments); ///< times, and consent
  workspace::MigrateOptions options(Call& call, plan::Direction direction,
                                    const std::string& default_target) const;
  /// Shows the plan, or writes the script, or runs it.
  base::Exit run(Call& call, workspace::MigrateOptions options) const;

  /// Of resume and rollback, which run nothing but what was begun: `run` calls the library.
  using Recover = std::function<runner::RunResult(const workspace::MigrateOptions&, runner::Observer&)>;
  base::Exit recover(Call& call, workspace::MigrateOptions options, const Recover& recover) const;

private:
  base::Exit carry_out(Call& call, workspace::MigrateOptions options, const Recover& run) const;
  base::Exit write_script(Call& call, workspace::MigrateOptions options) const;

  std::optional<std::string> target_, plan_, lint_, wait_, timeout_, lock_timeout_, confirm_;
  std::vector<std::string> params_, allow_;
  ScriptArguments script_;
  bool dry_run_ = false, yes_ = false;
};

} // namespace aludel::cli
