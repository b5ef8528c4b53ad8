#include "framework/lint/clashes.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks duplicate_object(const Transition& t) {
  if (t.as<model::CreateIndex>() != nullptr) return {}; // index-name-collision says more
  if (!cross_branch_conflict(t).empty()) return {};     // and so does this
  constexpr auto way_out = "choose another name, or drop the one that is there first";
  if (const auto refusal = refusal_of(t); refusal.find("duplicate column name: ") != std::string::npos)
    return {{refusal, way_out}};
  return clashes(
      t, [](std::string_view code) { return code == "duplicate-object"; }, way_out);
}

} // namespace aludel::lint::rules
