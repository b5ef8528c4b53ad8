#include "cli/manual.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

/// Manual pages, by man(7).
namespace aludel::cli {

namespace {
/// Text as text: no control line, no escape, and hyphens that can be copied. A list of words may break
/// between them.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool at_start = out.empty() || out.back() == '\n';
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '|')
      out += "|\\:";
    else
      out += c;
  }
  return base::replace_all(out, "…", "...");
}

std::string title(const std::string& name, const std::string& version) {
  return ".TH " + base::replace_all(name, "-", "\\-") + " 1 \"\" \"Aludel " + version +
         "\" \"Aludel manual\"\n.ad l\n"; // a line with one long word cannot be adjusted
}

std::string section(std::string_view name) { return ".SH " + std::string(name) + "\n"; }

std::string entry(const std::string& term, const std::string& text) {
  return ".TP\n.B " + roff(term) + "\n" + roff(text) + "\n";
}

std::string option_entries(const std::vector<OptionDescription>& options) {
  std::string text;
  for (const auto& option : options) text += entry(heading(option), option.help);
  return text;
}

std::string verb_page(const VerbDescription& verb, const std::string& version) {
  auto text = title("aludel-" + verb.name, version) + section("NAME") + roff("aludel-" + verb.name) +
              " \\- " + roff(verb.summary) + "\n" + section("SYNOPSIS") + ".B " +
              roff("aludel " + synopsis(verb)) + "\n";
  if (!verb.positionals.empty()) text += section("ARGUMENTS");
  for (const auto& argument : verb.positionals) text += entry(argument.name, argument.help);
  if (!verb.options.empty()) text += section("OPTIONS") + option_entries(verb.options);
  text += section("EXAMPLES") + ".nf\n" + roff(verb.examples) + ".fi\n";
  return text + section("SEE ALSO") + ".BR aludel (1)\n";
}

std::string program_page(const ProgramDescription& program, const std::string& version) {
  auto text = title("aludel", version) + section("NAME") +
              "aludel \\- schema versions for SQLite and PostgreSQL\n" + section("SYNOPSIS") +
              ".B aludel VERB [OPTIONS]\n" + section("DESCRIPTION") +
              "Revisions are YAML files; aludel applies and undoes them in order.\n" + section("VERBS");
  for (const auto& verb : program.verbs) text += entry(verb.name, verb.summary);
  text += section("OPTIONS") + option_entries(program.options) + section("EXIT STATUS");
  for (const auto& row : base::exit_meanings)
    text += entry(std::to_string(static_cast<int>(row.code)), std::string(row.meaning));
  text += section("SEE ALSO");
  for (std::size_t i = 0; i < program.verbs.size(); ++i)
    text += ".BR " + roff("aludel-" + program.verbs[i].name) + " (1)" +
            (i + 1 < program.verbs.size() ? "," : "") + "\n";
  return text;
}
} // namespace

Pages man_pages(const ProgramDescription& program, const std::string& version) {
  Pages pages{{"aludel.1", program_page(program, version)}};
  for (const auto& verb : program.verbs) pages["aludel-" + verb.name + ".1"] = verb_page(verb, version);
  return pages;
}

} // namespace aludel::cli
