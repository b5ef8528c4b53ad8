#include "framework/base/choices.hpp"

#include "framework/base/error.hpp"
#include "framework/base/spelling.hpp"

#include <algorithm>

namespace aludel::base {

std::string guess_or(std::string_view word, const std::vector<std::string>& candidates,
                     const std::string& otherwise) {
  const auto guess = did_you_mean(word, candidates);
  return guess.empty() ? otherwise : guess;
}

std::string guess_and(std::string_view word, const std::vector<std::string>& candidates,
                      const std::string& besides) {
  const auto guess = did_you_mean(word, candidates);
  return guess.empty() ? besides : guess + " " + besides;
}

void require_word(const std::string& option, const std::string& value,
                  const std::vector<std::string>& words) {
  if (std::find(words.begin(), words.end(), value) != words.end()) return;
  auto list = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) list += (i + 1 == words.size() ? " or " : ", ") + words[i];
  throw Error(Exit::usage, "arguments", option + " takes " + list + ", not '" + value + "'",
              guess_or(value, words, "name one of them, or leave " + option + " out"));
}

} // namespace aludel::base
