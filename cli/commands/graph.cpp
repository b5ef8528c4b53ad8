#include "cli/child.hpp"
#include "cli/commands/commands.hpp"
#include "framework/report/drawing.hpp"

namespace aludel::cli {

namespace {
constexpr const char* without_graphviz = "install Graphviz (Debian and Ubuntu: apt-get install graphviz), or "
                                         "write --format dot and draw it elsewhere";

class Graph final : public Command {
public:
  std::string name() const override { return "graph"; }
  std::string summary() const override { return "Draw the history, newest first."; }
  std::string examples() const override {
    return "  aludel graph\n  aludel graph -i                       # with what is applied\n"
           "  aludel graph --format mermaid         # for a page of Markdown\n"
           "  aludel graph --format svg > history.svg   # with Graphviz\n";
  }
  void declare(Arguments& arguments) override {
    arguments.flag("-i,--indicate-current", indicate_, "Ask the database what is applied");
  }
  std::vector<std::string> formats() const override { return {"text", "json", "dot", "mermaid", "svg"}; }

  base::Exit run(Call& call) override {
    const auto& graph = call.graph();
    const auto marks = call.marks(indicate_);
    if (call.json)
      call.answer_json(report::to_json(graph, graph::Ids(graph.ids().rbegin(), graph.ids().rend()), marks));
    else
      call.terminal.answer(picture(call.format, graph, marks));
    return base::Exit::done;
  }

private:
  static std::string picture(const std::string& format, const graph::Graph& graph,
                             const report::Marks& marks) {
    if (format == "dot") return report::dot(graph, marks);
    if (format == "mermaid") return report::mermaid(graph, marks);
    if (format == "svg") return output_of({"dot", "-Tsvg"}, report::dot(graph, marks), without_graphviz);
    return report::drawn(graph, marks);
  }

  bool indicate_ = false;
};
} // namespace

std::unique_ptr<Command> make_graph() { return std::make_unique<Graph>(); }

} // namespace aludel::cli
