#include "cli/app.hpp"

#include "framework/base/choices.hpp"
#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace aludel::cli {

namespace {

/// `downgrade -1` and `history -r -2:` are values, not options: the parser is never shown their dash.
constexpr char dash_stand_in = '\x1f';

std::string for_parser(std::string word) {
  const bool relative = word.size() > 1 && word[0] == '-' && word[1] >= '0' && word[1] <= '9';
  if (relative) word[0] = dash_stand_in;
  return word;
}

std::string shown_again(std::string text) {
  std::replace(text.begin(), text.end(), dash_stand_in, '-');
  return text;
}

/// The word as it was typed. None is empty: a variable of a script that is not set must not choose a default.
/// `name` as in "-c,--config".
std::string given(const std::string& name, const std::string& word) {
  if (!word.empty()) return shown_again(word);
  const bool option = name.front() == '-';
  const auto longest = name.substr(name.find(',') + 1);
  throw base::Error(base::Exit::usage, "arguments",
                    option ? longest + " needs a value, and this one is empty"
                           : "the argument " + name + " is empty",
                    "give it a value, or leave it out");
}

class ParserArguments final : public Arguments {
public:
  explicit ParserArguments(CLI::App& app) : app_(app) {}
  void flag(const std::string& names, bool& value, const std::string& help) override {
    app_.add_flag(names, value, help)->disable_flag_override();
  }
  void option(const std::string& names, std::optional<std::string>& value, const std::string& placeholder,
              const std::string& help) override {
    one(names, value, help)->type_name(placeholder);
  }
  void list(const std::string& names, std::vector<std::string>& values, const std::string& placeholder,
            const std::string& help) override {
    // One value an occurrence, so that a positional after it is not swallowed.
    many(names, values, help)->type_name(placeholder)->expected(1)->take_all();
  }
  void positional(const std::string& name, std::optional<std::string>& value,
                  const std::string& help) override {
    one(name, value, help)->type_name("");
  }
  void positionals(const std::string& name, std::vector<std::string>& values, const std::string& help,
                   bool needed) override {
    auto* option = many(name, values, help)->type_name("")->expected(needed ? 1 : 0, -1);
    if (needed) option->required();
  }

private:
  CLI::Option* one(const std::string& names, std::optional<std::string>& value, const std::string& help) {
    return app_.add_option_function<std::string>(
        names, [&value, names](const std::string& text) { value = given(names, text); }, help);
  }
  CLI::Option* many(const std::string& names, std::vector<std::string>& values, const std::string& help) {
    return app_.add_option_function<std::vector<std::string>>(
        names,
        [&values, names](const std::vector<std::string>& texts) {
          for (const auto& text : texts) values.push_back(given(names, text));
        },
        help);
  }
  CLI::App& app_;
};

When when_of(const std::optional<std::string>& text) {
  return text == "always" ? When::always : text == "never" ? When::never : When::automatic;
}

/// The global options, and the verbs as sub-commands.
class Parser {
public:
  Parser(Parsed& parsed, Commands& commands) : parsed_(parsed), commands_(commands) {
    app_.name("aludel");
    app_.description(
        "Schema versions for SQLite and PostgreSQL: revisions in YAML, applied and undone in order.");
    app_.footer("`aludel help VERB` tells more of one. The guide is in docs/guide.");
    app_.get_formatter()->label("SUBCOMMAND", "VERB");
    app_.get_formatter()->label("Subcommands", "Verbs");
    app_.require_subcommand(0, 1);
    app_.fallthrough();
    ParserArguments globals(app_);
    cli::declare(globals, options_);
    for (auto& command : commands_) declare(*command);
    help_ = app_.add_subcommand("help", "Show this, or the help of one verb.");
    help_->add_option("TOPIC", topic_, "A verb");
  }

  void parse(const std::vector<std::string>& words) {
    std::vector<std::string> reversed;
    for (auto word = words.rbegin(); word != words.rend(); ++word) reversed.push_back(for_parser(*word));
    refuse_empty_value(words);
    try {
      app_.parse(reversed);
    } catch (const CLI::CallForHelp&) {
      parsed_.help = help_text(app_of_help());
      return;
    } catch (const CLI::ParseError& error) {
      throw explained(error);
    }
    read();
  }

private:
  /// The parser would take the next word for the value of `--color=`.
  void refuse_empty_value(const std::vector<std::string>& words) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto& word = words[i];
      if (word == "--") return;
      if (takes_value(word, words))
        ++i; // `-m --x=`
      else if (word.size() > 3 && word.starts_with("--") && word.find('=') == word.size() - 1)
        throw base::Error(base::Exit::usage, "arguments", word + " is followed by no value",
                          "write it behind the sign, or leave the option out");
    }
  }

  /// Whether the next word of the line is the value of this one, an option of its verb or of all.
  bool takes_value(const std::string& word, const std::vector<std::string>& words) const {
    const auto knows = [&](const CLI::App& app) {
      const auto* option = word.starts_with('-') ? app.get_option_no_throw(word) : nullptr;
      return option != nullptr && !option->get_type_name().empty();
    };
    return knows(app_) || std::any_of(subs_.begin(), subs_.end(), [&](const auto& sub) {
             return knows(*sub.first) &&
                    std::find(words.begin(), words.end(), sub.second->name()) != words.end();
           });
  }

  void declare(Command& command) {
    auto* sub = app_.add_subcommand(command.name(), command.summary());
    sub->footer("Examples:\n" + command.examples());
    ParserArguments arguments(*sub);
    command.declare(arguments);
    subs_.emplace_back(sub, &command);
  }

  CLI::App& app_of_help() {
    for (auto* sub : app_.get_subcommands()) return *sub;
    return app_;
  }

  void read() {
    if (options_.colour) base::require_word("--color", *options_.colour, {"auto", "always", "never"});
    parsed_.choice = options_.choice;
    parsed_.json = options_.format == "json";
    parsed_.terminal.colour = when_of(options_.colour);
    parsed_.terminal.quiet = options_.quiet;
    parsed_.terminal.verbose = options_.verbose;
    parsed_.terminal.no_progress = options_.no_progress;
    for (const auto& [sub, command] : subs_)
      if (sub->parsed()) parsed_.command = command;
    if (parsed_.command != nullptr && options_.format)
      base::require_word("--format", *options_.format, parsed_.command->formats());
    parsed_.format = options_.format.value_or("text");
    if (help_->parsed()) parsed_.help = topic_.empty() ? overview() : help_of(topic_);
    if (parsed_.command == nullptr && !parsed_.help) parsed_.help = overview();
  }

  /// Not `app_.help()`, which gives way to a sub-command that was parsed.
  std::string overview() const {
    return app_.get_formatter()->make_help(&app_, "", CLI::AppFormatMode::Normal);
  }

  std::string help_text(const CLI::App& app) const {
    return &app == &app_ ? app.help() : app.help(app_.get_name());
  }

  std::string help_of(const std::string& topic) {
    for (const auto& [sub, command] : subs_)
      if (command->name() == topic) return help_text(*sub);
    if (topic == help_->get_name()) return help_text(*help_);
    throw base::Error(base::Exit::usage, "arguments", "there is no help on '" + topic + "'",
                      base::guess_or(topic, verbs(), "see `aludel help`"));
  }

  std::vector<std::string> verbs() const {
    std::vector<std::string> names;
    for (const auto& command : commands_) names.push_back(command->name());
    names.emplace_back("help");
    return names;
  }

  std::vector<std::string> options() {
    std::vector<std::string> names;
    const auto add = [&](const CLI::App& app) {
      for (const auto* option : app.get_options())
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    };
    add(app_of_help());
    add(app_);
    return names;
  }

  /// `--version` is a verb here.
  std::string meant_by(const std::string& option, bool no_verb) {
    const auto verb = option.substr(std::min(option.find_first_not_of('-'), option.size()));
    const auto names = verbs();
    if (no_verb && std::find(names.begin(), names.end(), verb) != names.end())
      return "write `aludel " + verb + "`;";
    return base::did_you_mean(option, options());
  }

  base::Error explained(const CLI::ParseError& error) {
    const bool no_verb = app_.get_subcommands().empty();
    const auto remaining = app_.remaining(true);
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !remaining.empty()) {
      const auto word = shown_again(remaining.front());
      const bool option = word.size() > 1 && word[0] == '-';
      if (option && !no_verb && option_of(word) != nullptr) return misplaced(word);
      if (no_verb && !option)
        return {base::Exit::usage, "arguments", "there is no verb '" + word + "'",
                help(base::did_you_mean(word, verbs()))};
      return {base::Exit::usage, "arguments",
              option ? "unknown option '" + word + "'" : "one word too many: '" + word + "'",
              help(option ? meant_by(word.substr(0, word.find('=')), no_verb) : "")};
    }
    std::string message = error.what();
    message = shown_again(message);
    // The parser's own words begin with the name.
    auto name = message.substr(0, message.find_first_of(": "));
    if (!name.starts_with('-') && option_of("--" + name) != nullptr)
      name = "--" + name; // so it speaks of flags
    const auto* option = option_of(name);
    if (option != nullptr && dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
      return mismatch(name, *option);
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
      return {base::Exit::usage, "arguments", name + " is missing",
              "write aludel " + app_of_help().get_name() + " " + name + "; " + help("")};
    return {base::Exit::usage, "arguments", message, help("")};
  }

  /// The option of the chosen verb, or of all verbs, that a word of the command line names.
  const CLI::Option* option_of(const std::string& word) {
    const auto name = word.substr(0, word.find('='));
    const auto* own = app_of_help().get_option_no_throw(name);
    return own != nullptr ? own : app_.get_option_no_throw(name);
  }

  base::Error mismatch(const std::string& name, const CLI::Option& option) {
    const auto wrong = [&](const std::string& message, const std::string& way_out) {
      return base::Error(base::Exit::usage, "arguments", name + message, way_out + "; " + help(""));
    };
    if (option.get_type_name().empty())
      return wrong(" takes no value", "write " + name + ", or leave it out");
    if (option.count() > 1) return wrong(" stands there more than once", "write it once");
    return wrong(" needs a value", "write " + name + " " + option.get_type_name());
  }

  /// It came before the verb that knows it.
  base::Error misplaced(const std::string& word) {
    const auto& verb = app_of_help().get_name();
    return {base::Exit::usage, "arguments", word + " is an option of " + verb + " and stands before it",
            "write it behind the verb: aludel " + verb + " " + word};
  }

  std::string help(const std::string& guess) {
    const auto& app = app_of_help();
    return (guess.empty() ? "" : guess + " ") + "see `aludel " +
           (&app == &app_ ? "help" : "help " + app.get_name()) + "`";
  }

  Parsed& parsed_;
  Commands& commands_;
  CLI::App app_;
  CLI::App* help_ = nullptr;
  std::vector<std::pair<CLI::App*, Command*>> subs_;
  GlobalOptions options_;
  std::string topic_;
};
} // namespace

void declare(Arguments& arguments, GlobalOptions& options) {
  arguments.option("-c,--config", options.choice.config, "FILE",
                   "Project file; else $ALUDEL_CONFIG, else aludel.yaml here or above");
  arguments.option("-d,--database", options.choice.database, "URL",
                   "sqlite:///app.db or postgresql://user@host/name");
  arguments.option("-e,--env", options.choice.environment, "NAME",
                   "An environment of the project file; else $ALUDEL_ENV");
  arguments.option("-f,--format", options.format, "text|json", "How the answer is written; default: text");
  arguments.flag("-q,--quiet", options.quiet, "Only the answer and errors");
  arguments.flag("-v,--verbose", options.verbose, "More talk on stderr");
  arguments.option("--color", options.colour, "auto|always|never", "Colours; default: auto");
  arguments.flag("--no-progress", options.no_progress, "No moving line on a terminal");
}

Parsed parse(const std::vector<std::string>& arguments, Commands& commands) {
  Parsed parsed;
  Parser(parsed, commands).parse(arguments);
  return parsed;
}

} // namespace aludel::cli
