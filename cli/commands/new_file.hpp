#pragma once
#include "cli/call.hpp"
#include "framework/workspace/author.hpp"

namespace aludel::cli {

/// Writes a composed revision, or prints it with --print, and answers.
base::Exit deliver(Call& call, const workspace::Written& written, bool print_only);

/// "k=v" pairs. Throws Error exit 2 for one without '='.
std::map<std::string, std::string> pairs(const std::vector<std::string>& texts, const std::string& option);

} // namespace aludel::cli
