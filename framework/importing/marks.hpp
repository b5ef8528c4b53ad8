#pragma once
#include "framework/importing/folder.hpp"
#include "framework/importing/migration.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// Files that hold both directions, parted by lines of comment.
namespace aludel::importing {

enum class Mark {
  none,
  up,    ///< the upgrade begins behind this line
  down,  ///< the downgrade does
  other, ///< it tells the tool something else
};

struct MarkedFile {
  base::SourcePtr source;
  std::string text; ///< with blanks in the place of the marks
  std::optional<base::Place> up_mark;
  std::optional<base::Place> down_mark;
  std::optional<std::string> stray; ///< the first line of SQL that stands before any mark

  model::SqlBlock up;
  std::optional<model::SqlBlock> down;
};

/// `mark_of` is asked for every line. What stands before the first mark belongs to the upgrade.
MarkedFile marked(const base::SourcePtr& source, const std::function<Mark(std::string_view)>& mark_of);

/// What a line of comment says, without its dashes and the blanks around it; empty for other lines.
std::string_view comment_of(std::string_view line);

/// Whether a file of settings, which need not be there, has no line `KEY = false`. A # begins a remark.
bool is_not_switched_off(const Folder& folder, const std::string& file, std::string_view key);

/// Calls `visit(line, begin, next)` with each line, without its line end.
void for_each_line(std::string_view text,
                   const std::function<void(std::string_view, std::size_t, std::size_t)>& visit);

} // namespace aludel::importing
