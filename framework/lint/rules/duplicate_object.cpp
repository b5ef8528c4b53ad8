#include "framework/lint/clashes.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

namespace {
Remarks about_what_is_there(const Transition& t) {
  constexpr auto way_out = "choose another name, or drop the one that is there first";
  if (const auto refusal = refusal_of(t); refusal.find("duplicate column name: ") != std::string::npos)
    return {{refusal, way_out}};
  return clashes(
      t, [](std::string_view code) { return code == "duplicate-object"; }, way_out);
}
} // namespace

/// Nothing where index-name-collision or cross-branch-conflict say more.
Remarks duplicate_object(const Transition& t) {
  if (t.as<model::CreateIndex>() != nullptr) return {};
  auto remarks = about_what_is_there(t);
  return remarks.empty() || cross_branch_conflict(t).empty() ? remarks : Remarks{};
}

} // namespace aludel::lint::rules
