#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::base {

/// The candidate that was most likely meant: Damerau-Levenshtein distance of at most a third of the word's
/// length (at least 1), or a candidate that the word is a prefix of. Ties go to the earlier candidate.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// " did you mean 'x'?" without the leading blank, or nothing.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

} // namespace aludel::base
