#include "cli/commands/commands.hpp"

namespace aludel::cli {

namespace {
class Version final : public Command {
public:
  std::string name() const override { return "version"; }
  std::string summary() const override { return "Show the version of this program."; }
  std::string examples() const override { return "  aludel version\n"; }
  void declare(Arguments&) override {}
  base::Exit run(Call& call) override {
    const auto& version = call.surroundings.tool_version;
    call.answer("aludel " + version + "\n", base::Json::object().add("version", version));
    return base::Exit::done;
  }
};
} // namespace

std::unique_ptr<Command> make_version() { return std::make_unique<Version>(); }

} // namespace aludel::cli
