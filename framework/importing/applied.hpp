#pragma once
#include "framework/dialect/session.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What a tool's own table in a database says.
namespace aludel::importing {

struct VersionTable {
  enum class Rows {
    none,  ///< the tool keeps no table
    each,  ///< a row for every version that is applied
    up_to, ///< one row: that version, and all before it
  };
  Rows rows = Rows::none;
  std::string_view schema = {};
  std::string_view table = {};
  /// Gives the version, and whether it was finished (`t`, 1), of what is applied.
  std::string_view query = {};
  bool file_names = false; ///< versions stand in front of the names of files
};

struct Applied {
  std::vector<std::string> versions;   ///< as the table has them
  std::vector<std::string> unfinished; ///< begun, and not ended
};

/// Throws Error exit 2 when there is no such table.
Applied read_applied(const VersionTable& table, std::string_view title, dialect::Session& session);

/// How many of the chain's first versions the table says are applied. Throws Error exit 2 where it says
/// something else than a beginning of the chain: a gap, a version that is not in it, one that broke off.
std::size_t applied_length(const VersionTable& table, std::string_view title, const Applied& applied,
                           const std::vector<std::string>& chain);

} // namespace aludel::importing
