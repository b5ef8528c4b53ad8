#include "dialects/postgresql/dollar_quotes.hpp"
#include "dialects/postgresql/render.hpp"
#include "dialects/postgresql/settings.hpp"
#include "dialects/postgresql/split.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::postgresql {

namespace {
std::string mode(model::ArgumentMode mode) {
  return mode == model::ArgumentMode::in ? "" : keyword(mode) + " ";
}

bool gives_nothing(const model::CreateFunction& o) {
  return o.returns.empty() &&
         std::none_of(o.routine.arguments.begin(), o.routine.arguments.end(), [](const auto& argument) {
           return argument.mode == model::ArgumentMode::out || argument.mode == model::ArgumentMode::inout;
         });
}

/// A word of its own, where it is not what a function is anyway.
std::string unless_default(bool is_default, const std::string& words) {
  return is_default ? "" : " " + words;
}
} // namespace

std::string Render::routine(const model::QualifiedName& called,
                            const std::optional<model::Arguments>& arguments) const {
  return name(called) + (arguments ? "(" + model::signature(*arguments) + ")" : "");
}

std::string Render::argument_list(const model::Arguments& arguments) const {
  std::string out;
  for (const auto& argument : arguments)
    out += (out.empty() ? "" : ", ") + mode(argument.mode) +
           (argument.name.empty() ? "" : name(argument.name) + " ") + argument.type +
           (argument.default_sql.empty() ? "" : " DEFAULT " + argument.default_sql);
  return "(" + out + ")";
}

/// A line for each setting that holds while the routine runs.
std::string Render::settings(const model::Parameters& set) {
  std::string out;
  for (const auto& [setting, value] : set) {
    if (!is_setting(setting)) refuse("`" + setting + "` is no name of a setting", "write it as in SHOW ALL");
    std::string quoted;
    for (const auto& part : base::split(setting, '.')) quoted += (quoted.empty() ? "" : ".") + name(part);
    out += "\nSET " + quoted + " TO " + setting_value(setting, value);
  }
  return out;
}

/// What follows the arguments and the result: the language and `properties`, settings, the body.
std::string Render::definition(const model::QualifiedName& called, const model::Routine& routine,
                               const std::string& properties) {
  // Names of languages are folded, quoted or not, by every client that was there before this one.
  const auto language = base::lower(routine.language);
  auto out = "\nLANGUAGE " + name(model::Identifier(language)) + properties +
             (routine.security == model::Security::definer ? " SECURITY DEFINER" : "") +
             settings(routine.set);
  const auto& body = routine.text().text;
  if (!routine.standard_body) return out + "\nAS " + dollar_quoted(body);
  if (language != "sql")
    refuse("a standard body is written in SQL, and " + to_string(called) + " is in " + routine.language,
           "write `language: sql`, or leave `standard_body` out");
  return out + "\n" + std::string(without_semicolon(base::trim(body)));
}

/// " COST 10".
std::string Render::estimate(const std::string& word, const std::string& number) {
  if (number.empty()) return {};
  if (!is_number(number)) refuse("`" + number + "` is no number", "write " + base::lower(word) + ": 100");
  return " " + word + " " + number;
}

void Render::operator()(const model::CreateFunction& o) {
  if (gives_nothing(o))
    refuse("function " + to_string(o.name) + " says nothing of what it returns",
           "add `returns:`, with void where it gives nothing");
  auto properties =
      (o.window ? " WINDOW" : "") +
      unless_default(o.volatility == model::Volatility::volatile_, keyword(o.volatility)) +
      unless_default(!o.leakproof, "LEAKPROOF") + unless_default(!o.strict, "STRICT") +
      unless_default(o.parallel == model::ParallelSafety::unsafe, "PARALLEL " + keyword(o.parallel));
  properties += estimate("COST", o.cost);
  properties += estimate("ROWS", o.rows);
  add("CREATE " + or_replace(o.replace) + "FUNCTION " + name(o.name) + argument_list(o.routine.arguments) +
      (o.returns.empty() ? "" : " RETURNS " + o.returns) + definition(o.name, o.routine, properties));
}

void Render::operator()(const model::CreateProcedure& o) {
  add("CREATE " + or_replace(o.replace) + "PROCEDURE " + name(o.name) + argument_list(o.routine.arguments) +
      definition(o.name, o.routine, {}));
}

void Render::operator()(const model::DropFunction& o) {
  add_drop("FUNCTION", routine(o.name, o.arguments), o);
}

void Render::operator()(const model::DropProcedure& o) {
  add_drop("PROCEDURE", routine(o.name, o.arguments), o);
}

} // namespace aludel::postgresql
