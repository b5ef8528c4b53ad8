#pragma once
#include "framework/base/json.hpp"

#include <string>

/// YAML as a person lays it out: what fits is on one line, lists of maps have a line an item, and texts of
/// several lines are `|` blocks.
namespace aludel::yaml {

enum class Tall { when_needed, always }; ///< always: a key a line, though all would fit on one

/// `key: value`, beginning at column `indent`, with a line end.
std::string entry_text(const std::string& key, const base::Json& value, int indent,
                       Tall tall = Tall::when_needed);

/// The same for every entry of a map.
std::string entries_text(const base::Json& map, int indent);

/// The lines of a list item begin `- `, or two blanks.
std::string as_item(const std::string& lines, int indent);

} // namespace aludel::yaml
