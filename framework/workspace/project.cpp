#include "framework/workspace/project.hpp"

#include "framework/base/error.hpp"
#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/yaml/reader.hpp"

namespace aludel::workspace {

namespace fs = std::filesystem;

namespace {
constexpr std::string_view file_name = "aludel.yaml";

fs::path find_file(const Surroundings& around, const Choice& choice) {
  auto named = choice.config;
  if (!named) named = around.environment("ALUDEL_CONFIG");
  if (named && !named->empty()) return around.folder / *named;
  for (auto folder = around.folder;; folder = folder.parent_path()) {
    if (around.files.exists(folder / file_name)) return folder / file_name;
    if (folder == folder.parent_path()) break;
  }
  throw base::Error(base::Exit::usage, "no-project",
                    "no " + std::string(file_name) + " here or in a folder above " + around.folder.string(),
                    "make one with `aludel init`, or name one with -c FILE");
}

const model::Settings& settings_of(const model::Project& project, const std::string& environment) {
  if (environment.empty()) return project.settings;
  const auto at = project.environments.find(environment);
  if (at != project.environments.end()) return at->second;
  std::vector<std::string> names;
  for (const auto& [name, settings] : project.environments) names.push_back(name);
  const auto known =
      names.empty()
          ? "it has no `environments:`; write them there, or leave out what names one (-e, $ALUDEL_ENV)"
          : "it knows " + base::join(names, ", ");
  const auto guess = base::did_you_mean(environment, names);
  throw base::Error(base::Exit::usage, "unknown-environment",
                    "no environment '" + environment + "' in the project file",
                    guess.empty() ? known : guess);
}

/// -d; else the entry of -e; else $DATABASE_URL; else `database:`.
void choose_database(ChosenProject& chosen, const Surroundings& around, const Choice& choice) {
  const auto variable = around.environment("DATABASE_URL");
  chosen.database_named = choice.database.has_value() || !chosen.environment.empty();
  chosen.database_folder = around.folder;
  if (choice.database) {
    chosen.database = *choice.database;
  } else if (chosen.environment.empty() && variable && !variable->empty()) {
    chosen.database = *variable;
  } else {
    chosen.database = chosen.settings.database;
    chosen.database_folder = chosen.folder;
  }
}
} // namespace

std::vector<std::string> dialect_names(const dialect::Dialects& dialects) {
  std::vector<std::string> names;
  for (const auto& dialect : dialects) names.emplace_back(dialect->name());
  return names;
}

std::string shown(const fs::path& path, const fs::path& current_folder) {
  const auto relative = path.lexically_relative(current_folder);
  return relative.empty() || *relative.begin() == ".." ? path.string() : relative.string();
}

ChosenProject open_project(const Surroundings& around, const Choice& choice) {
  ChosenProject chosen;
  chosen.file = find_file(around, choice).lexically_normal();
  chosen.folder = chosen.file.parent_path();
  const auto source = std::make_shared<base::Source>(
      base::Source{shown(chosen.file, around.folder), around.files.read(chosen.file)});
  base::Diagnostics problems;
  const auto project =
      yaml::read_project(source, around.environment, {dialect_names(around.dialects)}, problems);
  base::throw_if_errors(base::Exit::usage, problems);
  chosen.environment = choice.environment.value_or(around.environment("ALUDEL_ENV").value_or(""));
  chosen.settings = settings_of(*project, chosen.environment);
  for (const auto& folder : chosen.settings.revisions)
    chosen.revision_folders.push_back((chosen.folder / folder).lexically_normal());
  for (auto& [schema, file] : chosen.settings.attach)
    file = (chosen.folder / file).lexically_normal().string();
  choose_database(chosen, around, choice);
  return chosen;
}

ChosenProject open_project_if_any(const Surroundings& around, const Choice& choice) {
  try {
    return open_project(around, choice);
  } catch (const base::Error& error) {
    if (error.diagnostics().front().code != "no-project") throw;
  }
  ChosenProject none;
  none.folder = around.folder;
  choose_database(none, around, choice);
  return none;
}

} // namespace aludel::workspace
