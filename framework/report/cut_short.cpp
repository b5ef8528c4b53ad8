#include "framework/report/cut_short.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::report {

namespace {
using journal::PastEntry;
using journal::Run;
using journal::Status;

std::string ended(const Run& run) {
  const auto state = state_of(run);
  if (state == journal::RunState::died) return "died without an end";
  return state == journal::RunState::interrupted ? "was interrupted" : "failed";
}

/// The step that had begun and has no end.
const PastEntry* open_step(const Run& run) {
  const auto at = std::find_if(run.entries.rbegin(), run.entries.rend(), [](const PastEntry& entry) {
    return entry.operation && (entry.status == Status::started || entry.status == Status::failed);
  });
  return at == run.entries.rend() ? nullptr : &*at;
}

std::string partly(const CutShort& found, const model::RevisionId& id) {
  const auto kept = static_cast<std::size_t>(
      std::count_if(found.progress.begin(), found.progress.end(), [](const auto& step) {
        return step.second.status == Status::done || step.second.status == Status::skipped;
      }));
  const auto text = "revision " + id + " is partly " +
                    (found.run.booked->direction == "up" ? "applied" : "undone") + ": " +
                    base::count_of(kept, "step") + " kept";
  if (const auto* step = open_step(found.run))
    return text + ", and it stopped in step " + std::to_string(*step->operation + 1) + " (" +
           base::on_one_line(step->summary) + ")";
  // One inside a transaction leaves no trace: it is the one behind what is kept.
  return text + ", and it stopped in step " + std::to_string(found.progress.rbegin()->first + 2);
}
} // namespace

graph::Ids whole_revisions(const Run& run) {
  graph::Ids ids;
  for (const auto& entry : run.entries)
    if (!entry.operation && entry.status == Status::done && entry.direction == run.booked->direction)
      ids.push_back(entry.revision);
  return ids;
}

model::RevisionId stopped_in(const Run& run) {
  const auto whole = whole_revisions(run);
  for (const auto& id : run.booked->revisions)
    if (std::find(whole.begin(), whole.end(), id) == whole.end()) return id;
  return {};
}

std::string explanation_of_kept(const CutShort& found) {
  const auto& booked = *found.run.booked;
  const auto whole = whole_revisions(found.run);
  const auto id = stopped_in(found.run);
  auto text = std::to_string(whole.size()) + " of " + base::count_of(booked.revisions.size(), "revision") +
              (whole.size() == 1 ? " is" : " are") + (booked.direction == "up" ? " applied" : " undone");
  if (!whole.empty()) text += " (the last: " + whole.back() + ")";
  if (id.empty()) return text;
  return text + "; " +
         (found.progress.empty() ? "nothing of revision " + id + " is kept" : partly(found, id));
}

std::string ways_out(const Run& run) {
  const auto resume = "`aludel resume " + run.id + "` goes on";
  return run.booked->direction == "up" ? resume + "; `aludel rollback " + run.id + "` undoes what it did"
                                       : resume;
}

std::string explanation(const CutShort& found) {
  const auto& booked = *found.run.booked;
  const auto start = start_of(found.run);
  return "run " + booked.run + " (" + booked.command + (booked.target.empty() ? "" : " " + booked.target) +
         ", by " + base::on_one_line(booked.who) + ", process " + std::to_string(booked.process) +
         (start ? ", since " + base::iso8601(*start, false) : "") + ") " + ended(found.run) + ": " +
         explanation_of_kept(found) + "; " + ways_out(found.run);
}

} // namespace aludel::report
