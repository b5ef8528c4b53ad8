#include "cli/child.hpp"
#include "cli/commands/commands.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"

namespace aludel::cli {

namespace {
/// $VISUAL, else $EDITOR: https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap08.html
std::string editor(const workspace::Surroundings& around) {
  for (const auto* name : {"VISUAL", "EDITOR"})
    if (const auto command = around.environment(name); command && !command->empty()) return *command;
  throw base::Error(base::Exit::usage, "no-editor", "no editor is named",
                    "set $VISUAL or $EDITOR, such as EDITOR=nano");
}

class Edit final : public Command {
public:
  std::string name() const override { return "edit"; }
  std::string summary() const override {
    return "Open a revision file in $VISUAL or $EDITOR, and check it after.";
  }
  std::string examples() const override {
    return "  aludel edit 9c4f\n  aludel edit head\n  aludel edit current\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positional("REV", revision_, "ID, prefix, LABEL, head, current, REV-1 …; default: head");
  }
  base::Exit run(Call& call) override {
    const auto& graph = call.graph();
    const auto text = revision_.value_or("head");
    const bool needs_rows = text.find("current") != std::string::npos || text[0] == '+' || text[0] == '-';
    const auto ids = graph::resolve(graph, text, needs_rows ? std::optional(call.rows()) : std::nullopt);
    if (ids.size() != 1)
      throw base::Error(base::Exit::usage, "several-revisions",
                        "'" + text + "' is " + base::count_of(ids.size(), "revision") + ", and one is edited",
                        "name one of them");
    run_at_terminal(editor(call.surroundings),
                    (call.surroundings.folder / call.history().path(ids.front())).string());
    check(call, ids.front());
    return base::Exit::done;
  }

private:
  /// The files as they are now, all complaints at once.
  static void check(Call& call, const model::RevisionId& id) {
    Call after(call.surroundings, call.choice, call.terminal, call.json, call.format);
    after.history().load_bodies();
    call.answer("the revisions are sound\n", base::Json::object().add("revision", id));
  }

  std::optional<std::string> revision_;
};
} // namespace

std::unique_ptr<Command> make_edit() { return std::make_unique<Edit>(); }

} // namespace aludel::cli
