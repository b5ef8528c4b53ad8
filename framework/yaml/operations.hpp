#pragma once
#include "framework/model/operation.hpp"
#include "framework/yaml/reading.hpp"

namespace aludel::yaml {

/// Reads the operation that is written under this key; nothing when there is no such operation.
std::optional<model::Operation> read_operation(const Slot& slot, Reading& in);

/// Whether the key names an operation.
bool is_operation(std::string_view key);

/// Whether the key names an operation that the documents describe, and this version does not have.
bool is_later_operation(std::string_view key);

} // namespace aludel::yaml
