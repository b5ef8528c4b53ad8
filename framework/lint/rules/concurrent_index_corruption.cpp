#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
bool builds_concurrently(const Transition& t) {
  if (const auto* made = t.as<model::CreateIndex>()) return made->concurrently;
  const auto* again = t.as<model::Reindex>();
  return again != nullptr && again->concurrently;
}
} // namespace

// Release notes of 14.4, section E.
Remarks concurrent_index_corruption(const Transition& t) {
  const auto& target = t.passage->scene.target;
  const bool is_affected =
      target.says_minor() && target >= base::Version{14} && target < base::Version{14, 4};
  if (!is_affected || !builds_concurrently(t)) return {};
  return {{std::string(t.passage->scene.dialect.title()) + " " + to_string(target) +
               " can leave rows out of an index that is built concurrently",
           "update the servers to 14.4 or later first, and build such indexes anew"}};
}

} // namespace aludel::lint::rules
