#pragma once
#include "cli/commands/commands.hpp"
#include "cli/description.hpp"

namespace aludel::reference {

/// This program as its commands declare it.
inline cli::ProgramDescription program() { return cli::describe(cli::all_commands()); }

} // namespace aludel::reference
