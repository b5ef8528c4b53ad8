#pragma once
#include "framework/workspace/surroundings.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace aludel::workspace {

/// The settings that hold for this call, with all paths resolved.
struct ChosenProject {
  std::filesystem::path file;   ///< aludel.yaml; empty when there is none
  std::filesystem::path folder; ///< where its relative paths start
  model::Settings settings;     ///< of the chosen environment
  std::string environment;      ///< its name; empty: none chosen
  std::vector<std::filesystem::path> revision_folders;
  std::string database;                  ///< URL; empty when none is known
  std::filesystem::path database_folder; ///< where its relative files start
  bool database_named = false;           ///< on the command line, by -d or -e
};

/// Finds and reads the project file: `config`, else $ALUDEL_CONFIG, else aludel.yaml here or in the nearest
/// folder above. Throws Error exit 2 with all complaints; without any file: one that says `aludel init`.
ChosenProject open_project(const Surroundings& surroundings, const Choice& choice);

/// The same; where there is no project file and none was named, a project of its own without revisions: what
/// looks at databases and files needs none.
ChosenProject open_project_if_any(const Surroundings& surroundings, const Choice& choice);

/// How a path is shown: from the current folder where it lies in it.
std::string shown(const std::filesystem::path& path, const std::filesystem::path& current_folder);

} // namespace aludel::workspace
