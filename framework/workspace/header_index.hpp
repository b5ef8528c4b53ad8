#pragma once
#include "framework/base/files.hpp"
#include "framework/model/revision.hpp"
#include "framework/workspace/cache_file.hpp"

#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace aludel::workspace {

/// What the headers of revision files said when they were last read, kept in a file, so that a call need not
/// parse what has not changed. Only ever a shortcut.
class HeaderIndex {
public:
  /// `reader` names who read the headers: the program's version, and whatever else changes what is read.
  HeaderIndex(base::Files& files, std::filesystem::path file, std::string_view reader);

  /// The header of a file that has not changed since. Its places have `source`, whose text nobody has read.
  std::optional<model::RevisionHeader> unchanged(const base::StampedFile& file,
                                                 const base::SourcePtr& source);
  /// The header of a file whose text is the same as then, whatever its stamp.
  std::optional<model::RevisionHeader> same_text(const base::StampedFile& file,
                                                 const base::SourcePtr& source);
  /// SHA-256 of the text of a file that has not changed since; empty: not known.
  std::string_view digest(const base::StampedFile& file) const;
  /// A header that was read anew from the text of `source`.
  void keep(const base::StampedFile& file, const base::SourcePtr& source,
            const model::RevisionHeader& header);

  /// Writes what was found and kept since the start, and nothing else, when it differs from the file and
  /// there are so many headers that they are worth it.
  void save();

private:
  /// What stands in the file, or will; the views are of `loaded_` or `made_`.
  struct Entry {
    std::string_view path;
    std::optional<base::FileStamp> stamp;
    std::string_view digest;
    std::string_view header; ///< packed
  };
  const Entry* find(const base::StampedFile& file) const;
  std::string_view made(std::string text);
  std::string text() const;

  CacheFile file_;
  std::string loaded_; ///< what stood in it
  std::unordered_map<std::string_view, Entry> known_;
  std::vector<Entry> used_;
  std::deque<std::string> made_; ///< where they are they stay
  bool changed_ = false;
};

} // namespace aludel::workspace
