#include "cli/commands/commands.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"

namespace aludel::cli {

namespace {
class Show final : public Command {
public:
  std::string name() const override { return "show"; }
  std::string summary() const override { return "Show one revision, header and file."; }
  std::string examples() const override {
    return "  aludel show 9c4f\n  aludel show head\n  aludel show current\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positionals("REV", revisions_, "ID, prefix, LABEL, head, heads, current, REV-1 …", true);
  }
  base::Exit run(Call& call) override {
    const auto& graph = call.graph();
    const auto ids = resolved(call, graph);
    const auto marks = call.marks(false);
    std::string text;
    for (const auto& id : ids)
      text += (text.empty() ? "" : "\n") + report::block(graph, id, marks) + "\n" +
              base::replace_all(call.history().text(id), "\r\n", "\n");
    call.answer(text, ids.size() == 1 ? report::to_json(graph, ids.front(), marks)
                                      : report::to_json(graph, ids, marks));
    return base::Exit::done;
  }

private:
  graph::Ids resolved(Call& call, const graph::Graph& graph) const {
    graph::Ids ids;
    for (const auto& text : revisions_) {
      const bool needs_rows =
          text.find("current") != std::string::npos || text.front() == '+' || text.front() == '-';
      const auto rows = needs_rows ? std::optional<graph::Ids>(call.rows()) : std::nullopt;
      for (const auto& id : graph::resolve(graph, text, rows)) ids.push_back(id);
    }
    return ids;
  }

  std::vector<std::string> revisions_;
};
} // namespace

std::unique_ptr<Command> make_show() { return std::make_unique<Show>(); }

} // namespace aludel::cli
