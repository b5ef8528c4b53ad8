#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/base/files.hpp"
#include "framework/model/sql_block.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace aludel::importing {

/// A folder of a tool, and where complaints about it go.
class Folder {
public:
  /// `shown`: the path as the user would write it.
  Folder(const base::Files& files, std::filesystem::path path, std::string shown,
         base::Diagnostics& problems);

  std::vector<std::string> files() const;   ///< names, sorted
  std::vector<std::string> folders() const; ///< the same; none that is hidden
  Folder inner(const std::string& name) const;
  bool has(const std::string& name) const; ///< a file
  std::string name() const;                ///< of the folder itself

  /// The text of a file, without a byte order mark. What is not UTF-8 is complained about, and empty.
  base::SourcePtr read(const std::string& name) const;

  /// `name`: of a file in it; empty: the folder itself.
  void problem(const std::string& name, std::string message, std::string help) const;
  void problem(const base::Place& place, std::string message, std::string help) const;
  void note(const std::string& name, std::string message, std::string help) const;

private:
  const base::Files& files_;
  std::filesystem::path path_;
  std::string shown_;
  base::Diagnostics& problems_;
};

/// The text of a file as SQL, from one byte to another.
model::SqlBlock block_of(const base::SourcePtr& source, std::size_t begin = 0,
                         std::size_t end = std::string::npos);

} // namespace aludel::importing
