#pragma once
#include "cli/arguments.hpp"
#include "cli/call.hpp"
#include "cli/commands/script_options.hpp"
#include "framework/workspace/migrate.hpp"

namespace aludel::cli {

/// What upgrade, downgrade and plan share.
class MigrateArguments {
public:
  void declare_target(Arguments& arguments, const std::string& help);
  void declare_run(Arguments& arguments); ///< of upgrade and downgrade
  void declare_params(Arguments& arguments);
  workspace::MigrateOptions options(Call& call, plan::Direction direction,
                                    const std::string& default_target) const;
  /// Shows the plan, or writes the script, or runs it.
  base::Exit run(Call& call, workspace::MigrateOptions options) const;

private:
  base::Exit write_script(Call& call, workspace::MigrateOptions options) const;

  std::optional<std::string> target_, plan_, lint_, wait_, timeout_, lock_timeout_, confirm_;
  std::vector<std::string> params_, allow_;
  ScriptArguments script_;
  bool dry_run_ = false, yes_ = false;
};

} // namespace aludel::cli
