#pragma once
#include <string>
#include <vector>

namespace aludel::cli {

/// Runs a program of the PATH and gives it `input`; what it printed. Throws Error exit 1 with the first line
/// of what it wrote to standard error when it fails; code "program-not-started", with the way out `help`,
/// when there is no such program.
std::string output_of(const std::vector<std::string>& arguments, const std::string& input,
                      const std::string& help);

/// Runs a shell command at this terminal, with `file` as its last argument. Throws Error exit 1 when it
/// fails.
void run_at_terminal(const std::string& command, const std::string& file);

} // namespace aludel::cli
