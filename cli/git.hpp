#pragma once
#include <filesystem>
#include <set>
#include <string>

namespace aludel::cli {

/// The files of the repository around `folder` that are not as they were where this line of work left `ref`:
/// changed, added, or not known to git yet. Absolute, without links. Throws Error exit 2 when there is no
/// repository, no such ref, or no common past with it.
std::set<std::filesystem::path> changed_since(const std::string& ref, const std::filesystem::path& folder);

/// Absolute, without links; as it is where that cannot be known.
std::filesystem::path real_path(const std::filesystem::path& path);

} // namespace aludel::cli
