#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/catalog/catalog.hpp"
#include "framework/dialect/sql_reading.hpp"
#include "framework/model/revision.hpp"
#include "framework/plan/plan.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace aludel::replay {

/// One step as it will run, in one direction, for one dialect.
struct WorkStep {
  model::Step step;
  std::size_t index = 0;             ///< its place among the steps of this direction
  std::optional<std::size_t> undoes; ///< of a derived down: the up step that it takes back
  std::string lost;                  ///< of a derived down: what does not come back
};

/// One revision as it will run.
struct Work {
  const model::Revision* revision = nullptr;
  plan::Direction direction = plan::Direction::up;
  bool applies = true;  ///< false: the revision is not for this dialect and only its version row moves
  bool derived = false; ///< a down that was derived from the up
  std::vector<WorkStep> steps;
  catalog::Catalog before; ///< the schema as the history knows it when the revision starts
};

/// Gives the body of a revision; it must stay where it is while the replay runs.
using Bodies = std::function<const model::Revision&(const model::RevisionId&)>;
/// `--set NAME=VALUE`.
using ParamValues = std::map<std::string, std::string>;

/// Of revisions with conditional steps: the indexes of the up steps that were skipped when it ran. A revision
/// that is missing here ran nobody knows how: its conditional steps made things "maybe".
using Outcomes = std::map<model::RevisionId, std::set<std::size_t>>;

/// Of applied revisions: by the index of an up step, the operations that undo it, which were found when it
/// ran because the history could not tell them (raw SQL had made the table).
using KeptInverses = std::map<model::RevisionId, std::map<std::size_t, std::vector<model::Operation>>>;

/// What the statements of a raw SQL text are, in the catalog that the first of them finds.
using ReadSql =
    std::function<std::vector<dialect::SqlReading>(const model::SqlBlock&, const catalog::Catalog&)>;

/// The catalog of a database on which exactly these revisions have run.
struct Known {
  graph::IdSet applied;
  catalog::Catalog catalog;
};

struct Subject {
  const graph::Graph& graph;
  Bodies bodies;
  std::string dialect;
  catalog::Naming naming;
  Outcomes outcomes;
  KeptInverses kept = {};
  /// Raw SQL is lifted into operations by the dialect's grammar. Empty: what it names is only marked as
  /// changed, which is cheaper, and enough where the database itself can be asked.
  ReadSql read_sql = {};
  /// Where a replay of more than these begins; null: with nothing.
  const Known* known = nullptr;
};

/// What an up step did, or will do: nothing (skipped, or not for this dialect), something, or perhaps
/// something.
enum class Effect { none, certain, maybe };
Effect effect(const Subject& subject, const model::Revision& revision, std::size_t step);

/// The catalog of a database on which exactly these revisions have run.
catalog::Catalog catalog_of(const Subject& subject, const graph::IdSet& applied);

/// Replays what is applied, then hands every revision of the plan to `visit`, in the order in which it runs.
/// What cannot run (a derived down without an inverse, an irreversible revision, a missing or wrong
/// parameter) goes into `problems`, all of it; such a revision is not visited.
void replay(const Subject& subject, const plan::Plan& plan, const ParamValues& params,
            const std::function<void(Work&&)>& visit, base::Diagnostics& problems);

} // namespace aludel::replay
