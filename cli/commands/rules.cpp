#include "cli/commands/commands.hpp"
#include "cli/embedded.hpp"
#include "framework/base/choices.hpp"
#include "framework/report/findings.hpp"

namespace aludel::cli {

namespace {
class Rules final : public Command {
public:
  std::string name() const override { return "rules"; }
  std::string summary() const override { return "List the rules of the lint, or explain one."; }
  std::string examples() const override { return "  aludel rules\n  aludel rules drop-cascade\n"; }
  void declare(Arguments& arguments) override {
    arguments.positional("RULE", rule_, "The rule; default: all, a line each");
  }
  base::Exit run(Call& call) override {
    if (!rule_) {
      call.answer(report::rules_text(), report::rules_json());
      return base::Exit::done;
    }
    const auto* rule = lint::find_rule(*rule_);
    if (rule == nullptr)
      throw base::Error(base::Exit::usage, "unknown-rule", "there is no rule '" + *rule_ + "'",
                        base::guess_and(*rule_, lint::rule_names(), "`aludel rules` lists them"));
    const auto page = embedded_rule_page(rule->name);
    call.answer(report::to_text(*rule, page), report::to_json(*rule).add("page", page));
    return base::Exit::done;
  }

private:
  std::optional<std::string> rule_;
};
} // namespace

std::unique_ptr<Command> make_rules() { return std::make_unique<Rules>(); }

} // namespace aludel::cli
