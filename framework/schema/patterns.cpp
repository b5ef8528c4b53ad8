#include "framework/schema/patterns.hpp"

#include "framework/model/types.hpp"

#include <array>

namespace aludel::schema::patterns {

namespace {
constexpr std::string_view date = "[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
                                  "|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))";
constexpr std::string_view time = "([01][0-9]|2[0-4]):[0-5][0-9](:[0-9]{2}(\\.[0-9]*)?)?";
constexpr std::string_view zone = "([Zz]|[-+][0-9]{2}(:?[0-9]{2})?)?";

std::string any_case(std::string_view word) {
  std::string pattern;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z')
      pattern += std::string("[") + static_cast<char>(c - 'a' + 'A') + c + "]";
    else
      pattern += c == '_' ? "[ _-]" : std::string(1, c);
  }
  return pattern;
}

std::string alternatives(const std::vector<std::string>& patterns) {
  std::string all;
  for (const auto& pattern : patterns) all += (all.empty() ? "" : "|") + pattern;
  return "(" + all + ")";
}

/// By the number of arguments: none, one, two.
constexpr std::array<std::string_view, 3> arguments{"", "(\\s*\\(\\s*0*[1-9][0-9]*\\s*\\))?",
                                                    "(\\s*\\(\\s*0*[1-9][0-9]*\\s*(,\\s*[0-9]+\\s*)?\\))?"};
} // namespace

std::string day() { return "^" + std::string(date) + "$"; }

std::string moment() {
  return "^" + std::string(date) + "([Tt ]" + std::string(time) + std::string(zone) + ")?$";
}

std::string words(const std::vector<std::string_view>& words) {
  std::vector<std::string> all;
  for (const auto& word : words) all.push_back(any_case(word));
  return "^\\s*" + alternatives(all) + "\\s*$";
}

std::string portable_types() {
  std::vector<std::string> all;
  for (const auto& type : model::type_shapes())
    all.push_back(any_case(type.name) + std::string(arguments[type.most_arguments]));
  all.emplace_back("enum:.*[^\\s].*");
  return "^\\s*" + alternatives(all) + "(\\s*\\[\\])*\\s*$";
}

} // namespace aludel::schema::patterns
