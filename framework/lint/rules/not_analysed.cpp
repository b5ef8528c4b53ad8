#include "framework/lint/passage.hpp"
#include "framework/lint/rules.hpp"

namespace aludel::lint::rules {

Remarks not_analysed(const Transition& t) {
  const auto* raw = t.raw();
  if (raw == nullptr || raw->grasp != dialect::SqlReading::Grasp::none) return {};
  Remark remark{
      "this statement is not understood: " + raw->problem,
      "from here on, what the history does not know may still be there, and rules are silent about it"};
  if (raw->problem_place.known()) remark.place = raw->problem_place;
  return {remark};
}

} // namespace aludel::lint::rules
