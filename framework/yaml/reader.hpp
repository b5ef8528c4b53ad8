#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/base/files.hpp"
#include "framework/model/project.hpp"
#include "framework/model/revision.hpp"

#include <optional>
#include <string>
#include <vector>

/// The only room with yaml-cpp. Every complaint goes into `problems`, with its place; a value is returned
/// only when nothing in it was wrong.
namespace aludel::yaml {

struct ReadOptions {
  std::vector<std::string> dialects; ///< the dialect names that may be written
  bool untyped_columns = false;      ///< a type may be an empty text, as a database had it
  bool any_dialect = false;          ///< any name is a dialect's: what Aludel wrote down itself
};

/// Only the header: the lines of `up:` and `down:` are not parsed.
std::optional<model::RevisionHeader> read_header(const base::SourcePtr& source, const ReadOptions& options,
                                                 base::Diagnostics& problems);

/// The whole revision. `files` is asked for the texts of `sql_file`, relative to the source's folder.
std::optional<model::Revision> read_revision(const base::SourcePtr& source, const base::Files& files,
                                             const ReadOptions& options, base::Diagnostics& problems);

/// Nothing but steps, as the writer writes them.
std::optional<model::Steps> read_step_list(const base::SourcePtr& source, const ReadOptions& options,
                                           base::Diagnostics& problems);

/// `environment` gives the values of `${NAME}`; nullopt: not set.
std::optional<model::Project> read_project(const base::SourcePtr& source,
                                           const model::Environment& environment, const ReadOptions& options,
                                           base::Diagnostics& problems);

/// What `plan -o FILE` saved, as far as `upgrade --plan FILE` needs it (JSON is YAML).
struct SavedPlan {
  std::string target;
  std::string fingerprint;
};
std::optional<SavedPlan> read_saved_plan(const base::SourcePtr& source, base::Diagnostics& problems);

} // namespace aludel::yaml
