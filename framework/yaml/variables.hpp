#pragma once
#include "framework/model/project.hpp"
#include "framework/yaml/reading.hpp"

namespace aludel::yaml {

enum class Unset { refused, empty }; ///< a variable that is not set and has no default

/// Puts the values of `${NAME}` and `${NAME:-default}` into every scalar below `node`, keys excepted.
void put_variables(Node& node, const model::Environment& environment, Unset unset, Reading& in);

/// The text with passwords in URLs and in `password=…` blotted out, byte for byte: what complaints may quote.
std::string without_passwords(std::string text);

} // namespace aludel::yaml
