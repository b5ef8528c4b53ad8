#include "cli/commands/commands.hpp"
#include "framework/workspace/author.hpp"

namespace aludel::cli {

namespace {
class Init final : public Command {
public:
  std::string name() const override { return "init"; }
  std::string summary() const override {
    return "Make a project: aludel.yaml, the revisions folder, a first template.";
  }
  std::string examples() const override { return "  aludel init\n  aludel init services/billing\n"; }
  void declare(Arguments& arguments) override {
    arguments.positional("DIR", folder_, "The folder; default: the current one");
  }
  base::Exit run(Call& call) override {
    const auto folder = (call.surroundings.folder / folder_.value_or(".")).lexically_normal();
    base::Json made = base::Json::array();
    std::string text;
    for (const auto& path : workspace::init(call.surroundings, folder)) {
      const auto name = workspace::shown(path, call.surroundings.folder);
      made.push(name);
      text += "made " + name + "\n";
    }
    call.answer(text.empty() ? "nothing to do: the project is there\n" : text,
                base::Json::object().add("created", std::move(made)));
    return base::Exit::done;
  }

private:
  std::optional<std::string> folder_;
};
} // namespace

std::unique_ptr<Command> make_init() { return std::make_unique<Init>(); }

} // namespace aludel::cli
