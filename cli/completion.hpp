#pragma once
#include "cli/description.hpp"

#include <string>

/// Scripts that teach a shell the verbs, their options and the revisions. Revisions are known by the names of
/// their files: no program is started while a person types.
namespace aludel::cli {

std::string bash_completion(const ProgramDescription& program);
std::string zsh_completion(const ProgramDescription& program);
std::string fish_completion(const ProgramDescription& program);

} // namespace aludel::cli
