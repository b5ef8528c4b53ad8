#pragma once
#include "framework/base/json.hpp"
#include "framework/lint/lint.hpp"

#include <string>

/// What the lint found.
namespace aludel::report {

/// By file, each with its source line and a caret; in the end how many there are, and for which servers it
/// was judged. What the author accepted is only counted. It is printable.
std::string to_text(const lint::Result& result, bool colour = false);

/// Only how many there are.
std::string summary_text(const lint::Result& result);

/// What is said of one beside its place and its rule, a line each: the message, what its tables hold, the way
/// out.
std::string said_of(const lint::Finding& finding, const lint::Result& result);

/// A column of bytes as one of characters.
int character_column(const base::Place& place, int line, int column);

/// The shape of `lint`. Columns count characters, not bytes.
base::Json to_json(const lint::Result& result);
base::Json to_json(const lint::Finding& finding);
base::Json findings_json(const lint::Result& result); ///< only the array

/// A rule with its page; `page` may be empty.
std::string to_text(const lint::Rule& rule, std::string_view page);
/// All of them, a line each, by group.
std::string rules_text();
base::Json to_json(const lint::Rule& rule);
base::Json rules_json();

} // namespace aludel::report
