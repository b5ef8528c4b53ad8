#pragma once
#include "framework/base/files.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace aludel::workspace {

/// From so many revisions on it is worth keeping what was worked out of them.
constexpr std::size_t worth_keeping = 64;

/// A file with what was worked out before. Only ever a shortcut: one that cannot be read, is damaged, or was
/// written in another form or by another reader is as good as none, and one that cannot be written is not.
class CacheFile {
public:
  /// `form` is that of the bytes, with a number that is raised when it changes; `reader` names who worked
  /// them out: the program's version, and whatever else changes what comes of the same files.
  CacheFile(base::Files& files, std::filesystem::path file, std::string_view form, std::string_view reader);

  std::string load() const; ///< what was saved; empty: nothing that counts
  void save(std::string_view bytes) const;

private:
  base::Files& files_;
  std::filesystem::path file_;
  std::string head_; ///< what the bytes stand behind
};

} // namespace aludel::workspace
