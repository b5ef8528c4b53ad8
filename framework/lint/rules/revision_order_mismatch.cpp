#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>
#include <filesystem>

namespace aludel::lint::rules {

namespace {
/// Without leading zeros, as texts.
using Numbers = std::vector<std::string>;

/// The digits that a text begins with; empty when something other than a sign follows them.
std::string_view leading_number(std::string_view text) {
  const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool ends = end == text.size() || text[end] == '_' || text[end] == '-' || text[end] == '.';
  return text.substr(0, ends ? end : 0);
}

/// "2_1" of "V2_1__users.sql", as Flyway spells it; otherwise empty.
std::string_view version_in(std::string_view name) {
  const auto end = name.find("__");
  const bool is_version = end != std::string_view::npos && (name.front() == 'V' || name.front() == 'v');
  return is_version ? name.substr(1, end - 1) : std::string_view{};
}

/// A random identifier may begin with fewer than three figures, too; what follows them is a day or a time.
bool counts(std::string_view number, bool first) {
  return first ? number.size() >= 3 : number.size() == 2 || number.size() == 4 || number.size() == 6;
}

/// What a file's name begins with: {42} of "0042_users.yaml", {2025, 3, 1} of "2025-03-01_users.yaml".
Numbers numbers_of(const model::RevisionHeader& header) {
  const auto name = std::filesystem::path(header.place.path()).stem().string();
  const auto version = version_in(name);
  std::string_view rest = version.empty() ? std::string_view(name) : version;
  Numbers numbers;
  while (!rest.empty()) {
    const auto number = leading_number(rest);
    if (number.empty() || (version.empty() && !counts(number, numbers.empty()))) break;
    numbers.emplace_back(number.substr(std::min(number.find_first_not_of('0'), number.size())));
    rest.remove_prefix(std::min(number.size() + 1, rest.size()));
  }
  return numbers;
}

bool is_less(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

/// Names of two manners say only which of their first numbers is less.
bool sort_before(const Numbers& a, const Numbers& b) {
  if (a.empty() || b.empty()) return false;
  if (a.size() != b.size()) return is_less(a.front(), b.front());
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), is_less);
}
} // namespace

Remarks revision_order_mismatch(const Scene& scene) {
  Remarks remarks;
  const auto look = [&](const model::RevisionId& id, const model::RevisionId& other, const char* why) {
    if (!sort_before(numbers_of(*scene.graph.find(id)), numbers_of(*scene.graph.find(other)))) return;
    Remark remark{"the name of this file sorts before that of " + other + why,
                  "give the file a later number: people and other tools read the folder in that order"};
    remark.revision = id;
    remarks.push_back(std::move(remark));
  };
  for (const auto& id : scene.graph.ids()) {
    for (const auto& parent : scene.graph.parents(id)) look(id, parent, ", on which it stands");
    for (const auto& needed : scene.graph.dependencies(id)) look(id, needed, ", on which it depends");
  }
  return remarks;
}

} // namespace aludel::lint::rules
