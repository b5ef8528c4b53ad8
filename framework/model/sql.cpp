#include "framework/model/operations/sql.hpp"

namespace aludel::model {

const std::vector<SqlBlock>* SqlBlocks::in(std::string_view dialect) const {
  if (by_dialect.empty()) return &every;
  const auto at = by_dialect.find(std::string(dialect));
  return at == by_dialect.end() ? nullptr : &at->second;
}

} // namespace aludel::model
