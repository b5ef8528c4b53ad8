#include "framework/yaml/raw_text.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::yaml {

namespace {
constexpr std::string_view mark = "\xEF\xBB\xBF";
constexpr std::size_t largest = std::size_t{64} << 20;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// C0 controls but tab and line ends, DEL, and C1 controls but NEL (YAML 1.2, 5.1 c-printable).
bool is_control(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x20) return c != '\t' && c != '\n' && c != '\r';
  if (c == 0xC2 && at + 1 < text.size()) {
    const auto next = static_cast<unsigned char>(text[at + 1]);
    return next < 0xA0 && next != 0x85;
  }
  return c == 0x7F;
}

struct Flaw {
  std::size_t offset;
  std::string message;
  std::string help;
};

std::optional<Flaw> flaw_of_characters(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\0') return Flaw{i, "the file holds a NUL byte", "save it as UTF-8 text"};
    if (is_control(text, i)) return Flaw{i, "the file holds a control character", "remove it"};
    if (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))
      return Flaw{i, "a carriage return stands without a line feed", "end lines with LF or CRLF"};
  }
  return std::nullopt;
}

std::optional<Flaw> flaw_of(std::string_view text) {
  if (text.size() > largest)
    return Flaw{0, "the file is larger than 64 MiB", "load data from files of its own"};
  if (text.substr(0, 2) == "\xFF\xFE" || text.substr(0, 2) == "\xFE\xFF")
    return Flaw{0, "the file is UTF-16", "save it as UTF-8"};
  if (const auto bad = base::invalid_utf8(text))
    return Flaw{*bad, "the file is not valid UTF-8 from here", "save it as UTF-8"};
  const auto inner = text.find(mark, text.substr(0, mark.size()) == mark ? mark.size() : 0);
  if (inner != std::string_view::npos)
    return Flaw{inner, "a byte order mark stands inside the file",
                "remove it: U+FEFF, an invisible character"};
  return flaw_of_characters(text);
}

/// The offset after a comment that begins at `at`, or `at`.
std::size_t after_comment(std::string_view text, std::size_t at) {
  if (text[at] != '#' || (at > 0 && !is_blank(text[at - 1]) && text[at - 1] != '\n')) return at;
  return std::min(text.find('\n', at), text.size());
}

bool opens_text(std::string_view text, std::size_t at) {
  constexpr std::string_view before = " \t\n,[{:-";
  return (text[at] == '\'' || text[at] == '"') &&
         (at == 0 || before.find(text[at - 1]) != std::string_view::npos);
}

std::string_view line_from(std::string_view text, std::size_t start) {
  auto line = text.substr(start, std::min(text.find('\n', start), text.size()) - start);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}
} // namespace

bool is_readable(const base::SourcePtr& source, base::Diagnostics& problems) {
  const auto flaw = flaw_of(source->text);
  if (!flaw) return true;
  problems.push_back(
      {base::Severity::error, "encoding", flaw->message, flaw->help, base::place_at(source, flaw->offset)});
  return false;
}

std::string_view without_mark(std::string_view text) {
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  return text;
}

std::optional<std::size_t> closing_quote(std::string_view text, std::size_t open) {
  const char quote = text[open];
  for (std::size_t i = open + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      const bool doubled = quote == '\'' && i + 1 < text.size() && text[i + 1] == quote;
      if (!doubled) return i;
      ++i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> unclosed_quote(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    i = after_comment(text, i);
    if (i >= text.size() || !opens_text(text, i)) continue;
    const auto close = closing_quote(text, i);
    if (!close) return i;
    i = *close;
  }
  return std::nullopt;
}

bool continues_at_margin(std::string_view part) {
  for (auto end = part.find('\n'); end != std::string_view::npos; end = part.find('\n', end + 1)) {
    const char next = end + 1 < part.size() ? part[end + 1] : '\n';
    if (!is_blank(next) && next != '\n' && next != '\r') return true;
  }
  return false;
}

std::optional<std::size_t> indenting_tab(std::string_view text, std::size_t offset) {
  std::size_t end = std::min(text.find('\n', std::min(offset, text.size())), text.size());
  for (int lines = 0; lines < 2; ++lines) {
    const auto newline = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
    const auto start = newline == std::string_view::npos ? 0 : newline + 1;
    const auto content = text.find_first_not_of(" \t", start);
    const auto tab = text.find('\t', start);
    if (tab < std::min(content, end)) return tab;
    if (start == 0) break;
    end = start - 1;
  }
  return std::nullopt;
}

int block_indent(std::string_view text, std::size_t header, std::string_view value) {
  const auto blank_lines = std::min(value.find_first_not_of('\n'), value.size());
  if (blank_lines == value.size()) return 0;
  auto start = text.find('\n', header);
  for (std::size_t i = 0; i < blank_lines && start != std::string_view::npos; ++i)
    start = text.find('\n', start + 1);
  if (start == std::string_view::npos) return 0;
  const auto written = line_from(text, start + 1).size();
  const auto meant = line_from(value, blank_lines).size();
  return written > meant ? static_cast<int>(written - meant) : 0;
}

} // namespace aludel::yaml
