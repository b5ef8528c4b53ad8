#include "cli/commands/commands.hpp"
#include "cli/commands/new_file.hpp"

namespace aludel::cli {

namespace {
class Revision final : public Command {
public:
  std::string name() const override { return "revision"; }
  std::string summary() const override { return "Make a new revision file."; }
  std::string examples() const override {
    return "  aludel revision -m \"add users\"\n"
           "  aludel revision -m \"billing tables\" --head base --branch-label billing\n"
           "  aludel revision -m \"fix names\" --head billing@head --depends-on 5d20\n"
           "  aludel revision -m \"try it\" --print\n";
  }
  void declare(Arguments& arguments) override {
    arguments.option("-m,--message", message_, "TEXT", "What the revision does");
    arguments.list("--head", heads_, "REV", "Its parent; default: head. base: a new root");
    arguments.flag("--splice", splice_, "Take a parent that is no head: a new branch begins there");
    arguments.list("--branch-label", labels_, "LABEL", "A name for the branch");
    arguments.list("--depends-on", depends_on_, "REV", "Must be applied first, without being a parent");
    arguments.option("--rev-id", id_, "ID", "Its id; default: 12 random hexadecimal digits");
    arguments.option("--template", template_, "NAME",
                     "templates/NAME.yaml of the project; default: revision");
    arguments.list("--var", variables_, "K=V", "A value for {{K}} in the template");
    arguments.flag("--print", print_, "Print the file instead of writing it");
  }
  base::Exit run(Call& call) override {
    workspace::NewRevision wanted{
        message_.value_or(""),     heads_, splice_, labels_, depends_on_, id_, template_.value_or("revision"),
        pairs(variables_, "--var")};
    return deliver(call, compose_revision(call.surroundings, call.project(), call.history(), wanted), print_);
  }

private:
  std::optional<std::string> message_, id_, template_;
  std::vector<std::string> heads_, labels_, depends_on_, variables_;
  bool splice_ = false, print_ = false;
};
} // namespace

std::unique_ptr<Command> make_revision() { return std::make_unique<Revision>(); }

} // namespace aludel::cli
