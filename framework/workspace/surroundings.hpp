#pragma once
#include "framework/base/clock.hpp"
#include "framework/base/files.hpp"
#include "framework/dialect/dialect.hpp"
#include "framework/model/project.hpp"
#include "framework/runner/install.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace aludel::workspace {

/// What a program gives the library: the doors to the world and what is built into the program.
struct Surroundings {
  base::Files& files;
  const base::Clock& clock;
  model::Environment environment;
  dialect::Dialects dialects;
  runner::OwnRevisions own_revisions;
  std::map<std::string, std::string> templates; ///< name → text: "revision.yaml", "aludel.yaml"
  std::string tool_version;
  std::string who;                                    ///< "user@host", for the journal
  std::filesystem::path folder;                       ///< the current folder, absolute
  std::function<void(std::string_view)> notice;       ///< what a database says besides results; may be empty
  std::function<void(std::string_view)> warning = {}; ///< of a run that died; may be empty
  std::int64_t process = 0;                           ///< this process's number, for the book of runs
};

/// The global options of a call.
struct Choice {
  std::optional<std::string> config;
  std::optional<std::string> database;
  std::optional<std::string> environment;
};

std::vector<std::string> dialect_names(const dialect::Dialects& dialects);

} // namespace aludel::workspace
