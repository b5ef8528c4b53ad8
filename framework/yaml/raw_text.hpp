#pragma once
#include "framework/base/diagnostic.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

/// What only the bytes of a file tell: where a quote closes, where the lines of a block begin.
namespace aludel::yaml {

/// False, with one complaint, when the text is no UTF-8 text: another encoding, control characters, lone
/// carriage returns, or more than 64 MiB.
bool is_readable(const base::SourcePtr& source, base::Diagnostics& problems);

/// The text after a UTF-8 byte order mark.
std::string_view without_mark(std::string_view text);

/// The offset of the quote that closes the one at `open`.
std::optional<std::size_t> closing_quote(std::string_view text, std::size_t open);

/// The offset of the first quote after `from` that opens a text and is never closed.
std::optional<std::size_t> unclosed_quote(std::string_view text, std::size_t from);

/// Whether a line after the first begins at the margin (YAML 1.2, 6.1: it must be indented).
bool continues_at_margin(std::string_view part);

/// The offset of the tab that indents the line of `offset`, or the line above it.
std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t offset);

/// By how many bytes the lines of a `|` block are indented; `header` is the offset of the `|`, `value` the
/// text that it means.
int block_indent(std::string_view text, std::size_t header, std::string_view value);

} // namespace aludel::yaml
