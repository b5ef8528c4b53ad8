#include "cli/description.hpp"

#include "cli/app.hpp"
#include "framework/base/text.hpp"

namespace aludel::cli {

namespace {
/// Collects the declarations that the parser would act on.
class CollectedArguments final : public Arguments {
public:
  void flag(const std::string& names, bool&, const std::string& help) override {
    options.push_back({base::split(names, ','), "", help, false});
  }
  void option(const std::string& names, std::optional<std::string>&, const std::string& placeholder,
              const std::string& help) override {
    options.push_back({base::split(names, ','), placeholder, help, false});
  }
  void list(const std::string& names, std::vector<std::string>&, const std::string& placeholder,
            const std::string& help) override {
    options.push_back({base::split(names, ','), placeholder, help, true});
  }
  void positional(const std::string& name, std::optional<std::string>&, const std::string& help) override {
    arguments.push_back({name, help, false, false});
  }
  void positionals(const std::string& name, std::vector<std::string>&, const std::string& help,
                   bool required) override {
    arguments.push_back({name, help, required, true});
  }

  std::vector<OptionDescription> options;
  std::vector<PositionalDescription> arguments;
};
} // namespace

ProgramDescription describe(const Commands& commands) {
  ProgramDescription program;
  CollectedArguments globals;
  GlobalOptions ignored;
  declare(globals, ignored);
  program.options = std::move(globals.options);
  for (const auto& command : commands) {
    CollectedArguments own;
    command->declare(own);
    program.verbs.push_back({command->name(), command->summary(), command->examples(), std::move(own.options),
                             std::move(own.arguments), command->formats()});
  }
  return program;
}

std::string synopsis(const VerbDescription& verb) {
  auto text = verb.name + " [OPTIONS]";
  for (const auto& argument : verb.positionals) {
    const auto name = argument.name + (argument.repeated ? "..." : "");
    text += argument.required ? " " + name : " [" + name + "]";
  }
  return text;
}

std::string heading(const OptionDescription& option) {
  const auto names = base::join(option.names, ", ");
  return option.placeholder.empty() ? names : names + " " + option.placeholder;
}

std::vector<std::string> choices(const std::string& placeholder) {
  if (placeholder.find('|') == std::string::npos) return {};
  return base::split(placeholder, '|');
}

} // namespace aludel::cli
