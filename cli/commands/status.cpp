#include "cli/commands/commands.hpp"
#include "framework/graph/target.hpp"
#include "framework/report/runs.hpp"

#include <algorithm>

namespace aludel::cli {

namespace {
class Status final : public Command {
public:
  std::string name() const override { return "status"; }
  std::string summary() const override {
    return "Show where the database is, what is pending, and how the last run ended.";
  }
  std::string examples() const override { return "  aludel status\n  aludel -e production status\n"; }
  void declare(Arguments&) override {}
  base::Exit run(Call& call) override {
    const auto& graph = call.graph();
    const auto database = workspace::look_at(call.surroundings, call.project(), call.project().settings.wait);
    const auto status = status_of(call, graph, database.get());
    call.answer(report::to_text(status), report::to_json(status));
    graph::require_known(graph, status.current);
    return base::Exit::done;
  }

private:
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
    status.unfinished = database->journal->unfinished();
    return status;
  }

  static graph::Ids pending(const graph::Graph& graph, const graph::Ids& rows) {
    const auto applied = graph.ancestors(rows, graph::Edges::all);
    graph::Ids rest;
    std::copy_if(graph.ids().begin(), graph.ids().end(), std::back_inserter(rest),
                 [&](const auto& id) { return applied.count(id) == 0; });
    return rest;
  }
};
} // namespace

std::unique_ptr<Command> make_status() { return std::make_unique<Status>(); }

} // namespace aludel::cli
