#include "framework/base/text.hpp"
#include "framework/journal/book.hpp"

namespace aludel::journal {

namespace {
std::string line(const std::string& key, const std::string& value) {
  return key + "=" + base::on_one_line(value) + "\n";
}

std::optional<model::Duration> duration(const std::string& text) { return model::parse_duration(text); }

void take(RunOptions& options, const std::string& key, const std::string& value) {
  if (key == "timeout") options.timeout = duration(value);
  if (key == "lock_timeout") options.lock_timeout = duration(value);
  if (key == "lint") options.lint = value;
  if (key == "set") options.params.push_back(value);
  if (key == "undoes") options.undoes = value;
  if (key == "fresh_install") options.fresh_install = value == "true";
  const auto sign = value.find('=');
  if (key == "allow" && sign != std::string::npos)
    options.allow.emplace(value.substr(0, sign), value.substr(sign + 1));
}
} // namespace

std::string to_text(const RunOptions& options) {
  std::string text;
  if (options.timeout) text += line("timeout", model::to_string(*options.timeout));
  if (options.lock_timeout) text += line("lock_timeout", model::to_string(*options.lock_timeout));
  if (!options.lint.empty()) text += line("lint", options.lint);
  for (const auto& [rule, reason] : options.allow) text += line("allow", rule + "=" + reason);
  for (const auto& name : options.params) text += line("set", name);
  if (!options.undoes.empty()) text += line("undoes", options.undoes);
  if (options.fresh_install) text += line("fresh_install", "true");
  return text;
}

/// What a newer Aludel wrote beside these is left alone.
RunOptions parse_run_options(const std::string& text) {
  RunOptions options;
  for (const auto& one : base::split(text, '\n')) {
    const auto sign = one.find('=');
    if (sign != std::string::npos) take(options, one.substr(0, sign), one.substr(sign + 1));
  }
  return options;
}

} // namespace aludel::journal
