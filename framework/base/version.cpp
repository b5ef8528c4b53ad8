#include "framework/base/version.hpp"

#include <algorithm>
#include <charconv>

namespace aludel::base {

Version::Version(std::string_view text) {
  const auto* at = text.data();
  const auto* end = text.data() + text.size();
  for (int part = 0; at < end; ++at) {
    const auto read = std::from_chars(at, end, part);
    if (read.ec != std::errc{}) return;
    parts_.push_back(part);
    at = read.ptr;
    if (at == end || *at != '.') return;
  }
}

std::strong_ordering Version::operator<=>(const Version& other) const {
  const auto part = [](const Version& version, std::size_t i) {
    return i < version.parts_.size() ? version.parts_[i] : 0;
  };
  for (std::size_t i = 0; i < std::max(parts_.size(), other.parts_.size()); ++i)
    if (const auto order = part(*this, i) <=> part(other, i); order != 0) return order;
  return std::strong_ordering::equal;
}

std::string to_string(const Version& version) {
  std::string text;
  for (const auto part : version.parts_) text += (text.empty() ? "" : ".") + std::to_string(part);
  return text;
}

} // namespace aludel::base
