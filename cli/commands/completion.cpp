#include "cli/completion.hpp"

#include "cli/commands/commands.hpp"

namespace aludel::cli {

namespace {
class Completion final : public Command {
public:
  std::string name() const override { return "completion"; }
  std::string summary() const override {
    return "Print a script that completes this program's words in a shell.";
  }
  std::string examples() const override {
    return "  source <(aludel completion bash)\n"
           "  aludel completion zsh > ~/.zfunc/_aludel\n"
           "  aludel completion fish > ~/.config/fish/completions/aludel.fish\n";
  }
  void declare(Arguments& arguments) override { arguments.positional("bash|zsh|fish", shell_, "The shell"); }
  base::Exit run(Call& call) override {
    const auto program = describe(all_commands());
    const auto text = script(program);
    call.answer_document(text, base::Json::object().add("shell", *shell_).add("script", text));
    return base::Exit::done;
  }

private:
  std::string script(const ProgramDescription& program) const {
    if (shell_ == "bash") return bash_completion(program);
    if (shell_ == "zsh") return zsh_completion(program);
    if (shell_ == "fish") return fish_completion(program);
    throw base::Error(base::Exit::usage, "arguments",
                      shell_ ? "there is no completion for '" + *shell_ + "'" : "which shell?",
                      "name one of bash, zsh and fish");
  }

  std::optional<std::string> shell_;
};
} // namespace

std::unique_ptr<Command> make_completion() { return std::make_unique<Completion>(); }

} // namespace aludel::cli
