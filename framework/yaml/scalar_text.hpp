#pragma once
#include <string>
#include <string_view>

/// How a text is spelled so that our reader, and any of YAML 1.2, has the same text again.
namespace aludel::yaml {

enum class Where { block, flow }; ///< inside [ ] and { } fewer texts can go without quotes

/// On one line: as it is where it is read as text, otherwise in quotes.
std::string spelled(std::string_view text, Where where);

/// Whether a `|` block keeps every byte.
bool survives_block(std::string_view text);

/// The text after its key: `|`, and its lines, each indented by `indent` blanks; without the last line end.
/// `survives_block` holds. `depth` is how much deeper that is than the key or dash above.
std::string block_of(std::string_view text, int indent, int depth);

/// In double quotes with a line of the file for each of its lines, the further ones indented.
std::string quoted_lines(std::string_view text, int indent);

} // namespace aludel::yaml
