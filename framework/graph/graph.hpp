#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/model/revision.hpp"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace aludel::graph {

using model::RevisionId;
using Ids = std::vector<RevisionId>;
using IdSet = std::set<RevisionId>;

/// Which edges count: parents alone (`down_revision`), or dependencies (`depends_on`) too.
enum class Edges { versioned, all };

enum class Direction { up, down };

/// The revisions of a project and how they hang together. Immutable. All lists come in the graph's own stable
/// order, which depends on nothing but the revisions (not on file names, machines or hash seeds): parents and
/// dependencies first, one line followed as far as possible, ties by `created` (as text), then by id.
///
/// Ids that are handed in must be in the graph (`find`), else Error exit 2 "unknown-revision".
class Graph {
public:
  Graph();
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  ~Graph();

  /// Every fault of the headers goes into `problems` with its place: duplicate ids, illegal ids, unknown
  /// parents and dependencies, cycles (all members named), labels used twice or equal to an id. With errors
  /// the graph is empty.
  static Graph build(std::vector<model::RevisionHeader> headers, base::Diagnostics& problems);

  std::size_t size() const;
  const model::RevisionHeader* find(const RevisionId& id) const; ///< null when unknown
  const RevisionId* labelled(const std::string& label) const;    ///< the revision that declares it; null
  const Ids& ids() const;                                        ///< oldest first

  Ids heads() const;      ///< without versioned child, effective heads included
  Ids real_heads() const; ///< without child of any kind: what a database at `heads` holds
  Ids bases() const;      ///< without parent
  bool is_line() const;   ///< each revision but the first stands on the one before it
  bool is_head(const RevisionId& id) const;
  bool is_base(const RevisionId& id) const;
  bool is_branch_point(const RevisionId& id) const; ///< more than one versioned child
  bool is_merge_point(const RevisionId& id) const;  ///< more than one parent

  Ids parents(const RevisionId& id) const;
  Ids children(const RevisionId& id) const;                    ///< versioned
  Ids dependencies(const RevisionId& id) const;                ///< depends_on as ids, labels resolved
  std::vector<std::string> labels(const RevisionId& id) const; ///< its own and spread ones, sorted
  RevisionId line_start(const RevisionId& id) const; ///< the oldest revision to which a label of `id` spreads

  IdSet ancestors(const Ids& of, Edges edges) const;                   ///< themselves included
  IdSet descendants(const Ids& of, Edges edges) const;                 ///< themselves included
  bool shares_lineage(const RevisionId& a, const RevisionId& b) const; ///< by versioned edges; a == b too

  Ids ordered(const IdSet& some) const; ///< oldest first

  /// The members of `some` that no other member implies (is a descendant of, by any edge).
  Ids minimal_heads(const IdSet& some) const;

  /// The rows of the version table after one revision was applied or removed (Alembic's HeadMaintainer).
  /// `rows` are the minimal heads of what is applied. Up: all that `id` needs is applied, and `id` is not;
  /// down: `id` is one of the rows. Looks at the neighbours of `id`, and further only when it goes down to a
  /// branch point.
  IdSet advance(const IdSet& rows, const RevisionId& id, Direction direction) const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace aludel::graph
