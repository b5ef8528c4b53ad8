#pragma once
#include "framework/model/types.hpp"

namespace aludel::postgresql {

/// The portable type that this dialect renders to the type that format_type() spells so; otherwise that
/// spelling as a native type. `dimensions`: as they were declared (attndims), for arrays only.
model::Type portable_type(const std::string& spelled, int dimensions);

/// The same where the type, or the type of the elements, is an enumeration of the user's.
model::Type enumeration(const model::QualifiedName& name, const std::string& spelled, int dimensions);

} // namespace aludel::postgresql
