#include "framework/report/runs.hpp"

#include "framework/base/text.hpp"
#include "framework/report/run.hpp"
#include "framework/report/words.hpp"

#include <algorithm>

namespace aludel::report {

namespace {
using journal::PastEntry;
using journal::Run;

std::string moment_text(const journal::Moment& moment) {
  return moment ? base::iso8601(*moment, false) : "(at an unknown time)";
}

std::optional<std::chrono::milliseconds> between(const journal::Moment& from, const journal::Moment& to) {
  if (!from || !to) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::milliseconds>(*to - *from);
}

std::string took(const journal::Moment& from, const journal::Moment& to) {
  const auto time = between(from, to);
  return time ? " in " + duration_text(*time) : "";
}

/// The revisions that a run touched, each once.
graph::Ids revisions_of(const Run& run) {
  graph::Ids ids;
  for (const auto& entry : run.entries)
    if (std::find(ids.begin(), ids.end(), entry.revision) == ids.end()) ids.push_back(entry.revision);
  return ids;
}

std::string verb_of(const std::string& direction) {
  return direction == "up" ? "upgrade" : direction == "down" ? "downgrade" : direction;
}

std::string stamp_text(const Run& run) {
  std::vector<std::string> rows;
  for (const auto& entry : run.entries) rows.push_back(entry.revision + " " + entry.summary);
  return base::on_one_line("stamp (" + base::join(rows, ", ") + ")");
}

/// Of a run that kept nothing only the book tells.
std::string revisions_text(const Run& run) {
  if (run.entries.empty())
    return run.booked->command +
           (run.booked->target.empty() ? "" : " " + base::on_one_line(run.booked->target));
  const auto& direction = run.entries.front().direction;
  if (direction == "stamp") return stamp_text(run);
  const auto ids = revisions_of(run);
  const auto what = ids.size() == 1 ? ids.front() : ids.front() + " … " + ids.back();
  return (run.booked ? run.booked->command : verb_of(direction)) + " of " +
         base::count_of(ids.size(), "revision") + " (" + base::on_one_line(what) + ")";
}

std::string status_text(const Run& run) {
  switch (state_of(run)) {
  case journal::RunState::running: return run.booked ? "at work" : "not ended";
  case journal::RunState::done: return "done";
  case journal::RunState::failed: return "failed";
  case journal::RunState::interrupted: return "interrupted";
  case journal::RunState::died: return "died";
  }
  return "";
}

std::string rows_written(const std::optional<std::int64_t>& rows) {
  return rows ? ", " + base::count_of(static_cast<std::size_t>(*rows), "row") : "";
}

std::string error_of(const Run& run) {
  std::string error = run.booked ? run.booked->error : "";
  for (const auto& entry : run.entries)
    if (!entry.error.empty()) error = entry.error;
  return error;
}

std::string line(const Run& run) {
  auto text = base::on_one_line(run.id) + "  " + moment_text(start_of(run)) + "  " + revisions_text(run) +
              " " + status_text(run) + took(start_of(run), end_of(run)) + rows_written(run.rows) + ", by " +
              base::on_one_line(run.who);
  const auto error = error_of(run);
  return text + "\n" + (error.empty() ? "" : "    " + error + "\n") +
         (is_resumable(run) ? "    " + ways_out(run) + "\n" : "");
}

std::string line(const PastEntry& entry) {
  const auto what = entry.operation ? std::to_string(*entry.operation + 1) + ". " + entry.summary
                                    : entry.direction + " " + entry.revision + ": " + entry.summary;
  auto text = (entry.operation ? "  " : "") + base::on_one_line(what);
  text += "  " + std::string(to_string(entry.status)) + took(entry.started, entry.finished) +
          rows_written(entry.rows) + "\n";
  if (!entry.lint.empty()) text += "     lint: " + base::on_one_line(entry.lint) + "\n";
  return text + (entry.error.empty() ? "" : "     " + entry.error + "\n");
}

/// A revision's own row is written last; it is told first.
std::vector<PastEntry> told(const Run& run) {
  auto entries = run.entries;
  const auto place = [&](const PastEntry& entry) {
    const auto ids = revisions_of(run);
    return std::find(ids.begin(), ids.end(), entry.revision) - ids.begin();
  };
  std::stable_sort(entries.begin(), entries.end(), [&](const PastEntry& a, const PastEntry& b) {
    const auto left = place(a), right = place(b);
    return left != right ? left < right : !a.operation && b.operation;
  });
  return entries;
}

base::Json moment_json(const journal::Moment& moment) {
  return moment ? base::Json(base::iso8601(*moment)) : base::Json();
}

base::Json number_json(const std::optional<std::int64_t>& number) {
  return number ? base::Json(*number) : base::Json();
}

base::Json to_json(const PastEntry& entry) {
  base::Json json = base::Json::object();
  json.add("revision", entry.revision).add("direction", entry.direction);
  json.add("operation", entry.operation ? base::Json(*entry.operation) : base::Json());
  json.add("summary", entry.summary).add("status", to_string(entry.status));
  json.add("started", moment_json(entry.started)).add("finished", moment_json(entry.finished));
  const auto time = between(entry.started, entry.finished);
  json.add("duration_ms", time ? base::Json(time->count()) : base::Json());
  json.add("error", entry.error.empty() ? base::Json() : base::Json(entry.error));
  json.add("rows", number_json(entry.rows));
  json.add("lint", entry.lint.empty() ? base::Json() : base::Json(entry.lint));
  return json;
}

/// What the book says beside the journal.
std::string booked_text(const journal::BookedRun& run) {
  auto text = "command  " + run.command + (run.target.empty() ? "" : " " + run.target) + ", process " +
              std::to_string(run.process) + "\n";
  if (!run.error.empty()) text += "error    " + run.error + "\n";
  if (!run.followed_by.empty()) text += "then     run " + run.followed_by + " took over\n";
  return text;
}

std::string pending_text(const StatusReport& status) {
  if (!status.pending) return "not known: the database is ahead";
  return status.pending->empty() ? "nothing" : base::join(*status.pending, ", ");
}

std::string unfinished_text(const journal::Unfinished& attempt) {
  const auto done = std::count_if(attempt.progress.begin(), attempt.progress.end(), [](const auto& step) {
    return step.second.status == journal::Status::done || step.second.status == journal::Status::skipped;
  });
  const auto verb = verb_of(attempt.direction);
  return "unfinished  " + verb + " of " + attempt.revision + ": " +
         base::count_of(static_cast<std::size_t>(done), "step") + " done" +
         (attempt.error.empty() ? "" : ", then: " + attempt.error) + "; `aludel " + verb +
         "` goes on from there\n";
}
} // namespace

std::string to_text(const std::vector<Run>& runs) {
  std::string text;
  for (const auto& run : runs) text += line(run);
  return text.empty() ? "no run is journaled\n" : text;
}

std::string progress_line(const Run& run) {
  if (!run.booked) return line(run);
  const auto whole = whole_revisions(run);
  const auto of = run.booked->revisions.size();
  return "run " + run.id + " (" + run.booked->command + ", by " + base::on_one_line(run.who) + ") " +
         status_text(run) + ": " + std::to_string(whole.size()) + " of " + base::count_of(of, "revision") +
         (whole.empty() ? "" : ", the last " + base::on_one_line(whole.back())) + rows_written(run.rows) +
         "\n";
}

std::string to_text(const Run& run) {
  auto text = "run      " + run.id + "\nwho      " + run.who + ", aludel " + run.tool_version +
              "\nstarted  " + moment_text(start_of(run)) + "\nended    " + status_text(run) +
              took(start_of(run), end_of(run)) + rows_written(run.rows) + "\n";
  if (run.booked) text += booked_text(*run.booked);
  if (is_resumable(run)) text += "ways out " + ways_out(run) + "\n";
  text += "\n";
  for (const auto& entry : told(run)) text += line(entry);
  return text;
}

base::Json to_json(const Run& run) {
  base::Json entries = base::Json::array();
  for (const auto& entry : told(run)) entries.push(to_json(entry));
  base::Json json = base::Json::object();
  json.add("run", run.id).add("who", run.who).add("tool_version", run.tool_version);
  json.add("status", to_string(status_of(run)));
  json.add("started", moment_json(start_of(run))).add("finished", moment_json(end_of(run)));
  json.add("state", to_string(state_of(run))).add("rows", number_json(run.rows));
  json.add("resumable", is_resumable(run));
  const auto& booked = run.booked;
  json.add("command", booked ? base::Json(booked->command) : base::Json());
  json.add("target", booked ? base::Json(booked->target) : base::Json());
  json.add("process", booked ? base::Json(booked->process) : base::Json());
  json.add("revisions", booked ? base::Json(booked->revisions) : base::Json());
  json.add("error", booked && !booked->error.empty() ? base::Json(booked->error) : base::Json());
  json.add("followed_by",
           booked && !booked->followed_by.empty() ? base::Json(booked->followed_by) : base::Json());
  json.add("entries", std::move(entries));
  return json;
}

std::string to_text(const StatusReport& status) {
  std::string text = "database    " + status.database + "\nat          " + rows_text(status.current) + "\n";
  if (!status.unknown.empty())
    text += "ahead       no file here declares " + rows_text(status.unknown) + "\n";
  text += "pending     " + pending_text(status) + "\n";
  if (status.last_run) text += "last run    " + line(*status.last_run);
  for (const auto& attempt : status.unfinished) text += unfinished_text(attempt);
  if (status.cut_short) text += "cut short   " + explanation_of_kept(*status.cut_short) + "\n";
  return text;
}

base::Json to_json(const StatusReport& status) {
  base::Json unfinished = base::Json::array();
  for (const auto& attempt : status.unfinished)
    unfinished.push(
        std::move(base::Json::object()
                      .add("revision", attempt.revision)
                      .add("direction", attempt.direction)
                      .add("steps_begun", attempt.progress.size())
                      .add("error", attempt.error.empty() ? base::Json() : base::Json(attempt.error))));
  base::Json json = base::Json::object();
  json.add("database", status.database).add("current", status.current).add("heads", status.heads);
  json.add("unknown", status.unknown);
  json.add("pending", status.pending ? base::Json(*status.pending) : base::Json());
  json.add("last_run", status.last_run ? to_json(*status.last_run) : base::Json());
  json.add("unfinished", std::move(unfinished));
  return json;
}

} // namespace aludel::report
