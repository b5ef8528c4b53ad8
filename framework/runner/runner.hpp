#pragma once
#include "framework/base/clock.hpp"
#include "framework/base/random.hpp"
#include "framework/journal/journal.hpp"
#include "framework/runner/conditions.hpp"
#include "framework/runner/observer.hpp"
#include "framework/runner/prepared.hpp"
#include "framework/runner/result.hpp"

#include <functional>
#include <map>
#include <optional>
#include <stop_token>

namespace aludel::runner {

struct RunSettings {
  model::Duration lock_timeout{5'000}; ///< zero: none
  model::Duration timeout{0};          ///< of each statement; zero: none
  int retries = 3;                     ///< of a transaction that may succeed later
  bool run_again = false; ///< a statement outside transactions whose end is unknown is run once more
};

/// A revision whose commit is on its way: nobody has said yet that it has happened.
struct InFlight {
  RevisionResult result;
  journal::Entry failed; ///< its row in the journal if it has not
};

/// What a run works with.
struct Context {
  dialect::Session& session;
  const dialect::Dialect& dialect;
  journal::Journal& journal;
  const base::Clock& clock;
  Observer& observer;
  RunSettings settings;
  Facts facts;
  std::stop_token stop = {};                                ///< asked between statements
  std::map<model::RevisionId, std::string> lint_notes = {}; ///< as journal::Entry::lint
  graph::IdSet half_done = {};                              ///< of which an earlier run left a part
  std::vector<InFlight> in_flight = {};                     ///< in their order
  bool commit_failed = false;                               ///< of one of those: nothing behind it has run
  base::Chance chance = base::by_chance;                    ///< for the pauses between attempts
};

/// Told of a revision when the database has said that it is committed.
using Finished = std::function<void(RevisionResult)>;

/// Runs one revision. It either happens, with its journal rows and its version row, or not; one with parts
/// outside transactions is journaled part by part, and a later run goes on where it stopped. Throws Error
/// exit 1 with the revision, step and place, or exit 130 when it was asked to stop; either is journaled
/// first. The commit may go along with the next revision: `finished` is called when it has happened, and its
/// failure is thrown by the next `run_revision`, or by `settle`
/// (settle.hpp), which must end a run; `commit_failed` tells it from that of the revision itself. Where the
/// connection is lost nothing can be journaled, and what is left in `in_flight` is decided by the version
/// rows.
void run_revision(Context& context, const Prepared& revision, const graph::IdSet& rows_before,
                  const graph::IdSet& rows_after, const Finished& finished);

/// What a stamp makes applied, and what it makes not applied.
struct Stamped {
  std::vector<model::RevisionHeader> come;
  graph::Ids gone;
};
Stamped stamped(const graph::Graph& graph, const graph::IdSet& applied_before,
                const graph::IdSet& applied_after);

/// Moves the version rows without running anything, journaled. `purge`: whatever the rows are. `beside` is
/// written in the same transaction.
void stamp(Context& context, const graph::IdSet& rows_before, const graph::IdSet& rows_after,
           const Stamped& stamped, bool purge = false, const std::function<void()>& beside = {});

} // namespace aludel::runner
