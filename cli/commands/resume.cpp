#include "cli/commands/commands.hpp"
#include "cli/commands/migrate_options.hpp"
#include "framework/workspace/recovery.hpp"

namespace aludel::cli {

namespace {
class Resume final : public Command {
public:
  std::string name() const override { return "resume"; }
  std::string summary() const override {
    return "Go on with a run that was cut short, to where it was to lead.";
  }
  std::string examples() const override {
    return "  aludel resume                  # the last run, when it failed, was interrupted or died\n"
           "  aludel resume 4f1c             # only if it is the run whose id begins so\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positional("RUN", run_, "The id of the run, or its beginning");
    arguments_.declare_gate(arguments);
    arguments_.declare_params(arguments);
    arguments_.declare_limits(arguments);
  }
  base::Exit run(Call& call) override {
    return arguments_.recover(call, arguments_.options(call, plan::Direction::up, ""),
                              [&](const auto& options, runner::Observer& observer) {
                                return workspace::resume(call.surroundings, call.project(), call.history(),
                                                         run_, options, observer);
                              });
  }

private:
  std::optional<std::string> run_;
  MigrateArguments arguments_;
};
} // namespace

std::unique_ptr<Command> make_resume() { return std::make_unique<Resume>(); }

} // namespace aludel::cli
