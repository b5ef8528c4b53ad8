#include "cli/manual.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

/// The pages under docs/reference/cli/.
namespace aludel::cli {

namespace {
std::string row(const std::string& term, const std::string& text) {
  return "| `" + base::replace_all(term, "|", "\\|") + "` | " + base::replace_all(text, "|", "\\|") + " |\n";
}

std::string option_table(const std::vector<OptionDescription>& options) {
  std::string text = "| option | |\n| --- | --- |\n";
  for (const auto& option : options)
    text += row(heading(option), option.help + (option.repeated ? ". May be given several times" : ""));
  return text;
}

std::string page_of(const VerbDescription& verb) {
  auto text =
      "# aludel " + verb.name + "\n\n" + verb.summary + "\n\n```\naludel " + synopsis(verb) + "\n```\n";
  if (!verb.positionals.empty()) text += "\n| argument | |\n| --- | --- |\n";
  for (const auto& argument : verb.positionals) text += row(argument.name, argument.help);
  if (!verb.options.empty()) text += "\n" + option_table(verb.options);
  return text + "\n## Examples\n\n```\n" + verb.examples +
         "```\n\n[Options of every verb](README.md) · [exit codes](../exit-codes.md)\n";
}

std::string list_page(const ProgramDescription& program) {
  std::string text = "# The verbs\n\n| verb | |\n| --- | --- |\n";
  for (const auto& verb : program.verbs)
    text += "| [`" + verb.name + "`](" + verb.name + ".md) | " + verb.summary + " |\n";
  return text + "\n## Options of every verb\n\n" + option_table(program.options);
}

std::string exit_page() {
  std::string text = "# Exit codes\n\n| code | |\n| --- | --- |\n";
  for (const auto& each : base::exit_meanings)
    text += row(std::to_string(static_cast<int>(each.code)), std::string(each.meaning));
  return text;
}
} // namespace

Pages reference_pages(const ProgramDescription& program) {
  Pages pages{{"cli/README.md", list_page(program)}, {"exit-codes.md", exit_page()}};
  for (const auto& verb : program.verbs) pages["cli/" + verb.name + ".md"] = page_of(verb);
  return pages;
}

} // namespace aludel::cli
