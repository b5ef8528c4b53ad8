#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Settings as the SET clauses of routines have them (manual, 20.1).
namespace aludel::postgresql {

/// `name`, or `prefix.name` of an extension.
bool is_setting(std::string_view name);

/// A number as the grammar reads it, without a sign: "100", "0.5", "1e3".
bool is_number(std::string_view text);

/// What follows TO: one literal, or one for each item where the setting is a list of names. Items are parted
/// by commas, and kept as written; one in double quotes may hold anything.
std::string setting_value(std::string_view name, std::string_view value);

/// The reverse: the value whose items these are.
std::string setting_text(std::string_view name, const std::vector<std::string>& items);

} // namespace aludel::postgresql
