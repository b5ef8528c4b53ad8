#include "cli/completion.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::cli {

namespace {
/// POSIX shell: the identifiers of the revisions of the project that the current folder is in.
constexpr std::string_view revisions_function = R"(_aludel_revisions() {
  local folder=$PWD names
  while [ ! -f "$folder/aludel.yaml" ] && [ "$folder" != "${folder%/*}" ]; do folder=${folder%/*}; done
  names=$(sed -n 's/^revisions:[[:space:]]*\[\{0,1\}[[:space:]]*\([^],#]*\).*/\1/p' "$folder/aludel.yaml" 2>/dev/null)
  names=${names%"${names##*[![:space:]]}"}
  echo head heads base current
  find "$folder/${names:-revisions}" -maxdepth 1 \( -name '*.yaml' -o -name '*.yml' \) 2>/dev/null | sed 's|.*/||; s|_.*||; s|\.ya*ml$||'
}
)";

bool names_revision(std::string_view name) { return name == "REV" || name == "TARGET" || name == "A:B"; }
bool names_file(std::string_view name) { return name == "FILE" || name == "DIR" || name == "PATH"; }

std::vector<OptionDescription> all_options(const ProgramDescription& program, const VerbDescription& verb) {
  auto options = verb.options;
  options.insert(options.end(), program.options.begin(), program.options.end());
  for (auto& option : options)
    if (option.names.back() == "--format") option.placeholder = base::join(verb.formats, "|");
  return options;
}

std::string option_names(const ProgramDescription& program, const VerbDescription& verb) {
  std::vector<std::string> names;
  for (const auto& option : all_options(program, verb)) names.push_back(base::join(option.names, " "));
  return base::join(names, " ") + " --help";
}

std::string verb_names(const ProgramDescription& program) {
  std::vector<std::string> names;
  for (const auto& verb : program.verbs) names.push_back(verb.name);
  return base::join(names, " ") + " help";
}

std::string bash_action(std::string_view placeholder, const std::vector<std::string>& words) {
  if (names_file(placeholder)) return "COMPREPLY=($(compgen -f -- \"$word\"))";
  return "_aludel_words \"" +
         (names_revision(placeholder) ? "$(_aludel_revisions)" : base::join(words, " ")) + "\"";
}

/// What may follow the verb itself, as a shell command. Where arguments of several kinds may, all are
/// offered.
std::string bash_operands(const VerbDescription& verb) {
  if (verb.positionals.empty()) return ":";
  std::string text;
  for (const auto& [name, help, required, repeated] : verb.positionals)
    text += text.empty() ? bash_action(name, choices(name))
                         : "; local before=(\"${COMPREPLY[@]}\"); " + bash_action(name, choices(name)) +
                               "; COMPREPLY+=(\"${before[@]}\")";
  return text;
}

/// `verb option) words ;;` for each option that takes known words.
std::string bash_values(const ProgramDescription& program, const VerbDescription& verb) {
  std::string text;
  for (const auto& option : all_options(program, verb)) {
    if (option.placeholder.empty()) continue;
    const auto action = bash_action(option.placeholder, choices(option.placeholder));
    for (const auto& name : option.names)
      text += "    " + verb.name + "\\ " + name + ") " + action + "; return ;;\n";
  }
  return text;
}

/// Text inside '…' of a shell.
std::string in_quotes(std::string_view text) { return base::replace_all(std::string(text), "'", "'\\''"); }

/// Text inside a description of zsh's _arguments.
std::string zsh_text(std::string_view text) {
  auto out = in_quotes(text);
  for (const auto* sign : {"[", "]", ":"}) out = base::replace_all(out, sign, std::string("\\") + sign);
  return out;
}

std::string zsh_action(std::string_view placeholder, const std::vector<std::string>& words) {
  if (names_revision(placeholder)) return ":revision:($(_aludel_revisions))";
  if (names_file(placeholder)) return ":file:_files";
  return ":value:(" + base::join(words, " ") + ")";
}

/// Which words of the line an argument may be: any; or, where there are several kinds, that one behind the
/// verb.
std::string zsh_position(const VerbDescription& verb, std::size_t argument) {
  return verb.positionals.size() == 1 ? "*" : std::to_string(argument + 2);
}

std::string fish_condition(const VerbDescription& verb) {
  return "complete -c aludel -n '__fish_seen_subcommand_from " + verb.name + "'";
}

std::string fish_words(std::string_view placeholder, const std::vector<std::string>& words) {
  if (names_revision(placeholder)) return " -a '(_aludel_revisions)'";
  return words.empty() ? "" : " -a '" + base::join(words, " ") + "'";
}

std::string fish_option(const std::string& begin, const OptionDescription& option) {
  auto line = begin;
  for (const auto& name : option.names)
    line += name.substr(0, 2) == "--" ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.placeholder.empty()) line += names_file(option.placeholder) ? " -r -F" : " -x";
  line += fish_words(option.placeholder, choices(option.placeholder));
  return line + " -d '" + in_quotes(option.help) + "'\n";
}

std::string fish_argument(const VerbDescription& verb, const PositionalDescription& argument) {
  if (names_file(argument.name)) return fish_condition(verb) + " -F\n";
  const auto words = fish_words(argument.name, choices(argument.name));
  return words.empty() ? "" : fish_condition(verb) + words + "\n";
}

constexpr std::string_view fish_revisions = R"(function _aludel_revisions
  set -l folder $PWD
  while not test -f $folder/aludel.yaml; and test $folder != /
    set folder (dirname $folder)
  end
  set -l names (sed -n 's/^revisions:[[:space:]]*\[\{0,1\}[[:space:]]*\([^],#]*\).*/\1/p' $folder/aludel.yaml 2>/dev/null | string trim)
  test -n "$names"; or set names revisions
  printf '%s\n' head heads base current
  find $folder/$names[1] -maxdepth 1 \( -name '*.yaml' -o -name '*.yml' \) 2>/dev/null | sed 's|.*/||; s|_.*||; s|\.ya*ml$||'
end
)";
} // namespace

std::string bash_completion(const ProgramDescription& program) {
  std::string text = "# bash completion of aludel: source <(aludel completion bash)\n" +
                     std::string(revisions_function) +
                     "_aludel_words() { COMPREPLY=($(compgen -W \"$1\" -- \"$word\")); }\n"
                     "_aludel() {\n  local word=${COMP_WORDS[COMP_CWORD]} verb='' i\n"
                     "  for ((i = 1; i < COMP_CWORD; i++)); do\n    case \"${COMP_WORDS[i]}\" in\n      " +
                     base::replace_all(verb_names(program), " ", " | ") +
                     ") verb=${COMP_WORDS[i]}; break ;;\n    esac\n  done\n"
                     "  case \"$verb ${COMP_WORDS[COMP_CWORD-1]}\" in\n";
  for (const auto& verb : program.verbs) text += bash_values(program, verb);
  text += "  esac\n  case \"$verb\" in\n";
  for (const auto& verb : program.verbs)
    text += "    " + verb.name + ") case \"$word\" in -*) _aludel_words \"" + option_names(program, verb) +
            "\" ;; *) " + bash_operands(verb) + " ;; esac ;;\n";
  return text + "    *) _aludel_words \"" + verb_names(program) +
         "\" ;;\n  esac\n}\ncomplete -F _aludel aludel\n";
}

std::string zsh_completion(const ProgramDescription& program) {
  std::string text =
      "#compdef aludel\n" + std::string(revisions_function) + "_aludel() {\n  local -a verbs\n  verbs=(\n";
  for (const auto& verb : program.verbs) text += "    '" + verb.name + ":" + zsh_text(verb.summary) + "'\n";
  text += "  )\n  if (( CURRENT == 2 )); then _describe verb verbs; return; fi\n  case $words[2] in\n";
  for (const auto& verb : program.verbs) {
    text += "  " + verb.name + ") _arguments -s";
    for (const auto& option : all_options(program, verb))
      for (const auto& name : option.names)
        text +=
            " \\\n    '*" + name + "[" + zsh_text(option.help) + "]" +
            (option.placeholder.empty() ? "" : zsh_action(option.placeholder, choices(option.placeholder))) +
            "'";
    for (std::size_t i = 0; i < verb.positionals.size(); ++i)
      text += " \\\n    '" + zsh_position(verb, i) +
              zsh_action(verb.positionals[i].name, choices(verb.positionals[i].name)) + "'";
    text += " ;;\n";
  }
  return text + "  esac\n}\ncompdef _aludel aludel\n";
}

std::string fish_completion(const ProgramDescription& program) {
  std::string text(fish_revisions);
  text += "complete -c aludel -f\n";
  for (const auto& verb : program.verbs)
    text += "complete -c aludel -n __fish_use_subcommand -a " + verb.name + " -d '" +
            in_quotes(verb.summary) + "'\n";
  for (const auto& option : program.options)
    text += fish_option("complete -c aludel -n __fish_use_subcommand", option);
  for (const auto& verb : program.verbs) {
    for (const auto& option : all_options(program, verb)) text += fish_option(fish_condition(verb), option);
    for (const auto& argument : verb.positionals) text += fish_argument(verb, argument);
  }
  return text;
}

} // namespace aludel::cli
