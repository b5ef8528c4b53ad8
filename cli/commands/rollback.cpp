#include "cli/commands/commands.hpp"
#include "cli/commands/migrate_options.hpp"
#include "framework/workspace/recovery.hpp"

#include <charconv>

namespace aludel::cli {

namespace {
std::size_t number_of(const std::optional<std::string>& text) {
  if (!text) return 0;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error == std::errc{} && end == text->data() + text->size()) return number;
  throw base::Error(base::Exit::usage, "arguments", "--to-checkpoint takes a number, not '" + *text + "'",
                    "write how many of the run's whole revisions stay");
}

class Rollback final : public Command {
public:
  std::string name() const override { return "rollback"; }
  std::string summary() const override { return "Undo what a run did that was cut short."; }
  std::string examples() const override {
    return "  aludel rollback                # of the last run, when it failed, was interrupted or died\n"
           "  aludel rollback 4f1c           # only if it is the run whose id begins so\n"
           "  aludel rollback --to-checkpoint 2   # its first two revisions stay\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positional("RUN", run_, "The id of the run, or its beginning");
    arguments.option("--to-checkpoint", checkpoint_, "N", "So many of its whole revisions stay; default: 0");
    arguments_.declare_params(arguments);
    arguments_.declare_limits(arguments);
  }
  base::Exit run(Call& call) override {
    const auto keep = number_of(checkpoint_);
    return arguments_.recover(call, arguments_.options(call, plan::Direction::down, ""),
                              [&](const auto& options, runner::Observer& observer) {
                                return workspace::rollback(call.surroundings, call.project(), call.history(),
                                                           run_, keep, options, observer);
                              });
  }

private:
  std::optional<std::string> run_, checkpoint_;
  MigrateArguments arguments_;
};
} // namespace

std::unique_ptr<Command> make_rollback() { return std::make_unique<Rollback>(); }

} // namespace aludel::cli
