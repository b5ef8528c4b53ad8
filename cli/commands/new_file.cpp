#include "cli/commands/new_file.hpp"

namespace aludel::cli {

base::Exit deliver(Call& call, const workspace::Written& written, bool print_only) {
  const auto path = workspace::shown(written.path, call.surroundings.folder);
  if (!print_only) workspace::write(call.surroundings, written);
  base::Json json = base::Json::object();
  json.add("revision", written.id).add("path", path);
  if (print_only) json.add("text", written.text);
  if (print_only)
    call.answer_document(written.text, json);
  else
    call.answer("made " + path + "\n", json);
  return base::Exit::done;
}

std::map<std::string, std::string> pairs(const std::vector<std::string>& texts, const std::string& option) {
  std::map<std::string, std::string> values;
  for (const auto& text : texts) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      throw base::Error(base::Exit::usage, "arguments", option + " takes NAME=VALUE, not '" + text + "'",
                        "write " + option + " name=value");
    const auto name = text.substr(0, equals);
    if (!values.emplace(name, text.substr(equals + 1)).second)
      throw base::Error(base::Exit::usage, "arguments", option + " gives " + name + " two values",
                        "write it once");
  }
  return values;
}

} // namespace aludel::cli
