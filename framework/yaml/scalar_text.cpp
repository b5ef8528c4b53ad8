#include "framework/yaml/scalar_text.hpp"

#include "framework/yaml/scalar.hpp"

#include <algorithm>
#include <array>

namespace aludel::yaml {

namespace {
struct Escape {
  std::string_view bytes;
  std::string_view written;
};
/// What the reader refuses unescaped, or any reader of YAML may take for a line end (YAML 1.2, 5.4 and 5.7).
constexpr std::array escapes{
    Escape{"\"", "\\\""},
    Escape{"\\", "\\\\"},
    Escape{"\n", "\\n"},
    Escape{"\r", "\\r"},
    Escape{"\t", "\\t"},
    Escape{"\xC2\x85", "\\u0085"},
    Escape{"\xE2\x80\xA8", "\\u2028"},
    Escape{"\xE2\x80\xA9", "\\u2029"},
    Escape{"\xEF\xBB\xBF", "\\uFEFF"},
};
constexpr std::size_t always_escaped = 5; ///< of these, the others alone forbid text without quotes

std::string hex(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string("\\x") + digits[byte >> 4U] + digits[byte & 15U];
}

/// The bytes of a control character that begins at `at`; 0 when none does.
std::size_t control_size(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x20 || byte == 0x7F) return 1;
  if (byte != 0xC2 || at + 1 == text.size()) return 0;
  return static_cast<unsigned char>(text[at + 1]) < 0xA0 ? 2 : 0;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto known = std::find_if(escapes.begin(), escapes.end(), [&](const Escape& escape) {
      return text.substr(at, escape.bytes.size()) == escape.bytes;
    });
    if (known != escapes.end()) {
      out += known->written;
      at += known->bytes.size();
    } else if (const auto size = control_size(text, at)) {
      out += hex(static_cast<unsigned char>(text[at + size - 1]));
      at += size;
    } else {
      out += text[at++];
    }
  }
  return out;
}

/// Something in it is only written with an escape; line feeds and tabs aside.
bool needs_escapes(std::string_view text) {
  for (std::size_t i = always_escaped; i < escapes.size(); ++i)
    if (text.find(escapes[i].bytes) != std::string_view::npos) return true;
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] != '\n' && text[at] != '\t' && control_size(text, at) > 0) return true;
  return false;
}

/// A plain scalar of this text would be null, true, false or a number.
bool means_something_else(std::string_view text) {
  for (const std::string_view word : {"~", "null", "Null", "NULL"})
    if (text == word) return true;
  return boolean_of(text).has_value() || number_kind(text) != NumberKind::none;
}

bool is_blank_or_end(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' '; }

/// ": " and " #" end a plain scalar.
bool holds_indicator(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] == ':' && is_blank_or_end(text, i + 1)) || (text[i] == '#' && i > 0 && text[i - 1] == ' '))
      return true;
  return false;
}

bool can_be_plain(std::string_view text, Where where) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`=").find(text.front()) != std::string_view::npos) return false;
  if (text.substr(0, 3) == "..." || text.substr(0, 2) == "<<") return false;
  if (where == Where::flow && text.find_first_of(",[]{}?") != std::string_view::npos) return false;
  return text.find_first_of("\n\t") == std::string_view::npos && !holds_indicator(text) &&
         !needs_escapes(text) && !means_something_else(text);
}

bool can_be_single_quoted(std::string_view text) {
  return text.find_first_of("\n\t") == std::string_view::npos && !needs_escapes(text);
}

std::string single_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "''" : std::string(1, c);
  return out + "'";
}
} // namespace

std::string spelled(std::string_view text, Where where) {
  if (can_be_plain(text, where)) return std::string(text);
  const bool backslashes = text.find_first_of("\"\\") != std::string_view::npos;
  if (backslashes && can_be_single_quoted(text)) return single_quoted(text);
  return "\"" + escaped(text) + "\"";
}

bool survives_block(std::string_view text) {
  // Empty lines at its end would be kept by `|+`, and so would those that stand behind it in the file.
  return !text.ends_with("\n\n") && text.find_first_not_of("\n \t") != std::string_view::npos &&
         !needs_escapes(text);
}

std::string block_of(std::string_view text, int indent, int depth) {
  const auto first = text[text.find_first_not_of('\n')];
  std::string out = "|";
  if (first == ' ' || first == '\t') out += std::to_string(depth);
  if (!text.ends_with('\n')) out += "-";
  const auto body = text.substr(0, text.size() - (text.ends_with('\n') ? 1 : 0));
  for (std::size_t start = 0; start <= body.size();) {
    const auto end = std::min(body.find('\n', start), body.size());
    out += '\n';
    if (end > start)
      out.append(static_cast<std::size_t>(indent), ' ').append(body.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

std::string quoted_lines(std::string_view text, int indent) {
  std::string out = "\"";
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size() - 1) + 1;
    auto line = escaped(text.substr(start, end - start));
    // Blanks where a line begins are indentation: an escaped one ends it.
    if (start > 0 && line.front() == ' ') line.insert(0, 1, '\\');
    if (start > 0) out.append("\\\n").append(static_cast<std::size_t>(indent), ' ');
    out += line;
    start = end;
  }
  return out + "\"";
}

} // namespace aludel::yaml
