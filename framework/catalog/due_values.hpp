#pragma once
#include "framework/catalog/catalog.hpp"

#include <optional>

namespace aludel::catalog {

/// A literal as it is due in a column of that type.
model::Value due_value(model::Value given, const model::Type& type);

/// The operation with its literals as they are due where they go: what a column of text is given is text, so
/// that 0123 and 1e3 arrive as they are written. Nullopt when they are so already, or the column is not
/// known.
std::optional<model::Operation> with_due_values(const model::Operation& operation, const Catalog& before);

} // namespace aludel::catalog
