#include "framework/base/spelling.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::base {

namespace {
/// Optimal string alignment distance (Damerau-Levenshtein without repeated edits).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}
} // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 100; // a longer word is no misspelling of a key, and the table is quadratic
  if (word.empty() || word.size() > longest) return std::nullopt;
  const auto wanted = lower(word);
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const auto& candidate : candidates) {
    const auto d = distance(wanted, lower(candidate));
    if (d < best_distance) {
      best_distance = d;
      best = candidate;
    }
  }
  if (best || wanted.size() < 3) return best;
  for (const auto& candidate : candidates)
    if (candidate.size() > wanted.size() && lower(candidate).compare(0, wanted.size(), wanted) == 0)
      return candidate;
  return std::nullopt;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const auto guess = nearest(word, candidates);
  return guess ? "did you mean '" + *guess + "'?" : "";
}

} // namespace aludel::base
