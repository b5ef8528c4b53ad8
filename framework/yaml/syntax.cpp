#include "framework/yaml/syntax.hpp"

#include <array>
#include <yaml-cpp/exceptions.h>

namespace aludel::yaml {

namespace {
namespace Said = YAML::ErrorMsg;

struct Row {
  std::string_view said; ///< how the parser's message begins
  std::string_view code;
  std::string_view message;
  std::string_view help;
};

constexpr std::string_view quote_it =
    "text that begins with a sign of YAML's own, or that holds ': ' or ' #', "
    "is quoted";
constexpr std::string_view write_again = "write the value again where it is needed";

const std::array rows{
    Row{Said::END_OF_MAP, "syntax", "this stands where a key of the map was expected",
        "give a key the indentation of the keys above it, and quote a value that holds quotes or brackets"},
    Row{Said::END_OF_SEQ, "syntax", "this stands where '- ' and the next item of the list was expected",
        "give it the indentation of the items above"},
    Row{Said::END_OF_MAP_FLOW, "syntax", "this { is never closed", "close it with }"},
    Row{Said::END_OF_SEQ_FLOW, "syntax", "this [ is never closed", "close it with ]"},
    Row{Said::FLOW_END, "syntax", "this bracket closes nothing",
        "remove it, or quote the text that holds it"},
    Row{Said::MAP_VALUE, "syntax", "a ':' stands where no key can stand before it",
        "quote text that holds ': '; a key on a line of its own has the indentation of the keys above it"},
    Row{Said::MAP_KEY, "syntax", "a key cannot stand here", quote_it},
    Row{Said::BLOCK_ENTRY, "syntax", "a list cannot begin here",
        "put '- ' on a line of its own below the key, or quote the text"},
    Row{Said::UNKNOWN_TOKEN, "syntax", "no text can begin with this character", quote_it},
    Row{Said::INVALID_ESCAPE, "syntax", "no such escape in a double-quoted text",
        "write \\\\ for a backslash, or use single quotes"},
    Row{Said::INVALID_HEX, "syntax", "this escape lacks hexadecimal digits",
        "write \\xHH, \\uHHHH or \\UHHHHHHHH"},
    Row{Said::INVALID_UNICODE, "syntax", "this escape is no Unicode character", ""},
    Row{Said::EOF_IN_SCALAR, "syntax", "this quote is never closed",
        "close it, or write the text without quotes"},
    Row{Said::DOC_IN_SCALAR, "syntax", "a line '---' or '...' stands inside quotes",
        "indent it, or close the quote"},
    Row{Said::TAB_IN_INDENTATION, "tab", "a tab indents this line", "indent with blanks"},
    Row{Said::CHAR_IN_BLOCK, "syntax", "only an indentation digit, + or - may follow | and >",
        "put the text on the next line"},
    Row{Said::ZERO_INDENT_IN_BLOCK, "syntax", "a block cannot be indented by 0", "write a digit from 1 to 9"},
    Row{Said::UNKNOWN_ANCHOR, "alias", "aliases are not read", write_again},
    Row{Said::ALIAS_NOT_FOUND, "syntax", "no text can begin with '*'", quote_it},
    Row{Said::CHAR_IN_ALIAS, "syntax", "no text can begin with '*'", quote_it},
    Row{Said::ALIAS_CONTENT, "alias", "aliases are not read", write_again},
    Row{Said::ANCHOR_NOT_FOUND, "syntax", "no text can begin with '&'", quote_it},
    Row{Said::CHAR_IN_ANCHOR, "syntax", "no text can begin with '&'", quote_it},
    Row{Said::MULTIPLE_ANCHORS, "alias", "anchors are not read", write_again},
    Row{Said::MULTIPLE_TAGS, "tag", "tags are not read", "quote the value where it is text"},
    Row{Said::TAG_WITH_NO_SUFFIX, "syntax", "no text can begin with '!'", quote_it},
    Row{Said::CHAR_IN_TAG_HANDLE, "syntax", "no text can begin with '!'", quote_it},
    Row{Said::END_OF_VERBATIM_TAG, "syntax", "no text can begin with '!'", quote_it},
    Row{Said::YAML_MAJOR_VERSION, "syntax", "the file asks for another version of YAML",
        "remove the line; YAML 1.2 is read"},
    Row{Said::YAML_VERSION, "syntax", "the file asks for another version of YAML",
        "remove the line; YAML 1.2 is read"},
    Row{Said::BAD_FILE, "nesting", "the file is nested too deeply", "64 levels are read"},
};
} // namespace

SyntaxFault syntax_fault(std::string_view parser_message) {
  for (const auto& row : rows)
    if (parser_message == row.said ||
        (parser_message.substr(0, row.said.size()) == row.said && row.said.back() == ' '))
      return {std::string(row.code), std::string(row.message), std::string(row.help)};
  return {"syntax", "this is no YAML: " + std::string(parser_message), std::string(quote_it)};
}

bool is_escape(std::string_view parser_message) {
  for (const std::string_view said : {Said::INVALID_ESCAPE, Said::INVALID_HEX, Said::INVALID_UNICODE})
    if (parser_message.substr(0, said.size()) == said) return true;
  return false;
}

bool is_end_of_map(std::string_view parser_message) { return parser_message == Said::END_OF_MAP; }

bool is_unclosed_quote(std::string_view parser_message) { return parser_message == Said::EOF_IN_SCALAR; }

bool is_unclosed_bracket(std::string_view parser_message) {
  return parser_message == Said::END_OF_MAP_FLOW || parser_message == Said::END_OF_SEQ_FLOW;
}

} // namespace aludel::yaml
