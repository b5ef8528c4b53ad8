#pragma once
#include "cli/command.hpp"

#include <string>
#include <vector>

namespace aludel::cli {

struct OptionDescription {
  std::vector<std::string> names; ///< "-m", "--message"
  std::string placeholder;        ///< empty: a flag; "a|b": one of these words
  std::string help;
  bool repeated = false;
};

struct PositionalDescription {
  std::string name;
  std::string help;
  bool required = false;
  bool repeated = false;
};

/// One verb as its command declares it.
struct VerbDescription {
  std::string name;
  std::string summary;
  std::string examples;
  std::vector<OptionDescription> options;
  std::vector<PositionalDescription> positionals;
  std::vector<std::string> formats; ///< what --format takes with it
};

/// What the manual, the reference pages and the shells are told of the program.
struct ProgramDescription {
  std::vector<OptionDescription> options; ///< of every verb
  std::vector<VerbDescription> verbs;
};

ProgramDescription describe(const Commands& commands);

/// "upgrade [OPTIONS] [TARGET]"
std::string synopsis(const VerbDescription& verb);

/// "-m,--message TEXT"
std::string heading(const OptionDescription& option);

/// The words that a placeholder lists ("a|b"); empty where anything may stand.
std::vector<std::string> choices(const std::string& placeholder);

} // namespace aludel::cli
