#include "cli/commands/commands.hpp"
#include "cli/interrupts.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"
#include "framework/report/runs.hpp"
#include "framework/runner/interrupt.hpp"
#include "framework/workspace/cut_short.hpp"

#include <algorithm>
#include <charconv>

namespace aludel::cli {

namespace {
class Status final : public Command {
public:
  std::string name() const override { return "status"; }
  std::string summary() const override {
    return "Show where the database is, what is pending, and how the last run ended.";
  }
  std::string examples() const override {
    return "  aludel status\n  aludel -e production status\n  aludel status --watch          # until the run "
           "at "
           "work has ended\n  aludel status --watch 10       # a look every ten seconds\n";
  }
  void declare(Arguments& arguments) override {
    arguments.flag("--watch", watch_,
                   "Follow the run at work until it ends; exit 1 when it comes to no good end");
    arguments.positional("SECONDS", seconds_, "With --watch: the time between two looks; default: 2");
  }
  base::Exit run(Call& call) override {
    const auto pause = pause_of(seconds_, watch_);
    const auto& graph = call.graph();
    const auto database = workspace::look_at(call.surroundings, call.project(), call.project().settings.wait);
    const bool good = !watch_ || database == nullptr || follow(call, *database, pause);
    const auto status = status_of(call, graph, database.get());
    call.answer(report::to_text(status), report::to_json(status));
    graph::require_known(graph, status.current);
    return good ? base::Exit::done : base::Exit::failed;
  }

private:
  static std::chrono::milliseconds pause_of(const std::optional<std::string>& text, bool watches) {
    if (!text) return usual_pause;
    if (!watches)
      throw base::Error(base::Exit::usage, "arguments", "one word too many: '" + *text + "'",
                        "status takes SECONDS with --watch");
    std::uint32_t seconds = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seconds);
    if (error == std::errc{} && end == text->data() + text->size() && seconds > 0)
      return std::chrono::seconds(seconds);
    throw base::Error(base::Exit::usage, "arguments",
                      "--watch takes a number of seconds, not '" + *text + "'", "write --watch 2");
  }

  /// Tells of the last run while it is at work, each time that something is new. Whether it ended well; true
  /// where none is at work.
  static bool follow(const Call& call, workspace::Database& database, std::chrono::milliseconds pause) {
    const Interrupts interrupts(call.terminal);
    std::string followed, told;
    for (;;) {
      const auto runs =
          journal::last_runs(*database.session, *database.dialect, database.journal->names(), 1);
      const bool at_work = !runs.empty() && runs.front().at_work;
      if (!at_work && followed.empty()) return true;
      if (at_work) followed = runs.front().id;
      if (const auto line = report::progress_line(runs.front()); line != told && !call.json)
        call.terminal.answer(base::printable(told = line));
      if (!at_work) return journal::state_of(runs.front()) == journal::RunState::done;
      runner::pause(call.surroundings.clock, pause, interrupts.token());
    }
  }

  static report::StatusReport status_of(Call& call, const graph::Graph& graph,
                                        workspace::Database* database) {
    report::StatusReport status;
    status.database = dialect::parse_url(call.project().database).shown();
    status.current = workspace::heads_of(database);
    status.heads = graph.real_heads();
    std::copy_if(status.current.begin(), status.current.end(), std::back_inserter(status.unknown),
                 [&](const auto& id) { return graph.find(id) == nullptr; });
    if (status.unknown.empty()) status.pending = pending(graph, status.current);
    if (database == nullptr || !database->journal->installed()) return status;
    auto runs = journal::last_runs(*database->session, *database->dialect, database->journal->names(), 1);
    if (!runs.empty()) status.last_run = std::move(runs.front());
    status.unfinished = workspace::left_unfinished(*database);
    status.cut_short = workspace::cut_short(*database);
    return status;
  }

  static graph::Ids pending(const graph::Graph& graph, const graph::Ids& rows) {
    const auto applied = graph.ancestors(rows, graph::Edges::all);
    graph::Ids rest;
    std::copy_if(graph.ids().begin(), graph.ids().end(), std::back_inserter(rest),
                 [&](const auto& id) { return applied.count(id) == 0; });
    return rest;
  }

  static constexpr std::chrono::seconds usual_pause{2};
  bool watch_ = false;
  std::optional<std::string> seconds_;
};
} // namespace

std::unique_ptr<Command> make_status() { return std::make_unique<Status>(); }

} // namespace aludel::cli
