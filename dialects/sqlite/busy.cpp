#include "dialects/sqlite/busy.hpp"

#include "framework/base/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <pwd.h>
#include <set>
#include <sqlite3.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace aludel::sqlite {

namespace {
// Where SQLite's locks are (https://www.sqlite.org/fileformat2.html#the_lock_byte_page, and walformat.html,
// 2.3.1, for the file beside a database in WAL mode).
constexpr std::uint64_t lock_page = 0x40000000, lock_page_end = lock_page + 512;
constexpr std::uint64_t wal_locks = 120, wal_locks_end = 128;

bool is_ours(std::uint64_t start) {
  return (start >= lock_page && start < lock_page_end) || (start >= wal_locks && start < wal_locks_end);
}

std::string whole_file(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The device is left out: what stat() says of it is not what stands there on every file system.
std::set<std::uint64_t> inodes_of(::sqlite3* database) {
  std::set<std::uint64_t> inodes;
  for (int i = 0; const char* name = sqlite3_db_name(database, i); ++i) {
    const char* file = sqlite3_db_filename(database, name);
    if (file == nullptr || *file == '\0') continue;
    for (const auto& path : {std::string(file), std::string(file) + "-shm"}) {
      struct ::stat entry {};
      if (::stat(path.c_str(), &entry) == 0) inodes.insert(entry.st_ino);
    }
  }
  return inodes;
}

std::string owner_of(const std::string& path) {
  struct ::stat entry {};
  if (::stat(path.c_str(), &entry) != 0) return {};
  const auto* user = ::getpwuid(entry.st_uid);
  return user == nullptr ? std::to_string(entry.st_uid) : user->pw_name;
}

dialect::Contender process_of(const FileLockLine& lock) {
  const auto folder = "/proc/" + std::to_string(lock.process);
  dialect::Contender one;
  one.process = lock.process;
  one.application = base::trim(whole_file(folder + "/comm"));
  one.user = owner_of(folder);
  one.state = lock.writes ? "writing" : "reading";
  return one;
}
} // namespace

std::vector<FileLockLine> locks_in(std::string_view proc_locks) {
  std::vector<FileLockLine> locks;
  for (const auto& line : base::split(proc_locks, '\n')) {
    std::vector<std::string> words;
    for (const auto& word : base::split(line, ' '))
      if (!word.empty()) words.push_back(word);
    // "1: POSIX ADVISORY WRITE 4711 08:01:42 1073741824 1073742335"; one that waits has "->" behind the
    // number
    if (words.size() < 8 || words[1] != "POSIX" || !is_ours(std::strtoull(words[6].c_str(), nullptr, 10)))
      continue;
    const auto inode = words[5].substr(words[5].rfind(':') + 1);
    locks.push_back(
        {std::atoll(words[4].c_str()), std::strtoull(inode.c_str(), nullptr, 10), words[3] == "WRITE"});
  }
  return locks;
}

dialect::Contenders lock_holders(::sqlite3* database) {
  const auto inodes = inodes_of(database);
  dialect::Contenders holders;
  for (const auto& lock : locks_in(whole_file("/proc/locks"))) {
    if (lock.process == ::getpid() || inodes.count(lock.inode) == 0) continue;
    const auto known = std::find_if(holders.begin(), holders.end(),
                                    [&](const auto& one) { return one.process == lock.process; });
    if (known == holders.end())
      holders.push_back(process_of(lock));
    else if (lock.writes)
      known->state = "writing";
  }
  return holders;
}

} // namespace aludel::sqlite
