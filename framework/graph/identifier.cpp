#include "framework/graph/identifier.hpp"

#include "framework/base/error.hpp"
#include "framework/graph/names.hpp"

#include <charconv>

namespace aludel::graph {

namespace {
[[noreturn]] void refuse_text(std::string_view text, const std::string& why, const std::string& help = {}) {
  throw base::Error(base::Exit::usage, "bad-identifier",
                    "'" + std::string(text) + "' names no revision: " + why,
                    help.empty() ? "write an id, a label, head, heads, base, LABEL@head, REV-1 or +1" : help);
}

int steps_of(std::string_view text, std::string_view digits) {
  int steps = 0;
  const auto [end, error] = std::from_chars(digits.data() + 1, digits.data() + digits.size(), steps);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.size() == 1)
    refuse_text(text, "'" + std::string(digits.substr(0, 1)) + "' takes a number of steps");
  if (steps == 0) refuse_text(text, "a relative target takes at least one step");
  return digits.front() == '-' ? -steps : steps;
}

void require_name(std::string_view text, std::string_view name) {
  if (is_reserved(name)) return;
  if (const auto why = why_illegal(name); !why.empty())
    refuse_text(text, "'" + std::string(name) + "' " + why);
}
} // namespace

Identifier parse_identifier(std::string_view text) {
  Identifier parsed{std::string(text), {}, {}, {}};
  if (text.empty()) refuse_text(text, "it is empty");
  auto rest = text;
  if (const auto at = rest.find('@'); at != std::string_view::npos) {
    parsed.branch = rest.substr(0, at);
    rest.remove_prefix(at + 1);
    if (parsed.branch.empty())
      refuse_text(text, "no branch stands before the '@'", "write LABEL@" + std::string(rest));
    if (rest.empty()) refuse_text(text, "nothing stands after the '@'", "write " + parsed.branch + "@head");
    require_name(text, parsed.branch);
  }
  if (const auto sign = rest.find_first_of("+-"); sign != std::string_view::npos) {
    parsed.steps = steps_of(text, rest.substr(sign));
    rest = rest.substr(0, sign);
  }
  parsed.symbol = rest;
  if (!rest.empty()) require_name(text, rest);
  return parsed;
}

} // namespace aludel::graph
