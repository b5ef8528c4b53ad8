#include "framework/base/error.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/model/canonical.hpp"
#include "framework/runner/install.hpp"
#include "framework/runner/lock.hpp"
#include "framework/runner/way_back.hpp"
#include "framework/workspace/verify.hpp"

#include <algorithm>

namespace aludel::workspace {

using base::Error;
using base::Exit;

namespace {
bool holds(const graph::Ids& ids, const graph::RevisionId& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// One thing that a word settles.
struct Fault {
  graph::RevisionId revision;
  const report::ChangedRevision* changed = nullptr; ///< null: an attempt that was cut short
};

std::string question(const Fault& fault) {
  if (fault.changed == nullptr)
    return "Revision " + fault.revision +
           " was cut short. Forget how far it had come? Whatever it did stays done, "
           "and the next run begins it anew.";
  auto text = "The file of revision " + fault.revision + " is not what was applied";
  for (const auto& change : fault.changed->changes) text += "\n  " + base::on_one_line(change);
  return text + "\nCount it as what was applied?";
}

class Repair {
public:
  Repair(const Surroundings& around, const ChosenProject& project, History& history,
         const RepairOptions& options, runner::Observer& observer)
      : around_(around),
        history_(history),
        options_(options),
        database_(connect(around, project, Missing::refuse, project.settings.wait)),
        lock_(*database_.session, to_string(project.settings.version_table), project.settings.wait,
              around.clock, observer),
        found_(verify(around, project, history)) {}

  Repaired run() {
    const auto faults = this->faults();
    require_consent_possible(faults);
    if (faults.empty()) return {};
    runner::install(*database_.session, *database_.dialect, database_.journal->names(),
                    around_.own_revisions);
    for (const auto& fault : faults) settle(fault);
    return std::move(repaired_);
  }

private:
  std::vector<Fault> faults() const {
    std::vector<Fault> all;
    // What was cut short is settled first: an accepted file's row makes the steps before it count no more.
    for (const auto& id : found_.unfinished) all.push_back({id, nullptr});
    for (const auto& changed : found_.changed) all.push_back({changed.revision, &changed});
    if (options_.revisions.empty()) return all;
    const auto named = ids_named();
    std::erase_if(all, [&](const Fault& fault) { return !holds(named, fault.revision); });
    for (const auto& id : named)
      if (std::none_of(all.begin(), all.end(), [&](const Fault& fault) { return fault.revision == id; }))
        throw Error(Exit::usage, "nothing-to-repair", "there is nothing to repair about revision " + id,
                    "`aludel verify` tells what there is");
    return all;
  }

  graph::Ids ids_named() const {
    graph::Ids ids;
    for (const auto& word : options_.revisions)
      // One that is partly applied may have no file any more.
      ids.push_back(holds(found_.unfinished, word) ? word : graph::resolve_one(history_.graph(), word));
    return ids;
  }

  void require_consent_possible(const std::vector<Fault>& faults) const {
    if (faults.empty() || (!options_.yes && options_.ask) || (options_.yes && !options_.revisions.empty()))
      return;
    graph::Ids ids;
    for (const auto& fault : faults) ids.push_back(fault.revision);
    throw Error(Exit::usage, "not-named", "a repair is consented to by name: " + base::join(ids, ", "),
                "aludel repair " + base::join(ids, " ") + " --yes --reason WHY");
  }

  void settle(const Fault& fault) {
    if (holds(repaired_.left, fault.revision)) return; // its file waits with it
    if (!options_.yes && !options_.ask(question(fault))) return repaired_.left.push_back(fault.revision);
    auto& session = *database_.session;
    session.begin(dialect::Transaction::ordinary);
    try {
      fault.changed != nullptr ? accept(fault.revision) : clear(fault.revision);
      session.commit();
    } catch (...) {
      session.rollback();
      throw;
    }
  }

  void accept(const graph::RevisionId& id) {
    auto& journal = *database_.journal;
    const auto canonical = model::canonical(history_.body(id)).dump();
    auto rows = journal.applied(id);
    auto row =
        rows.empty() ? journal::applied_from(*history_.graph().find(id)) : std::move(rows.back().applied);
    if (rows.empty())
      row.down = runner::no_way_back("it was applied by an Aludel that kept none", "downgrade by its file");
    row.canonical = canonical;
    row.checksum = model::checksum(canonical);
    write(id, "changed file accepted: ", row.checksum);
    rows.empty() ? journal.keep(row, around_.clock.now()) : journal.amend(row);
    repaired_.accepted.push_back(id);
  }

  void clear(const graph::RevisionId& id) {
    if (is_partly_applied(id)) database_.journal->forget(id);
    write(id, "attempt that was cut short cleared: ", "");
    for (const auto* direction : {"up", "down"}) database_.journal->clear_started(id, direction);
    repaired_.cleared.push_back(id);
  }

  bool is_partly_applied(const graph::RevisionId& id) {
    const auto attempts = database_.journal->unfinished();
    return std::any_of(attempts.begin(), attempts.end(), [&](const auto& attempt) {
      return attempt.revision == id && attempt.direction == "up";
    });
  }

  /// Steps before a whole row count no more: nothing of the journal is deleted.
  void write(const graph::RevisionId& id, const std::string& what, const std::string& checksum) {
    const auto now = around_.clock.now();
    database_.journal->write({{id,
                               "repair",
                               std::nullopt,
                               what + base::without_passwords(options_.reason),
                               checksum,
                               journal::Status::done,
                               now,
                               now,
                               {}}});
  }

  const Surroundings& around_;
  History& history_;
  const RepairOptions& options_;
  Database database_;
  const runner::Lock lock_;
  const report::Verification found_; ///< under the lock: what is at work is not cut short
  Repaired repaired_;
};
} // namespace

Repaired repair(const Surroundings& around, const ChosenProject& project, History& history,
                const RepairOptions& options, runner::Observer& observer) {
  if (base::trim(options.reason).empty())
    throw Error(Exit::usage, "no-reason", "a repair needs a reason, which is journaled",
                "write --reason WHY");
  return Repair(around, project, history, options, observer).run();
}

} // namespace aludel::workspace
