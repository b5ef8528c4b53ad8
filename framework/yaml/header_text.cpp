#include "framework/yaml/header_text.hpp"

#include <algorithm>

namespace aludel::yaml {

namespace {
enum class Line {
  inner,    ///< indented, empty, or a comment: belongs to the key above
  item,     ///< `- `: an item of a list that is the value of the key above
  key,      ///< a key of the header, or `---`
  body_key, ///< `up:` or `down:`
  other,    ///< quotes, brackets, directives: this text must be parsed to be understood
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool begins_with_key(std::string_view line, std::string_view key) {
  if (line.substr(0, key.size()) != key) return false;
  line.remove_prefix(key.size());
  while (!line.empty() && is_blank(line[0])) line.remove_prefix(1);
  return !line.empty() && line[0] == ':' && (line.size() == 1 || is_blank(line[1]) || line[1] == '\r');
}

Line kind_of(std::string_view line) {
  if (line.empty() || is_blank(line[0]) || line[0] == '#' || line[0] == '\r') return Line::inner;
  if (line.substr(0, 3) == "---") return Line::key;
  if (line[0] == '-') return Line::item;
  const char c = line[0];
  if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '_') return Line::other;
  return begins_with_key(line, "up") || begins_with_key(line, "down") ? Line::body_key : Line::key;
}
} // namespace

std::optional<std::string> header_text(std::string_view text) {
  std::string header;
  bool in_body = false;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    const auto line = text.substr(start, end - start);
    const auto kind = kind_of(line);
    if (kind == Line::other) return std::nullopt;
    if (kind == Line::key || kind == Line::body_key) in_body = kind == Line::body_key;
    if (!in_body) header += line;
    header += '\n';
    start = end + 1;
  }
  return header;
}

} // namespace aludel::yaml
