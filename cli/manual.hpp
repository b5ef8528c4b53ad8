#pragma once
#include "cli/description.hpp"

#include <map>
#include <string>

/// The help of the program on paper: pure functions of what the commands declare.
namespace aludel::cli {

using Pages = std::map<std::string, std::string>; ///< file name → text

Pages man_pages(const ProgramDescription& program,
                const std::string& version);              ///< roff, aludel.1 and one a verb
Pages reference_pages(const ProgramDescription& program); ///< Markdown below docs/reference

} // namespace aludel::cli
