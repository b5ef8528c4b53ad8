#include "cli/commands/commands.hpp"

namespace aludel::cli {

namespace {
class Heads final : public Command {
public:
  std::string name() const override { return "heads"; }
  std::string summary() const override { return "List the revisions without children."; }
  std::string examples() const override { return "  aludel heads\n  aludel heads --resolve-dependencies\n"; }
  void declare(Arguments& arguments) override {
    arguments.flag("-v,--verbose", verbose_, "The whole header of each revision");
    arguments.flag("--resolve-dependencies", real_, "Leave out heads that another branch depends on");
  }
  base::Exit run(Call& call) override {
    const auto& graph = call.graph();
    const auto marks = call.marks(false);
    const auto ids = real_ ? graph.real_heads() : graph.heads();
    std::string text;
    for (const auto& id : ids)
      text += verbose_ ? report::block(graph, id, marks) + "\n" : report::head_line(graph, id, marks) + "\n";
    call.answer(text, report::to_json(graph, ids, marks));
    return base::Exit::done;
  }

private:
  bool verbose_ = false, real_ = false;
};
} // namespace

std::unique_ptr<Command> make_heads() { return std::make_unique<Heads>(); }

} // namespace aludel::cli
