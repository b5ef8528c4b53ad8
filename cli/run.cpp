#include "cli/app.hpp"
#include "cli/commands/commands.hpp"
#include "cli/interrupts.hpp"
#include "framework/report/error.hpp"

#include <algorithm>
#include <set>

namespace aludel::cli {

namespace {
/// Whether errors are to be JSON, before the command line could be read.
bool wants_json(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& word = arguments[i];
    if (word == "--format=json" || word == "-fjson") return true;
    if ((word == "-f" || word == "--format") && i + 1 < arguments.size() && arguments[i + 1] == "json")
      return true;
  }
  return false;
}

int report_error(const base::Error& error, const Terminal& terminal, bool json) {
  terminal.complain(json ? report::to_json(error).dump() : report::to_text(error, terminal.colours_talk()));
  const auto code = static_cast<int>(error.exit());
  return error.exit() == base::Exit::interrupted ? Interrupts::exit_code().value_or(code) : code;
}
} // namespace

int run(const std::vector<std::string>& arguments, const workspace::Surroundings& given) {
  auto commands = all_commands();
  Parsed parsed;
  bool json = wants_json(arguments);
  try {
    parsed = parse(arguments, commands);
    json = parsed.json || (parsed.help && json); // --help ends the reading of the line
    if (parsed.help) {
      parsed.terminal.answer(json ? base::Json::object().add("help", *parsed.help).dump(2) + "\n"
                                  : *parsed.help);
      return static_cast<int>(base::Exit::done);
    }
    auto surroundings = given;
    surroundings.notice = [&](std::string_view text) {
      parsed.terminal.say("database: " + std::string(text));
    };
    std::set<std::string, std::less<>> told; // a verb may connect more than once
    surroundings.warning = [&](std::string_view text) {
      if (told.emplace(text).second) parsed.terminal.say("warning: " + std::string(text));
    };
    Call call(surroundings, parsed.choice, parsed.terminal, parsed.json, parsed.format);
    return static_cast<int>(parsed.command->run(call));
  } catch (const base::Error& error) {
    return report_error(error, parsed.terminal, json);
  } catch (const std::exception& error) {
    return report_error(base::Error(base::Exit::failed, "internal", error.what(),
                                    "this is a fault of Aludel: please report it"),
                        parsed.terminal, json);
  }
}

} // namespace aludel::cli
