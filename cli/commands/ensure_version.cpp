#include "cli/commands/commands.hpp"
#include "cli/progress.hpp"
#include "framework/workspace/migrate.hpp"

namespace aludel::cli {

namespace {
class EnsureVersion final : public Command {
public:
  std::string name() const override { return "ensure-version"; }
  std::string summary() const override { return "Make Aludel's own tables, and nothing else."; }
  std::string examples() const override { return "  aludel ensure-version -d postgresql://deploy@db/app\n"; }
  void declare(Arguments&) override {}
  base::Exit run(Call& call) override {
    Progress progress(call.terminal, call.surroundings.clock);
    const bool made = workspace::ensure_version(call.surroundings, call.project(), progress);
    call.answer(made ? "made the version table and the journal\n" : "nothing to do: the tables are there\n",
                base::Json::object().add("created", made));
    return base::Exit::done;
  }
};
} // namespace

std::unique_ptr<Command> make_ensure_version() { return std::make_unique<EnsureVersion>(); }

} // namespace aludel::cli
