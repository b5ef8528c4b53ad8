#include "framework/model/step.hpp"

#include <algorithm>

namespace aludel::model {

bool Step::applies_to(std::string_view dialect) const {
  return only.empty() || std::find(only.begin(), only.end(), dialect) != only.end();
}

} // namespace aludel::model
