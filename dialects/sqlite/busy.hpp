#pragma once
#include "framework/dialect/contender.hpp"

#include <string_view>
#include <vector>

struct sqlite3;

namespace aludel::sqlite {

/// The other processes that hold locks on the connection's files, as far as the system tells (Linux).
dialect::Contenders lock_holders(::sqlite3* database);

/// A lock of SQLite's own as a line of /proc/locks has it (proc(5)).
struct FileLockLine {
  std::int64_t process = 0;
  std::uint64_t inode = 0;
  bool writes = false;
  bool operator==(const FileLockLine&) const = default;
};
std::vector<FileLockLine> locks_in(std::string_view proc_locks);

} // namespace aludel::sqlite
