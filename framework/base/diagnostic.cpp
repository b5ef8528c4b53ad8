#include "framework/base/diagnostic.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <tuple>

namespace aludel::base {

namespace {

constexpr std::size_t shown_width = 120;

std::string painted(std::string_view text, std::string_view code, bool colour) {
  return colour ? "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string_view colour_of(Severity severity) {
  switch (severity) {
  case Severity::error: return "1;31";
  case Severity::warning: return "1;33";
  case Severity::info: return "1;36";
  }
  return "";
}

/// A line up to a column, as it may be shown. What stands before it may make a password of it.
std::string shown_line(const Source& source, int line, std::size_t columns = std::string::npos) {
  constexpr std::size_t before = 1000;
  const auto text = source_line(source, line).substr(0, columns);
  std::size_t begin = 0;
  for (int i = 1; i < line; ++i) begin = source.text.find('\n', begin) + 1;
  const auto from = begin > before ? begin - before : 0;
  const auto shown = without_passwords(source.text.substr(from, begin - from) + text);
  return shown.substr(shown.rfind('\n') + 1);
}

/// The quoted line and the caret line. Tabs and control characters become blanks, so that the caret stands
/// where the reader sees the fault; a long line is cut around it.
std::string quoted(const Place& place) {
  auto line = shown_line(*place.source, place.line);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  auto column = static_cast<std::size_t>(std::max(place.column, 1) - 1);
  column = std::min(shown_line(*place.source, place.line, column).size(), line.size());
  if (column > shown_width) {
    const auto cut = column - shown_width / 2;
    line.erase(0, cut);
    column -= cut;
  }
  if (line.size() > shown_width + 40) line.resize(shown_width + 40);
  for (auto bad = invalid_utf8(line); bad; bad = invalid_utf8(line)) line[*bad] = '?';
  const auto room = line.size() > column ? line.size() - column : 1;
  const auto width = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(place.length, 1)), 1, room);
  return "    " + printable(line) + "\n    " + std::string(column, ' ') + "^" + std::string(width - 1, '~');
}
} // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
  case Severity::error: return "error";
  case Severity::warning: return "warning";
  case Severity::info: return "info";
  }
  return "";
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sort_by_place(Diagnostics& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.place.path(), a.place.line, a.place.column) <
           std::tie(b.place.path(), b.place.line, b.place.column);
  });
}

std::string to_text(const Diagnostic& diagnostic, bool colour) {
  const auto place = on_one_line(to_string(diagnostic.place));
  std::string text = place.empty() ? "" : painted(place, "1", colour) + ": ";
  text += painted(to_string(diagnostic.severity), colour_of(diagnostic.severity), colour);
  if (!diagnostic.code.empty()) text += "[" + diagnostic.code + "]";
  text += ": " + printable(without_passwords(diagnostic.message));
  if (diagnostic.place.known()) text += "\n" + quoted(diagnostic.place);
  if (!diagnostic.help.empty())
    text += "\n    " + painted("help:", "1", colour) + " " + printable(without_passwords(diagnostic.help));
  return text;
}

} // namespace aludel::base
