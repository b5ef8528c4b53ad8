#include "dialects/sqlite/lock.hpp"

#include "framework/base/clock.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace aludel::sqlite {

namespace {
namespace fs = std::filesystem;

std::string way_out(int error) {
  switch (error) {
  case ENOSPC:
  case EDQUOT: return "make room where the database is kept";
  case EROFS: return "the database stands on a file system that may only be read: bring it elsewhere";
  case EMFILE:
  case ENFILE: return "let this process open more files (ulimit -n)";
  case ENOLCK:
  case EOPNOTSUPP: return "this file system knows no locks: bring the database to one that does";
  default: return "let this user write in the folder of the database";
  }
}

[[noreturn]] void fail(const fs::path& path, int error) {
  throw base::Error(base::Exit::unreachable, "lock-failed",
                    "the lock file " + path.string() + " cannot be used: " + std::strerror(error),
                    way_out(error));
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

std::string user_name() {
  const auto* user = ::getpwuid(::geteuid());
  return user == nullptr ? std::to_string(::geteuid()) : user->pw_name;
}

std::string host_name() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  return host.data();
}

std::string signature(const std::string& run) {
  return "process " + std::to_string(::getpid()) + "\nuser " + user_name() + "\nhost " + host_name() +
         "\nsince " + base::iso8601(base::SystemClock{}.now(), false) + "\nrun " + run + "\n";
}

/// The value of a line of the signature.
std::string value_of(std::string_view text, std::string_view name) {
  for (const auto& line : base::split(text, '\n'))
    if (line.substr(0, name.size() + 1) == std::string(name) + " ") return line.substr(name.size() + 1);
  return {};
}

/// Who holds the lock is told for people: a file that only another user may write, and a full disk, do no
/// harm.
void sign(int file, const std::string& run) {
  const auto text = signature(run);
  if (::ftruncate(file, 0) == 0 && ::pwrite(file, text.data(), text.size(), 0) < 0)
    static_cast<void>(::ftruncate(file, 0));
}

/// Whoever only looks whether it is held shares it for a moment, which is not to be taken for a deployer.
bool lock_now(int file, const fs::path& path) {
  constexpr int looks = 1000;
  for (int i = 0; i < looks; ++i) {
    if (::flock(file, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) fail(path, errno);
    if (::flock(file, LOCK_SH | LOCK_NB) != 0) return false;
    ::flock(file, LOCK_UN);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

/// Written by a process of this machine that is gone: whoever holds the lock now could not sign the file.
bool is_stale(std::string_view text) {
  const auto process = std::atoll(value_of(text, "process").c_str());
  return value_of(text, "host") == host_name() && process > 0 &&
         ::kill(static_cast<::pid_t>(process), 0) != 0 && errno == ESRCH;
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

FileLock::FileLock(const fs::path& database, std::string run)
    : database_(database), path_(lock_path(database)), run_(std::move(run)) {}
FileLock::~FileLock() { unlock(); }

/// A new file gets the permissions of the database, whatever the umask is. In a folder with the sticky bit
/// the kernel refuses to open another user's file with O_CREAT (fs.protected_regular): first without.
int FileLock::open_file() const {
  for (;;) {
    for (const int mode : {O_RDWR, O_RDONLY}) {
      const int file = ::open(path_.c_str(), mode | O_CLOEXEC | O_NOFOLLOW);
      if (file >= 0) return file;
      if (errno == ENOENT) break;
      if (errno != EACCES && errno != EROFS) fail(path_, errno);
    }
    if (errno != ENOENT) fail(path_, errno);
    const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    struct ::stat database {};
    if (file >= 0 && ::stat(database_.c_str(), &database) == 0)
      static_cast<void>(::fchmod(file, database.st_mode & 0666));
    if (file >= 0) return file;
    if (errno != EEXIST) fail(path_, errno);
  }
}

bool FileLock::try_lock() {
  if (path_.empty() || file_ >= 0) return true;
  for (;;) {
    Opened file(open_file());
    if (!lock_now(file.get(), path_)) return false;
    if (!is_still_at(file.get(), path_)) continue;
    sign(file.get(), run_);
    file_ = file.release();
    return true;
  }
}

void FileLock::unlock() noexcept {
  if (file_ < 0) return;
  // While it is held: afterwards it could be the next one's. Another user's file may stay where it is.
  if (::unlink(path_.c_str()) != 0) static_cast<void>(::ftruncate(file_, 0));
  ::close(std::exchange(file_, -1));
}

std::optional<dialect::Holder> FileLock::holder() const {
  const Opened file(path_.empty() ? -1 : ::open(path_.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 && (path_.empty() || errno == ENOENT)) return std::nullopt;
  if (file.get() < 0) return dialect::Holder{};
  if (file_ < 0 && ::flock(file.get(), LOCK_SH | LOCK_NB) == 0)
    return std::nullopt; // left behind by a killed process
  std::array<char, 1024> bytes{};
  const auto size = ::pread(file.get(), bytes.data(), bytes.size(), 0);
  const std::string_view text(bytes.data(), size < 0 ? 0 : static_cast<std::size_t>(size));
  const auto process = value_of(text, "process");
  if (process.empty() || is_stale(text)) return dialect::Holder{};
  return dialect::Holder{std::atoll(process.c_str()),
                         "aludel",
                         value_of(text, "user"),
                         value_of(text, "host"),
                         base::parse_iso8601(value_of(text, "since")),
                         value_of(text, "run")};
}

} // namespace aludel::sqlite
