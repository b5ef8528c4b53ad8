#include "dialects/postgresql/dollar_quotes.hpp"

namespace aludel::postgresql {

std::string dollar_quoted(std::string_view text) {
  std::string name;
  const auto tag = [&] { return "$" + name + "$"; };
  // A `$` at the end of the text would join the closing tag, so the tag is looked for with itself behind it.
  while ((std::string(text) + tag()).find(tag()) != text.size()) name += name.empty() ? "body" : "_";
  return tag() + std::string(text) + tag();
}

} // namespace aludel::postgresql
