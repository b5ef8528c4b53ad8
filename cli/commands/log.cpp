#include "cli/commands/commands.hpp"
#include "framework/report/runs.hpp"

#include <charconv>

namespace aludel::cli {

namespace {
constexpr std::size_t usual = 20;

std::size_t count_of(const std::optional<std::string>& text) {
  if (!text) return usual;
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), count);
  if (error != std::errc{} || end != text->data() + text->size() || count == 0)
    throw base::Error(base::Exit::usage, "arguments",
                      "--max-count takes a number from 1, not '" + *text + "'",
                      "write --max-count 20, or leave it out");
  return count;
}

class Log final : public Command {
public:
  std::string name() const override { return "log"; }
  std::string summary() const override { return "List the runs that the journal knows, or show one."; }
  std::string examples() const override {
    return "  aludel log\n  aludel log -n 3\n  aludel log 4f1c   # each step of the run whose id begins so\n";
  }
  void declare(Arguments& arguments) override {
    arguments.option("-n,--max-count", count_, "N", "How many runs; default: 20");
    arguments.positional("RUN", run_, "The id of a run, or its beginning");
  }
  base::Exit run(Call& call) override {
    const auto count = count_of(count_);
    const auto database = workspace::look_at(call.surroundings, call.project(), call.project().settings.wait);
    if (run_) {
      const auto found = chosen(database.get());
      call.answer(report::to_text(found), report::to_json(found));
      return base::Exit::done;
    }
    const auto runs = database == nullptr ? std::vector<journal::Run>{} : last(*database, count);
    base::Json list = base::Json::array();
    for (const auto& one : runs) list.push(report::to_json(one));
    call.answer(report::to_text(runs), list);
    return base::Exit::done;
  }

private:
  static std::vector<journal::Run> last(workspace::Database& database, std::size_t count) {
    return journal::last_runs(*database.session, *database.dialect, database.journal->names(), count);
  }

  journal::Run chosen(workspace::Database* database) const {
    const auto runs = database == nullptr ? std::vector<journal::Run>{}
                                          : journal::runs_like(*database->session, *database->dialect,
                                                               database->journal->names(), *run_);
    if (runs.size() == 1) return runs.front();
    std::string candidates;
    for (const auto& run : runs) candidates += (candidates.empty() ? "" : ", ") + run.id;
    throw base::Error(base::Exit::usage, runs.empty() ? "unknown-run" : "ambiguous-run",
                      runs.empty() ? "the journal knows no run '" + *run_ + "'"
                                   : "several runs begin with '" + *run_ + "': " + candidates,
                      "`aludel log` lists them");
  }

  std::optional<std::string> run_, count_;
};
} // namespace

std::unique_ptr<Command> make_log() { return std::make_unique<Log>(); }

} // namespace aludel::cli
