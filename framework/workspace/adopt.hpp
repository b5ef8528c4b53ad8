#pragma once
#include "framework/importing/importing.hpp"
#include "framework/runner/observer.hpp"
#include "framework/workspace/author.hpp"

#include <optional>
#include <string>
#include <vector>

/// Another tool's history as revision files.
namespace aludel::workspace {

struct ImportOptions {
  std::string tool;                   ///< "diesel"
  std::string path;                   ///< its folder, as the user wrote it
  std::optional<std::string> into;    ///< a folder; absent: the first revisions folder of the project
  std::optional<std::string> dialect; ///< what the SQL is written for; absent: that of the database
  bool adopt = false;                 ///< stamp the database with the revision that the tool's own table says
};

struct ImportedFile {
  importing::Imported imported; ///< its revision as it was read, not as it was written
  std::filesystem::path path;
};

struct ImportResult {
  std::vector<ImportedFile> files; ///< oldest first
  base::Diagnostics notes;         ///< what was left out, or needs a look
  std::optional<model::RevisionId> stamped;
};

/// Writes a file a revision, into a folder that has none; all or, where something is wrong, none. Throws
/// Error exit 2 with all complaints about the tool's files, when revisions are there, or when the database
/// says of itself what the files do not; exit 5 when it is out of reach. A project is needed for its
/// revisions folder and with `adopt`.
ImportResult import_revisions(const Surroundings& surroundings, const ChosenProject& project,
                              const ImportOptions& options, runner::Observer& observer);

/// The names that `ImportOptions::tool` may have.
std::vector<std::string> import_tools();

} // namespace aludel::workspace
