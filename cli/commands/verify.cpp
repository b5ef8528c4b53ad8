#include "framework/workspace/verify.hpp"
#include "cli/commands/commands.hpp"

namespace aludel::cli {

namespace {
class Verify final : public Command {
public:
  std::string name() const override { return "verify"; }
  std::string summary() const override {
    return "Exit 4 unless each applied revision is what its file says.";
  }
  std::string examples() const override {
    return "  aludel verify\n  aludel -e production verify --format json\n";
  }
  void declare(Arguments&) override {}
  base::Exit run(Call& call) override {
    const auto found = workspace::verify(call.surroundings, call.project(), call.history());
    call.answer(report::to_text(found), report::to_json(found));
    return found.matches() ? base::Exit::done : base::Exit::mismatch;
  }
};
} // namespace

std::unique_ptr<Command> make_verify() { return std::make_unique<Verify>(); }

} // namespace aludel::cli
