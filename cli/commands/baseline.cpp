#include "framework/workspace/baseline.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/new_file.hpp"
#include "cli/progress.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::cli {

namespace {
class Baseline final : public Command {
public:
  std::string name() const override { return "baseline"; }
  std::string summary() const override {
    return "Write a database that is there already as the first revision, and stamp it.";
  }
  std::string examples() const override {
    return "  aludel baseline                       # the project's database\n"
           "  aludel -d postgresql://localhost/shop baseline -m \"as it was in May\"\n"
           "  aludel baseline --print               # only show it\n";
  }
  void declare(Arguments& arguments) override {
    arguments.option("-m,--message", message_, "TEXT", "What the revision is; default: baseline");
    arguments.option("--rev-id", id_, "ID", "Its id; default: 12 random hexadecimal digits");
    arguments.flag("--print", print_, "Print the file; write nothing, and stamp nothing");
  }
  base::Exit run(Call& call) override {
    Progress progress(call.terminal, call.surroundings.clock);
    const auto made = workspace::baseline(call.surroundings, call.project(), call.history(),
                                          {message_.value_or("baseline"), id_, print_}, progress);
    if (!made.revision) {
      call.answer("nothing to do: the database holds no schema; begin with `aludel revision`\n",
                  base::Json::object().add("revision", nullptr).add("path", nullptr));
      return base::Exit::done;
    }
    if (print_) return deliver(call, *made.revision, true);
    call.answer(text_of(call, made), json_of(call, made));
    return base::Exit::done;
  }

private:
  static std::size_t raw_of(const workspace::Baseline& made) {
    return static_cast<std::size_t>(
        std::count_if(made.steps.begin(), made.steps.end(), [](const model::Step& step) {
          return std::holds_alternative<model::Sql>(step.operation);
        }));
  }

  static std::string text_of(Call& call, const workspace::Baseline& made) {
    const auto raw = raw_of(made);
    return "made " + workspace::shown(made.revision->path, call.surroundings.folder) + ": " +
           base::count_of(made.steps.size(), "step") +
           (raw == 0 ? "" : ", " + std::to_string(raw) + " of raw SQL") +
           "\nstamped: the database counts as at " + made.revision->id + "; nothing was run\n";
  }

  static base::Json json_of(Call& call, const workspace::Baseline& made) {
    base::Json json = base::Json::object();
    json.add("revision", made.revision->id)
        .add("path", workspace::shown(made.revision->path, call.surroundings.folder))
        .add("steps", made.steps.size())
        .add("raw", raw_of(made));
    return json;
  }

  std::optional<std::string> message_, id_;
  bool print_ = false;
};
} // namespace

std::unique_ptr<Command> make_baseline() { return std::make_unique<Baseline>(); }

} // namespace aludel::cli
