#include "cli/commands/commands.hpp"
#include "cli/commands/migrate_options.hpp"

namespace aludel::cli {

namespace {
class Plan final : public Command {
public:
  std::string name() const override { return "plan"; }
  std::string summary() const override { return "Show what upgrade would run: steps, SQL, locks."; }
  std::string examples() const override {
    return "  aludel plan\n  aludel plan +1 --format json\n  aludel plan -o plan.json && aludel upgrade "
           "--plan plan.json\n";
  }
  void declare(Arguments& arguments) override {
    arguments_.declare_target(arguments, "As of upgrade; default: head");
    arguments.option("-o,--output", output_, "FILE", "Save it; `upgrade --plan FILE` runs only that");
    arguments_.declare_params(arguments);
  }
  base::Exit run(Call& call) override {
    const auto options = arguments_.options(call, plan::Direction::up, "head");
    const auto plan = workspace::plan(call.surroundings, call.project(), call.history(), options);
    for (const auto& warning : plan.warnings) call.terminal.say("warning: " + warning);
    if (output_) {
      call.surroundings.files.create(call.surroundings.folder / *output_,
                                     report::to_json(plan).dump(2) + "\n");
      call.terminal.say("saved " + *output_);
    }
    call.answer(report::to_text(plan), report::to_json(plan));
    return base::Exit::done;
  }

private:
  MigrateArguments arguments_;
  std::optional<std::string> output_;
};
} // namespace

std::unique_ptr<Command> make_plan() { return std::make_unique<Plan>(); }

} // namespace aludel::cli
