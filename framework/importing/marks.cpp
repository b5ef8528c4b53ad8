#include "framework/importing/marks.hpp"

#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::importing {

void for_each_line(std::string_view text,
                   const std::function<void(std::string_view, std::size_t, std::size_t)>& visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    visit(text.substr(begin, end - begin), begin, std::min(end + 1, text.size()));
    begin = end + 1;
  }
}

std::string_view comment_of(std::string_view line) {
  line = base::trim(line);
  if (!line.starts_with("--")) return {};
  return base::trim(line.substr(2));
}

bool is_not_switched_off(const Folder& folder, const std::string& file, std::string_view key) {
  bool on = true;
  if (!folder.has(file)) return on;
  for_each_line(folder.read(file)->text, [&](std::string_view line, std::size_t, std::size_t) {
    const auto parts = base::split(line.substr(0, line.find('#')), '=');
    if (parts.size() == 2 && base::trim(parts[0]) == key) on = base::trim(parts[1]) != "false";
  });
  return on;
}

namespace {
/// Where the directions begin, in bytes.
struct Directions {
  std::optional<std::size_t> up, down;
};

/// A mark stands once: a second one belongs to the SQL around it, as its tool has it.
void take(Mark mark, std::size_t begin, const base::SourcePtr& source, MarkedFile& file, Directions& at) {
  if (mark == Mark::up && !at.up) {
    at.up = begin;
    file.up_mark = base::place_at(source, begin);
  }
  if (mark == Mark::down && !at.down) {
    at.down = begin;
    file.down_mark = base::place_at(source, begin);
  }
}

model::SqlBlock part(const MarkedFile& file, std::size_t begin, std::size_t end) {
  return {file.text.substr(begin, end - begin), base::place_at(file.source, begin)};
}
} // namespace

MarkedFile marked(const base::SourcePtr& source, const std::function<Mark(std::string_view)>& mark_of) {
  MarkedFile file;
  file.source = source;
  file.text = source->text;
  Directions at;
  for_each_line(source->text, [&](std::string_view line, std::size_t begin, std::size_t) {
    const auto mark = mark_of(line);
    take(mark, begin, source, file, at);
    if (mark != Mark::none) {
      std::fill_n(file.text.begin() + static_cast<std::ptrdiff_t>(begin), line.size(), ' ');
    } else if (!at.up && !at.down && !file.stray && !base::trim(line).empty() && comment_of(line).empty() &&
               !base::trim(line).starts_with("--")) {
      file.stray = line;
    }
  });
  const auto end = file.text.size();
  const bool down_first = at.up && at.down && *at.down < *at.up;
  file.up = part(file, down_first ? *at.up : 0, down_first ? end : at.down.value_or(end));
  if (at.down) file.down = part(file, *at.down, down_first ? *at.up : end);
  return file;
}

} // namespace aludel::importing
