#pragma once
#include "framework/yaml/tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a plain scalar means by the core schema of YAML 1.2 (10.3.2). Quoted ones are text.
namespace aludel::yaml {

std::optional<bool> boolean_of(const Node& scalar);
std::optional<bool> boolean_of(std::string_view plain);

enum class NumberKind { none, decimal, based, not_finite }; ///< based: 0x1F, 0o17
NumberKind number_kind(const Node& scalar);
NumberKind number_kind(std::string_view plain);

/// The decimal digits of a 0x… or 0o… number; nothing when it has more than 64 bits.
std::optional<std::string> decimal_of_based(const std::string& text);

/// "3.40.1" → {3, 40, 1}
std::optional<std::vector<int>> version_of(std::string_view text);

/// The value of a scalar written as a decimal whole number, in the range of T.
template<class T>
std::optional<T> integer_of(const Node& scalar);
extern template std::optional<int> integer_of(const Node& scalar);
extern template std::optional<long> integer_of(const Node& scalar);
extern template std::optional<long long> integer_of(const Node& scalar);

} // namespace aludel::yaml
