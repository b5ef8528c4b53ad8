#pragma once
#include "cli/command.hpp"

namespace aludel::cli {

std::unique_ptr<Command> make_init();
std::unique_ptr<Command> make_revision();
std::unique_ptr<Command> make_merge();
std::unique_ptr<Command> make_upgrade();
std::unique_ptr<Command> make_downgrade();
std::unique_ptr<Command> make_plan();
std::unique_ptr<Command> make_current();
std::unique_ptr<Command> make_heads();
std::unique_ptr<Command> make_branches();
std::unique_ptr<Command> make_history();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_edit();
std::unique_ptr<Command> make_graph();
std::unique_ptr<Command> make_status();
std::unique_ptr<Command> make_log();
std::unique_ptr<Command> make_resume();
std::unique_ptr<Command> make_rollback();
std::unique_ptr<Command> make_stamp();
std::unique_ptr<Command> make_ensure_version();
std::unique_ptr<Command> make_baseline();
std::unique_ptr<Command> make_import();
std::unique_ptr<Command> make_inspect();
std::unique_ptr<Command> make_diff();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_verify();
std::unique_ptr<Command> make_repair();
std::unique_ptr<Command> make_test();
std::unique_ptr<Command> make_lint();
std::unique_ptr<Command> make_rules();
std::unique_ptr<Command> make_schema();
std::unique_ptr<Command> make_completion();
std::unique_ptr<Command> make_version();

/// All verbs but `help`, in the order in which they are listed.
Commands all_commands();

} // namespace aludel::cli
