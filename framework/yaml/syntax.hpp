#pragma once
#include <string>
#include <string_view>

namespace aludel::yaml {

struct SyntaxFault {
  std::string code;
  std::string message;
  std::string help;
};

/// What a message of the parser says, in a sentence for the author of the file.
SyntaxFault syntax_fault(std::string_view parser_message);

/// Whether the parser has stopped after an escape, at what is no key, or at the end inside quotes or
/// brackets.
bool is_escape(std::string_view parser_message);
bool is_end_of_map(std::string_view parser_message);
bool is_unclosed_quote(std::string_view parser_message);
bool is_unclosed_bracket(std::string_view parser_message);

} // namespace aludel::yaml
