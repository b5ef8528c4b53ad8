#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Regular expressions (ECMA 262, as JSON Schema takes them) of what the reader takes as a scalar.
namespace aludel::schema::patterns {

inline constexpr std::string_view one_line = "^[^\\n]+$";
inline constexpr std::string_view not_blank = "\\S";
inline constexpr std::string_view not_empty = "[\\s\\S]";
inline constexpr std::string_view duration = "^[0-9]+(ms|s|m|h|d)$";
inline constexpr std::string_view comparison = "^\\s*(>=|<=|!=|==|>|<|=)?\\s*[0-9]+(\\.[0-9]+)*\\s*$";
inline constexpr std::string_view multiple = "^([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?x .*\\S";
inline constexpr std::string_view version = "^[0-9]+(\\.[0-9]+)*$|\\$\\{";
inline constexpr std::string_view table_name = "^[^.\\n]+(\\.[^.\\n]+)?$|\\$\\{";
inline constexpr std::string_view file_template = "^[^/]*\\{revision\\}[^/]*$|\\$\\{";
inline constexpr std::string_view variable = "\\$\\{";

/// A day of the calendar, leap days in every year.
std::string day();
/// A day, with or without a time.
std::string moment();

/// One of the words in any case, with blanks or hyphens for `_`.
std::string words(const std::vector<std::string_view>& words);

/// The portable types with their arguments and dimensions.
std::string portable_types();

} // namespace aludel::schema::patterns
