#pragma once
#include "framework/runner/observer.hpp"
#include "framework/workspace/author.hpp"
#include "framework/workspace/compare.hpp"

#include <optional>
#include <string>
#include <vector>

/// Revisions that are written from schemas.
namespace aludel::workspace {

struct BaselineOptions {
  std::string message = "baseline";
  std::optional<std::string> id; ///< absent: 12 random hexadecimal digits
  bool print_only = false;       ///< nothing is written, and the database is not stamped
};

struct Baseline {
  std::optional<Written> revision; ///< absent: the database holds nothing
  model::Steps steps;
};

/// The project's database becomes its first revision, and counts as being there. Throws Error exit 2 when the
/// project has revisions, or the database is at one; exit 5 without lock or database.
Baseline baseline(const Surroundings& surroundings, const ChosenProject& project, History& history,
                  const BaselineOptions& options, runner::Observer& observer);

struct AutogenerateOptions {
  std::optional<std::string> from; ///< what is to be reached: URL, revision, FILE.sql, FILE.yaml; absent: the
                                   ///< project's database
  bool drops = false;
  std::vector<catalog::Renaming> renames;
};

struct Generated {
  std::optional<Written> revision; ///< absent: there is nothing to write
  model::Steps steps;
  Difference difference; ///< from what the whole history makes
  Schema target;
};

/// A new revision with the steps from what all revisions together make to another schema; writes nothing.
/// Throws Error as compose_revision does; exit 4 when the schema is a database that lacks revisions: what
/// they do would be undone.
Generated autogenerate(const Surroundings& surroundings, const ChosenProject& project, History& history,
                       NewRevision wanted, const AutogenerateOptions& options);

} // namespace aludel::workspace
