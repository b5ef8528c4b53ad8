#pragma once
#include "framework/graph/graph.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The target syntax: what a user writes to name revisions (docs/guide/branches.md).
///
///   ID  unique prefix of an ID  LABEL  head  heads  base  current
///   LABEL@head  LABEL@base  REV@head  LABEL@REV
///   +2  -1  REV+2  REV-1  LABEL@+1  LABEL@-1  LABEL@head-2
///   ranges A:B  :B  A:
///
/// `current` below is the rows of the version table (minimal heads). Every failure is an `Error` with exit 2
/// that names the candidates where there are several, and the nearest identifier where there is none.
namespace aludel::graph {

/// Throws Error exit 2 when the text cannot be the id of a revision.
void require_legal_id(const std::string& id);

/// The revisions that an identifier names; empty for `base` (of an empty or not yet started history).
/// Absolute and REV±N forms only, and `current` when `current` is given.
Ids resolve(const Graph& graph, std::string_view identifier,
            const std::optional<Ids>& current = std::nullopt);

/// The same, of exactly one revision.
RevisionId resolve_one(const Graph& graph, std::string_view identifier,
                       const std::optional<Ids>& current = std::nullopt);

/// What stands between a database and a target.
struct Route {
  Ids revisions;                     ///< in the order in which they run: up oldest first, down newest first
  Ids targets;                       ///< what the identifier named
  std::vector<std::string> warnings; ///< "downgrade -1 from several heads is ambiguous …"
};

/// Revisions to apply: what the targets need, dependencies included, less what `current` implies. A target
/// that is already reached gives an empty route. Throws Error exit 4 (code "database-ahead") when a row of
/// `current` is not in the graph, and exit 2 when rows of `current` overlap.
Route upgrade_route(const Graph& graph, std::string_view target, const Ids& current);

/// Revisions to remove, with everything that depends on them. `LABEL@base` removes only the branch of LABEL
/// and what depends on it, never other branches that share its base. Throws as upgrade_route does.
Route downgrade_route(const Graph& graph, std::string_view target, const Ids& current);

/// `A:B`, either side empty; newest first, as `history` prints it: all that lies between, dependencies
/// included. `-N:B` starts N below B (or at base), `A:+N` ends N above A.
Ids resolve_range(const Graph& graph, std::string_view range, const Ids& current);

/// The rows that `stamp` leaves: each target in turn replaces the rows of its lineage; `base` removes all,
/// `LABEL@base` what a downgrade to it would (so what the branch stands on keeps, or gets, its row).
/// Validated before anything is written; targets of which one implies another are refused.
IdSet stamped(const Graph& graph, const std::vector<std::string>& targets, const Ids& current, bool purge);

/// Throws Error exit 4 "database-ahead" when a row is unknown; the message names the rows and the ways out.
void require_known(const Graph& graph, const Ids& current);

} // namespace aludel::graph
