#include "framework/graph/words.hpp"

#include <algorithm>

namespace aludel::graph {

std::string listed(const std::vector<std::string>& ids, std::size_t most) {
  if (ids.empty()) return "nothing";
  std::vector<std::string> words;
  const auto shown = std::min(most, ids.size());
  for (std::size_t i = 0; i < shown; ++i) words.push_back("'" + ids[i] + "'");
  if (shown < ids.size()) words.push_back(std::to_string(ids.size() - shown) + " more");
  const auto last = words.back();
  words.pop_back();
  return words.empty() ? last : base::join(words, ", ") + " and " + last;
}

} // namespace aludel::graph
