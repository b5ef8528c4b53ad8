#pragma once
#include "framework/workspace/history.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Writing files: a new project, a new revision, a merge.
namespace aludel::workspace {

/// Makes the project file, the revisions folder, the first template and, under `.aludel/`, the schemas for
/// editors. Nothing that exists is touched but the schemas, which are written anew when they are of another
/// version. Returns the files that were made; none when all were there.
std::vector<std::filesystem::path> init(const Surroundings& surroundings,
                                        const std::filesystem::path& folder);

struct NewRevision {
  std::string message;
  std::vector<std::string> heads; ///< identifiers of the parents; empty: "head"; "base": none
  bool splice = false;            ///< a parent need not be a head
  std::vector<std::string> branch_labels;
  std::vector<std::string> depends_on;
  std::optional<std::string> id;          ///< absent: 12 random hexadecimal digits
  std::string template_name = "revision"; ///< `NAME.yaml` in the project's templates/ folder, or built in
  std::map<std::string, std::string> variables; ///< `{NAME}` in the template
  std::optional<model::Steps> up = {};          ///< written in the place of the template's `up: []`
  model::Down down = {};                        ///< written behind it, unless it is derived
};

struct Written {
  model::RevisionId id;
  std::filesystem::path path;
  std::string text;
};

/// The text of a new revision and where it belongs; writes nothing. Throws Error exit 2: several heads, a
/// parent that is no head, a bad or used id or label, an unknown template or variable.
Written compose_revision(const Surroundings& surroundings, const ChosenProject& project, History& history,
                         const NewRevision& wanted);

/// A revision with several parents: at least two, none of which implies another.
Written compose_merge(const Surroundings& surroundings, const ChosenProject& project, History& history,
                      NewRevision wanted);

/// Throws Error exit 2 when the lines that the parents stand for touch an object in common, or raw SQL keeps
/// that from being known: then a person must look before they are merged.
void require_disjoint(History& history, const std::vector<std::string>& parents);

/// The texts are read back as any upgrade will read them, beside the revisions that are there: a used id, a
/// bad label, a cycle are found before one of them is written. Throws Error exit 2.
void require_sound(const Surroundings& surroundings, std::vector<model::RevisionHeader> there,
                   const std::vector<Written>& texts);

/// Does what stamps a database with a revision once `files` were written; when it throws, that says how to go
/// on.
void stamp_written(std::size_t files, const model::RevisionId& revision, const std::function<void()>& stamp);

/// Writes a composed revision; never over a file that exists.
void write(const Surroundings& surroundings, const Written& revision);

/// The name of a revision's file, as the project's template has it. `created`: ISO 8601, a date or a moment.
std::string file_name(const ChosenProject& project, const model::RevisionId& id, std::string_view message,
                      const std::string& created);

/// Where editors find the JSON Schema of revision files, seen from their folder; empty without a project.
std::string schema_path(const ChosenProject& project, const std::filesystem::path& folder);

/// "enhance_memory_system": the message as it stands in a file name.
std::string slug_of(std::string_view message);

} // namespace aludel::workspace
