#include "cli/commands/commands.hpp"
#include "framework/graph/target.hpp"

#include <algorithm>

namespace aludel::cli {

namespace {
class History final : public Command {
public:
  std::string name() const override { return "history"; }
  std::string summary() const override { return "List the revisions, newest first."; }
  std::string examples() const override {
    return "  aludel history\n  aludel history -r 5d20:head\n  aludel history -r :billing@head\n  aludel "
           "history -i   # what is applied\n";
  }
  void declare(Arguments& arguments) override {
    arguments.option("-r,--rev-range", range_, "A:B", "Only from A to B; either may be left out");
    arguments.flag("-i,--indicate-current", indicate_, "Ask the database what is applied");
    arguments.flag("-v,--verbose", verbose_, "The whole header of each revision");
  }
  base::Exit run(Call& call) override {
    const auto& graph = call.graph();
    const auto marks = call.marks(indicate_);
    const auto ids = chosen(call, graph);
    std::string text;
    for (const auto& id : ids)
      text +=
          verbose_ ? report::block(graph, id, marks) + "\n" : report::history_line(graph, id, marks) + "\n";
    call.answer(text, report::to_json(graph, ids, marks));
    return base::Exit::done;
  }

private:
  graph::Ids chosen(Call& call, const graph::Graph& graph) const {
    if (!range_) return {graph.ids().rbegin(), graph.ids().rend()};
    const bool needs_rows =
        range_->find("current") != std::string::npos || range_->find(":+") != std::string::npos ||
        range_->find(":-") != std::string::npos || range_->front() == '+' || range_->front() == '-';
    return graph::resolve_range(graph, *range_, needs_rows ? call.rows() : graph::Ids{});
  }

  std::optional<std::string> range_;
  bool indicate_ = false, verbose_ = false;
};
} // namespace

std::unique_ptr<Command> make_history() { return std::make_unique<History>(); }

} // namespace aludel::cli
