#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel::sqlite {

/// The SQL of an operation between two catalogs.
dialect::Rendering render(const model::Operation& operation, const catalog::Catalog& before,
                          const catalog::Catalog& after);

dialect::Impact impact(const model::Operation& operation, const catalog::Catalog& before);

} // namespace aludel::sqlite
