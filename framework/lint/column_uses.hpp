#pragma once
#include "framework/lint/passage.hpp"

#include <vector>

namespace aludel::lint {

/// What needs a column beyond doubt, in its table and elsewhere. A view does where the name of the table, or
/// its alias, stands before that of the column, or where it reads nothing else that could have such a column.
std::vector<model::ObjectName> surely_needing(const Transition& t, const model::QualifiedName& table,
                                              const model::Identifier& column);

} // namespace aludel::lint
