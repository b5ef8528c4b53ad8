#pragma once
#include "framework/base/json.hpp"
#include "framework/graph/graph.hpp"
#include "framework/journal/applied.hpp"

#include <optional>
#include <string>

/// Revisions as people and programs read them.
namespace aludel::report {

struct Marks {
  std::optional<graph::IdSet>
      applied;       ///< all that has run, ancestors included; absent: no database was asked
  graph::IdSet rows; ///< the version rows; marked (current)
  /// Version rows that no file declares: the database is ahead, and of what is not in `applied` nobody knows
  /// whether it has run.
  graph::Ids unknown = {};

  /// nullopt where it is not known.
  std::optional<bool> has_run(const model::RevisionId& id) const;
};

/// "b7360c2ef9d1 (ahead: no file here declares it)", and what the database keeps of it: ", enhance memory
/// system, applied 2025-11-23T00:00:00Z by ada@host".
std::string unknown_line(const model::RevisionId& id, const journal::KeptRevision* kept = nullptr);

/// "5d20a8f3c611 -> 9c4f1b7a2e30 (research) (head), enhance memory system"
std::string history_line(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks);

/// "9c4f1b7a2e30 (research) (head)"
std::string head_line(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks);

/// The whole header, as `show` and the -v forms print it; ends with a line end.
std::string block(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks);

/// A branch point with its children below it.
std::string branch(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks);

/// The shape of `heads`, `current`, `branches`, `history`.
base::Json to_json(const graph::Graph& graph, const model::RevisionId& id, const Marks& marks);
base::Json to_json(const graph::Graph& graph, const graph::Ids& ids, const Marks& marks);
/// The same of a version row that no file declares: what the database does not keep of it is null.
base::Json unknown_json(const model::RevisionId& id, const journal::KeptRevision* kept = nullptr);

} // namespace aludel::report
