#include "framework/base/files.hpp"

#include "framework/base/choices.hpp"
#include "framework/base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace aludel::base {

namespace fs = std::filesystem;

namespace {
[[noreturn]] void fail(const fs::path& path, std::string_view doing, std::string_view reason,
                       std::string help) {
  throw Error(Exit::usage, "file",
              "cannot " + std::string(doing) + " " + path.string() + ": " + std::string(reason),
              std::move(help));
}

std::string link_of(const fs::path& path) {
  std::error_code none;
  const auto target = fs::read_symlink(path, none);
  return none ? "" : "the link leads to " + target.string() + "; ";
}

/// What is not there: the part of the path that is missing, or the file beside it that was meant.
std::string way_to_missing(const fs::path& path) {
  std::error_code unknown;
  const auto target = fs::read_symlink(path, unknown);
  if (!unknown) return "the link leads to " + target.string();
  const auto folder = path.parent_path();
  if (!folder.empty() && !fs::exists(folder, unknown)) return "there is no folder " + folder.string();
  std::vector<std::string> names;
  for (fs::directory_iterator at(folder.empty() ? "." : folder, unknown), end; !unknown && at != end;
       at.increment(unknown))
    names.push_back(at->path().filename().string());
  std::sort(names.begin(), names.end());
  return guess_or(path.filename().string(), names, "correct the name, or make it");
}

std::string way_out(const fs::path& path, int reason) {
  switch (reason) {
  case ENOENT: return way_to_missing(path);
  case EACCES:
  case EPERM: return "give this user the right to it, or run as one who has it";
  case ENOTDIR: return "a part of that path is a file, and no folder: correct the path";
  case EISDIR: return "it is a folder: name a file in it";
  case EEXIST: return "nothing is overwritten: remove that file, or name another";
  case ELOOP: return link_of(path) + "links lead around in a circle there: correct them";
  case ENAMETOOLONG: return "take a shorter name";
  case EROFS: return "nothing can be written on that disk: name a path on another one";
  case ENOSPC:
  case EDQUOT: return "make room on that disk, or name a path on another one";
  default: return "see whether the disk is well, and try again";
  }
}

[[noreturn]] void fail(const fs::path& path, std::string_view doing, int reason) {
  fail(path, doing, std::strerror(reason), way_out(path, reason));
}

class Descriptor {
public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

private:
  int fd_;
};

void write_all(int fd, std::string_view text, const fs::path& path) {
  while (!text.empty()) {
    const auto written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path, "write", errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}
constexpr std::int64_t a_second = 1'000'000'000;
std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * a_second + time.tv_nsec; }

std::int64_t now() {
  timespec time{};
  ::clock_gettime(CLOCK_REALTIME, &time);
  return nanoseconds(time);
}

/// None while the clock of the file system may still show the same time at the next change. It ticks every
/// few milliseconds; one that shows whole seconds may tick every two.
std::optional<FileStamp> stamp_of(const struct ::stat& status, std::int64_t now) {
  constexpr std::int64_t tick = a_second / 20, coarse_tick = 3 * a_second;
  const auto changed = std::max(nanoseconds(status.st_mtim), nanoseconds(status.st_ctim));
  const auto age = now - changed;
  if (age < tick || (status.st_mtim.tv_nsec == 0 && age < coarse_tick)) return std::nullopt;
  return FileStamp{status.st_ino, static_cast<std::uint64_t>(status.st_size), changed};
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};
} // namespace

std::vector<StampedFile> Files::list_stamped(const fs::path& folder) const {
  std::vector<StampedFile> files;
  for (auto& path : list(folder)) files.push_back({std::move(path), std::nullopt});
  return files;
}

std::string DiskFiles::read(const fs::path& path) const {
  // Without O_NONBLOCK a pipe that nobody writes to would be waited for.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) fail(path, "read", errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail(path, "read", errno);
  if (S_ISDIR(status.st_mode)) fail(path, "read", "it is a folder", "name a file in it");
  if (!S_ISREG(status.st_mode)) fail(path, "read", "it is not a regular file", "name one");
  // One byte more, which stays empty: a file that has not grown ends without the text growing.
  std::string text(static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) + 1, '\0');
  std::size_t used = 0;
  for (;;) {
    if (used == text.size()) text.resize(text.size() + 4096);
    const auto got = ::read(file.get(), text.data() + used, text.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, "read", errno);
    if (got == 0) break;
    used += static_cast<std::size_t>(got);
  }
  text.resize(used);
  return text;
}

bool DiskFiles::exists(const fs::path& path) const {
  std::error_code ignored; // a path that cannot be looked at is one that is not there for us
  return fs::exists(path, ignored);
}

std::vector<fs::path> DiskFiles::list(const fs::path& folder) const {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code broken; // a dangling link is listed, so that reading it says what is wrong
    if (!at->is_directory(broken)) paths.push_back(at->path());
  }
  if (error) fail(folder, "list the folder", error.value());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<fs::path> DiskFiles::list_folders(const fs::path& folder) const {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code broken;
    if (at->is_directory(broken)) paths.push_back(at->path());
  }
  if (error) fail(folder, "list the folder", error.value());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<StampedFile> DiskFiles::list_stamped(const fs::path& folder) const {
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (open == nullptr) fail(folder, "list the folder", errno);
  const auto time = now();
  std::vector<std::pair<std::string, std::optional<FileStamp>>> found;
  while (const auto* entry = ::readdir(open.get())) {
    struct ::stat status {};
    // A dangling link is listed, so that reading it says what is wrong.
    const bool known = ::fstatat(::dirfd(open.get()), entry->d_name, &status, 0) == 0;
    if (!known || !S_ISDIR(status.st_mode))
      found.emplace_back(entry->d_name, known ? stamp_of(status, time) : std::nullopt);
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<StampedFile> files;
  for (const auto& [name, stamp] : found) files.push_back({folder / name, stamp});
  return files;
}

void DiskFiles::create(const fs::path& path, std::string_view text) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) fail(path.parent_path(), "make the folder", error.value());
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.get() < 0) fail(path, "create", errno);
  try {
    write_all(file.get(), text, path);
  } catch (const Error&) {
    ::unlink(path.c_str());
    throw;
  }
}

void DiskFiles::replace(const fs::path& path, std::string_view text) {
  auto fresh = path;
  fresh += ".new";
  std::error_code error;
  fs::remove(fresh, error); // one that a killed program left
  create(fresh, text);
  fs::rename(fresh, path, error);
  if (error) fail(path, "replace", error.value());
}

std::string MemoryFiles::read(const fs::path& path) const {
  const auto at = texts.find(path.string());
  if (at == texts.end())
    fail(path, "read", "No such file or directory", "correct the name, or make the file");
  return at->second;
}

bool MemoryFiles::exists(const fs::path& path) const { return texts.count(path.string()) > 0; }

std::vector<fs::path> MemoryFiles::list(const fs::path& folder) const {
  std::vector<fs::path> paths;
  for (const auto& [name, text] : texts)
    if (fs::path(name).parent_path() == folder) paths.emplace_back(name);
  return paths;
}

std::vector<fs::path> MemoryFiles::list_folders(const fs::path& folder) const {
  std::set<fs::path> paths;
  for (const auto& [name, text] : texts)
    for (auto path = fs::path(name).parent_path(); path.has_relative_path(); path = path.parent_path())
      if (path.parent_path() == folder) paths.insert(path);
  return {paths.begin(), paths.end()};
}

void MemoryFiles::create(const fs::path& path, std::string_view text) {
  if (!texts.emplace(path.string(), text).second) fail(path, "create", EEXIST);
}

void MemoryFiles::replace(const fs::path& path, std::string_view text) { texts[path.string()] = text; }

} // namespace aludel::base
