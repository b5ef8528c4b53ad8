#pragma once
#include <string>
#include <string_view>
#include <vector>

/// The way out where a word is none of those that could stand there.
namespace aludel::base {

/// "did you mean 'x'?"; where there is no guess, another way out.
std::string guess_or(std::string_view word, const std::vector<std::string>& candidates,
                     const std::string& otherwise);

/// The guess, if there is one, and what may be done besides.
std::string guess_and(std::string_view word, const std::vector<std::string>& candidates,
                      const std::string& besides);

/// Throws Error exit 2 unless the value of an option is one of the words that it takes.
void require_word(const std::string& option, const std::string& value, const std::vector<std::string>& words);

} // namespace aludel::base
