#pragma once
#include "framework/catalog/diff.hpp"

#include <string>
#include <vector>

namespace aludel::cli {

/// The help of `--rename`.
inline constexpr auto rename_help = "It has a new name: table:users=people, column:users.mail=email …";

/// "KIND:NAME=NEW", where a part is named by its table too. Throws Error exit 2 for anything else.
std::vector<catalog::Renaming> renames(const std::vector<std::string>& texts);

} // namespace aludel::cli
