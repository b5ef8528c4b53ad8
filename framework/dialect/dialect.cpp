#include "framework/dialect/dialect.hpp"

namespace aludel::dialect {

// SQLSTATE class 40, "transaction rollback" (ISO/IEC 9075-2, table 38): the engine gave the transaction up.
bool Dialect::may_succeed_later(const base::Error& error) const {
  return error.sqlstate().substr(0, 2) == "40";
}

// What is not known is not told.
std::string Dialect::mutable_part(const std::string&, const catalog::Catalog&, const catalog::Table*) const {
  return {};
}
std::string Dialect::changing_part(const std::string&, const catalog::Catalog&) const { return {}; }

} // namespace aludel::dialect
