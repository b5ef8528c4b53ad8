#include "cli/commands/commands.hpp"

namespace aludel::cli {

namespace {
class Branches final : public Command {
public:
  std::string name() const override { return "branches"; }
  std::string summary() const override { return "List the revisions with several children."; }
  std::string examples() const override { return "  aludel branches\n  aludel branches -v\n"; }
  void declare(Arguments& arguments) override {
    arguments.flag("-v,--verbose", verbose_, "The whole header of each revision");
  }
  base::Exit run(Call& call) override {
    const auto& graph = call.graph();
    const auto marks = call.marks(false);
    graph::Ids ids;
    std::string text;
    for (const auto& id : graph.ids()) {
      if (!graph.is_branch_point(id)) continue;
      ids.push_back(id);
      text += verbose_ ? report::block(graph, id, marks) + "\n" : report::branch(graph, id, marks);
    }
    call.answer(text, report::to_json(graph, ids, marks));
    return base::Exit::done;
  }

private:
  bool verbose_ = false;
};
} // namespace

std::unique_ptr<Command> make_branches() { return std::make_unique<Branches>(); }

} // namespace aludel::cli
