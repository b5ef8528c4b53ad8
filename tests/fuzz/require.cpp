#include "tests/fuzz/require.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace aludel::fuzz {

void require(bool holds, std::string_view property) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(property.size()), property.data());
  std::abort();
}

void require_places(const base::Diagnostics& problems, const base::Source& source) {
  const auto lines = 1 + std::count(source.text.begin(), source.text.end(), '\n');
  for (const auto& problem : problems) {
    const auto text = base::to_text(problem);
    const auto& place = problem.place;
    require(place.source && place.source->path == source.path, "a complaint names the file: " + text);
    if (problem.code == "empty") continue; // what a file does not hold has no line
    require(place.line >= 1 && place.line <= lines, "its line is in the file: " + text);
    const auto width = static_cast<int>(base::source_line(source, place.line).size());
    require(place.column >= 1 && place.column <= width + 1, "its column is in the line: " + text);
    require(place.length >= 1 && place.column + place.length <= width + 2, "its caret too: " + text);
    require(!problem.code.empty() && !problem.message.empty(), "it says what is wrong: " + text);
  }
}

} // namespace aludel::fuzz
