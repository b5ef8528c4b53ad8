#pragma once
#include "framework/base/place.hpp"
#include "framework/model/names.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace aludel::model {

/// SQL text: the same for every dialect, or one for each.
struct SqlText {
  std::string every;
  std::map<std::string, std::string> by_dialect;
  /// The text for a dialect; null when it was written by dialect and this one is missing.
  const std::string* in(std::string_view dialect) const;
  bool operator==(const SqlText&) const = default;
};

struct Null {
  bool operator==(const Null&) const = default;
};
/// The text of a YAML number, kept as written so that no digit is lost.
struct Number {
  std::string text;
  bool operator==(const Number&) const = default;
};
/// `{param: NAME}`: the value given on the command line by --set NAME=VALUE.
struct Param {
  std::string name;
  bool operator==(const Param&) const = default;
};

/// A value in a default or a row: a literal, a parameter, or an expression.
using Value = std::variant<Null, bool, Number, std::string, Param, SqlText>;

/// Column → value, in the order that the user wrote.
using Row = std::vector<std::pair<Identifier, Value>>;

} // namespace aludel::model
