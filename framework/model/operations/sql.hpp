#pragma once
#include "framework/model/sql_block.hpp"
#include "framework/model/table_parts.hpp"

namespace aludel::model {

/// SQL texts, the same for every dialect or one list for each. An empty list is "nothing to do, on purpose".
struct SqlBlocks {
  std::vector<SqlBlock> every;
  std::map<std::string, std::vector<SqlBlock>> by_dialect;
  /// Null when it was written by dialect and this one is missing.
  const std::vector<SqlBlock>* in(std::string_view dialect) const;
  bool operator==(const SqlBlocks&) const = default;
};

/// Runs as written and where it stands.
struct Sql {
  static constexpr std::string_view key = "sql";
  static constexpr std::string_view doc = "SQL as written: text, a list of texts, or by dialect.";
  SqlBlocks blocks;
  bool operator==(const Sql&) const = default;
};

/// The same, from a file beside the revision; the reader has put the file's text into `blocks`.
struct SqlFile {
  static constexpr std::string_view key = "sql_file";
  static constexpr std::string_view doc =
      "SQL from a file, relative to the revision file: a path, or by dialect.";
  std::string path;
  std::map<std::string, std::string> path_by_dialect;
  SqlBlocks blocks;
  bool operator==(const SqlFile&) const = default;
};

} // namespace aludel::model
