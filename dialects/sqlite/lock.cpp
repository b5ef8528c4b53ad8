#include "dialects/sqlite/lock.hpp"

#include "framework/base/clock.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace aludel::sqlite {

namespace {
namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, int error) {
  throw base::Error(base::Exit::unreachable, "lock-failed",
                    "the lock file " + path.string() + " cannot be used: " + std::strerror(error),
                    "let this user write in the folder of the database");
}

/// The same file for every way to spell the database's path.
fs::path lock_path(const fs::path& database) {
  if (database.empty()) return {};
  std::error_code unresolved;
  auto path = fs::weakly_canonical(database, unresolved);
  if (unresolved) path = database;
  return path += ".aludel-lock";
}

/// The holder before us may have removed the file between our open and our lock: then we hold a lock that
/// nobody else will ever see.
bool is_still_at(int file, const fs::path& path) {
  struct ::stat ours {};
  struct ::stat there {};
  return ::fstat(file, &ours) == 0 && ::stat(path.c_str(), &there) == 0 && ours.st_ino == there.st_ino &&
         ours.st_dev == there.st_dev;
}

std::string signature() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return "process " + std::to_string(::getpid()) + " on " + host.data() + " since " +
         base::iso8601(base::SystemClock{}.now(), false);
}

void write_signature(int file, const fs::path& path, const std::string& text) {
  if (::ftruncate(file, 0) != 0 || ::pwrite(file, text.data(), text.size(), 0) < 0) fail(path, errno);
}

bool lock_now(int file, const fs::path& path) {
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK && errno != EINTR) fail(path, errno);
  return false;
}

std::string text_of(int file) {
  std::array<char, 512> text{};
  const auto size = ::pread(file, text.data(), text.size(), 0);
  return std::string(
      base::trim(std::string_view(text.data(), size < 0 ? 0 : static_cast<std::size_t>(size))));
}

/// A file descriptor that is closed unless it is given away.
class Opened {
public:
  explicit Opened(int file) : file_(file) {}
  ~Opened() {
    if (file_ >= 0) ::close(file_);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  int get() const { return file_; }
  int release() { return std::exchange(file_, -1); }

private:
  int file_;
};
} // namespace

FileLock::FileLock(const fs::path& database) : path_(lock_path(database)) {}
FileLock::~FileLock() { unlock(); }

bool FileLock::try_lock() {
  if (path_.empty() || file_ >= 0) return true;
  for (;;) {
    Opened file(::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (file.get() < 0) fail(path_, errno);
    if (!lock_now(file.get(), path_)) return false;
    if (!is_still_at(file.get(), path_)) continue;
    signature_ = signature();
    write_signature(file.get(), path_, signature_ + "\n");
    file_ = file.release();
    return true;
  }
}

void FileLock::unlock() noexcept {
  if (file_ < 0) return;
  ::unlink(path_.c_str()); // while it is held: afterwards it could be the next one's
  ::close(std::exchange(file_, -1));
}

std::string FileLock::holder() const {
  const Opened file(path_.empty() ? -1 : ::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return {};
  if (file_ < 0 && ::flock(file.get(), LOCK_SH | LOCK_NB) == 0) return {}; // left behind by a killed process
  return text_of(file.get());
}

bool FileLock::may_be_held_by(std::string_view identity) const {
  if (file_ >= 0) return identity == signature_;
  const Opened file(path_.empty() ? -1 : ::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::flock(file.get(), LOCK_SH | LOCK_NB) == 0) return false;
  const auto holder = text_of(file.get());
  return holder.empty() || holder == identity;
}

} // namespace aludel::sqlite
