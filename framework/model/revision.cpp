#include "framework/model/revision.hpp"

#include <algorithm>

namespace aludel::model {

bool RevisionHeader::applies_to(std::string_view dialect) const {
  return dialects.empty() || std::find(dialects.begin(), dialects.end(), dialect) != dialects.end();
}

} // namespace aludel::model
