#include "framework/base/place.hpp"

#include <algorithm>

namespace aludel::base {

const std::string& Place::path() const {
  static const std::string none;
  return source ? source->path : none;
}

std::string to_string(const Place& place) {
  std::string text = place.path();
  if (place.line > 0) {
    text += (text.empty() ? "line " : ":") + std::to_string(place.line);
    if (place.column > 0) text += ":" + std::to_string(place.column);
  }
  return text;
}

std::string source_line(const Source& source, int line) {
  std::size_t start = 0;
  for (int i = 1; i < line; ++i) {
    start = source.text.find('\n', start);
    if (start == std::string::npos) return {};
    ++start;
  }
  auto text = source.text.substr(start, source.text.find('\n', start) - start);
  if (!text.empty() && text.back() == '\r') text.pop_back();
  return text;
}

Place place_at(const SourcePtr& source, std::size_t offset, int length) {
  const auto& text = source->text;
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  const auto newline = std::find(std::make_reverse_iterator(end), text.rend(), '\n');
  return {source, static_cast<int>(std::count(text.begin(), end, '\n')) + 1,
          static_cast<int>(std::distance(newline.base(), end)) + 1, length};
}

} // namespace aludel::base
