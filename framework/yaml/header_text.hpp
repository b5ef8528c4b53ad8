#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace aludel::yaml {

/// The text with the lines of `up:` and `down:` left empty, so that lines keep their numbers. Nothing when
/// the top level is not a plain block map, and the margin does not show where a key's value ends.
std::optional<std::string> header_text(std::string_view text);

} // namespace aludel::yaml
