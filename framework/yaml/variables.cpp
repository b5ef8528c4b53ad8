#include "framework/yaml/variables.hpp"

#include <algorithm>

namespace aludel::yaml {

namespace {
bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool is_name(std::string_view text) {
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') &&
         std::all_of(text.begin(), text.end(), is_name_char);
}

/// What stands between `${` and `}`.
struct Variable {
  std::string name;
  std::optional<std::string> otherwise;
};

Variable variable_of(std::string_view inner) {
  const auto mark = inner.find(":-");
  if (mark == std::string_view::npos) return {std::string(inner), std::nullopt};
  return {std::string(inner.substr(0, mark)), std::string(inner.substr(mark + 2))};
}

struct Put {
  const model::Environment& environment;
  Unset unset;
  Reading& in;

  std::string value(const Variable& variable, Node& node) const {
    if (!is_name(variable.name)) {
      in.problem("bad-value", "'${" + variable.name + "}' names no environment variable",
                 "write ${NAME} or ${NAME:-default}", node.place);
      node.kind = Node::Kind::refused;
      return {};
    }
    if (auto value = environment(variable.name)) return *std::move(value);
    if (variable.otherwise) return *variable.otherwise;
    if (unset == Unset::empty) return {};
    in.problem("unset-variable", "the environment variable " + variable.name + " is not set",
               "set it, or give a default: ${" + variable.name + ":-…}", node.place);
    node.kind = Node::Kind::refused;
    return {};
  }

  void scalar(Node& node) const {
    std::string text;
    std::size_t start = 0;
    for (auto open = node.text.find("${"); open != std::string::npos; open = node.text.find("${", start)) {
      const auto close = node.text.find('}', open);
      if (close == std::string::npos) {
        in.problem("bad-value", "'${' is never closed", "write ${NAME} or ${NAME:-default}", node.place);
        node.kind = Node::Kind::refused;
        return;
      }
      text += node.text.substr(start, open - start);
      text += value(variable_of(std::string_view(node.text).substr(open + 2, close - open - 2)), node);
      start = close + 1;
    }
    if (start == 0) return;
    text += node.text.substr(start);
    node.written = std::move(node.text);
    node.text = std::move(text);
  }
};

void blot(std::string& text, std::size_t begin, std::size_t end) {
  for (auto i = begin; i < end; ++i) text[i] = '*';
}

/// `scheme://user:password@host`: up to the last @ before the path.
void blot_urls(std::string& text) {
  for (auto at = text.find("://"); at != std::string::npos; at = text.find("://", at + 3)) {
    const auto authority = at + 3;
    const auto end = std::min(text.find_first_of(" \t\r\n\"',}/?#", authority), text.size());
    const auto host = text.rfind('@', end == 0 ? 0 : end - 1);
    const auto colon = text.find(':', authority);
    if (host != std::string::npos && host > authority && colon < host) blot(text, colon + 1, host);
  }
}

void blot_settings(std::string& text) {
  constexpr std::string_view key = "password=";
  for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
    const auto begin = at + key.size();
    blot(text, begin, std::min(text.find_first_of(" \t\r\n&\"',}", begin), text.size()));
  }
}
} // namespace

void put_variables(Node& node, const model::Environment& environment, Unset unset, Reading& in) {
  if (node.kind == Node::Kind::scalar) Put{environment, unset, in}.scalar(node);
  for (auto& item : node.items) put_variables(item, environment, unset, in);
  for (auto& entry : node.entries) put_variables(entry.value, environment, unset, in);
}

std::string without_passwords(std::string text) {
  blot_urls(text);
  blot_settings(text);
  return text;
}

} // namespace aludel::yaml
