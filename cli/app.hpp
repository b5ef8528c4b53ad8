#pragma once
#include "cli/call.hpp"
#include "cli/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aludel::cli {

/// What the command line says: a command with its options set, and the global options.
struct Parsed {
  Command* command = nullptr;
  workspace::Choice choice;
  Terminal terminal;
  bool json = false;
  std::string format;
  std::optional<std::string> help; ///< a help text to print instead of running
};

/// The options of every verb, as they are written.
struct GlobalOptions {
  workspace::Choice choice;
  std::optional<std::string> format, colour;
  bool quiet = false, verbose = false, no_progress = false;
};
void declare(Arguments& arguments, GlobalOptions& options);

/// Throws Error exit 2 for what it does not know, with the nearest word.
Parsed parse(const std::vector<std::string>& arguments, Commands& commands);

/// Runs the program; `arguments` without its name. Returns the exit code; every Error is printed here.
int run(const std::vector<std::string>& arguments, const workspace::Surroundings& surroundings);

} // namespace aludel::cli
