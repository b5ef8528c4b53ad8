#include "cli/commands/commands.hpp"

namespace aludel::cli {

Commands all_commands() {
  Commands commands;
  for (const auto make :
       {make_init,           make_revision, make_merge,    make_upgrade, make_downgrade, make_plan,
        make_current,        make_heads,    make_branches, make_history, make_graph,     make_show,
        make_edit,           make_status,   make_log,      make_resume,  make_rollback,  make_stamp,
        make_ensure_version, make_baseline, make_import,   make_inspect, make_diff,      make_check,
        make_verify,         make_repair,   make_lint,     make_rules,   make_test,      make_schema,
        make_completion,     make_version})
    commands.push_back(make());
  return commands;
}

} // namespace aludel::cli
