#include "framework/workspace/adopt.hpp"

#include "framework/base/error.hpp"
#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"
#include "framework/report/words.hpp"
#include "framework/workspace/migrate.hpp"
#include "framework/workspace/schemas.hpp"
#include "framework/yaml/revision_text.hpp"

#include <set>

namespace aludel::workspace {

namespace fs = std::filesystem;
using base::Error;
using base::Exit;

namespace {
importing::Tool tool_named(const std::string& name) {
  for (auto& tool : importing::all_tools())
    if (tool.name == name) return tool;
  const auto near = base::did_you_mean(name, import_tools());
  throw Error(Exit::usage, "import", "there is no import of '" + name + "'",
              near.empty() ? "name one of " + base::join(import_tools(), ", ") : near);
}

History history_of(const Surroundings& around, const fs::path& folder) {
  std::vector<fs::path> folders;
  if (around.files.exists(folder)) folders.push_back(folder);
  return {around.files, folders, around.folder, dialect_names(around.dialects)};
}

fs::path target_folder(const Surroundings& around, const ChosenProject& project,
                       const ImportOptions& options) {
  if (options.into) return (around.folder / *options.into).lexically_normal();
  if (project.revision_folders.empty())
    throw Error(Exit::usage, "no-project", "there is no project here whose revisions folder could be filled",
                "make one: aludel init; or name a folder: --into DIR");
  return project.revision_folders.front();
}

/// Two histories do not become one by lying in one folder: which of them came first is not known.
void require_no_revisions(const Surroundings& around, const ChosenProject& project,
                          const ImportOptions& options, const fs::path& target) {
  auto folders = options.into ? std::vector{target} : project.revision_folders;
  for (const auto& folder : folders) {
    auto history = history_of(around, folder);
    if (const auto count = history.graph().ids().size(); count > 0)
      throw Error(Exit::usage, "revisions-exist",
                  shown(folder, around.folder) + " holds " + base::count_of(count, "revision") + " already",
                  "import into an empty folder, with --into DIR");
  }
}

void require_new(const Surroundings& around, const std::vector<Written>& texts) {
  base::Diagnostics problems;
  std::set<fs::path> paths;
  for (const auto& text : texts)
    if (!paths.insert(text.path).second || around.files.exists(text.path))
      problems.push_back({base::Severity::error,
                          "file-exists",
                          shown(text.path, around.folder) + " is there already",
                          "let file_template name files by {revision}",
                          {}});
  base::throw_if_errors(Exit::usage, problems);
}

Written written(const Surroundings& around, const ChosenProject& project, const fs::path& folder,
                const model::Revision& revision) {
  const auto& header = revision.header;
  const auto created = header.created.empty() ? base::iso8601(around.clock.now(), false) : header.created;
  return {header.id, folder / file_name(project, header.id, header.message, created),
          yaml::revision_text(revision, schema_path(project, folder))};
}

/// How many revisions of the chain the tool has applied to the project's database.
std::size_t applied_by(const Surroundings& around, const ChosenProject& project, const importing::Tool& tool,
                       const std::vector<importing::Imported>& revisions) {
  auto database = connect(around, project, Missing::refuse, project.settings.wait);
  if (const auto rows = database.journal->heads(); !rows.empty())
    throw Error(Exit::usage, "adopt", "the database is at revision " + report::rows_text(rows) + " already",
                "leave --adopt out");
  std::vector<std::string> versions;
  for (const auto& revision : revisions) versions.push_back(revision.version);
  const auto applied = importing::read_applied(tool.table, tool.title, *database.session);
  return importing::applied_length(tool.table, tool.title, applied, versions);
}

std::vector<importing::Imported> read_all(const Surroundings& around, const ChosenProject& project,
                                          const importing::Tool& tool, const ImportOptions& options,
                                          base::Diagnostics& notes) {
  const auto dialect = dialect_for(around, project, {}, options.dialect);
  const auto folder = (around.folder / options.path).lexically_normal();
  auto revisions = importing::import_history({tool, around.files, folder, options.path, *dialect}, notes);
  base::throw_if_errors(Exit::usage, notes);
  return revisions;
}
} // namespace

std::vector<std::string> import_tools() {
  std::vector<std::string> names;
  for (const auto& tool : importing::all_tools()) names.emplace_back(tool.name);
  return names;
}

ImportResult import_revisions(const Surroundings& around, const ChosenProject& project,
                              const ImportOptions& options, runner::Observer& observer) {
  const auto tool = tool_named(options.tool);
  const auto folder = target_folder(around, project, options);
  require_no_revisions(around, project, options, folder);
  ImportResult result;
  auto revisions = read_all(around, project, tool, options, result.notes);
  std::vector<Written> texts;
  for (const auto& one : revisions) texts.push_back(written(around, project, folder, one.revision));
  require_new(around, texts);
  require_sound(around, {}, texts);
  const auto applied = options.adopt ? applied_by(around, project, tool, revisions) : 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    write(around, texts[i]);
    result.files.push_back({std::move(revisions[i]), texts[i].path});
  }
  if (applied == 0) return result;
  result.stamped = texts[applied - 1].id;
  auto history = history_of(around, folder);
  stamp_written(texts.size(), *result.stamped, [&] {
    stamp(around, project, history, {{*result.stamped}, false}, observer);
  });
  return result;
}

} // namespace aludel::workspace
