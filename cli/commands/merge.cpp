#include "cli/commands/commands.hpp"
#include "cli/commands/new_file.hpp"

namespace aludel::cli {

namespace {
class Merge final : public Command {
public:
  std::string name() const override { return "merge"; }
  std::string summary() const override { return "Make a revision with several parents."; }
  std::string examples() const override {
    return "  aludel merge heads -m \"merge billing and users\"\n  aludel merge 5d20 9c4f -m \"one line "
           "again\"\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positionals("REV", revisions_, "The parents; `heads` for all", true);
    arguments.option("-m,--message", message_, "TEXT", "What the revision does");
    arguments.list("--branch-label", labels_, "LABEL", "A name for the branch");
    arguments.option("--rev-id", id_, "ID", "Its id; default: 12 random hexadecimal digits");
    arguments.flag("--splice", splice_, "Take parents that are no heads");
    arguments.flag("--auto", auto_, "Only if the lines touch no object in common");
    arguments.flag("--print", print_, "Print the file instead of writing it");
  }
  base::Exit run(Call& call) override {
    if (auto_) workspace::require_disjoint(call.history(), revisions_);
    workspace::NewRevision wanted{
        message_.value_or(""), revisions_, splice_, labels_, {}, id_, "revision", {}};
    return deliver(call, compose_merge(call.surroundings, call.project(), call.history(), wanted), print_);
  }

private:
  std::optional<std::string> message_, id_;
  std::vector<std::string> revisions_, labels_;
  bool splice_ = false, print_ = false, auto_ = false;
};
} // namespace

std::unique_ptr<Command> make_merge() { return std::make_unique<Merge>(); }

} // namespace aludel::cli
