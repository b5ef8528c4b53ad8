#include "framework/base/files.hpp"

#include "framework/base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace aludel::base {

namespace fs = std::filesystem;

namespace {
[[noreturn]] void fail(const fs::path& path, std::string_view doing, std::string_view reason) {
  throw Error(Exit::usage, "file",
              "cannot " + std::string(doing) + " " + path.string() + ": " + std::string(reason));
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
    if (written < 0) fail(path, "write", std::strerror(errno));
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}
} // namespace

std::string DiskFiles::read(const fs::path& path) const {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) fail(path, "read", std::strerror(errno));
  struct stat status {};
  if (::fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) fail(path, "read", "it is a folder");
  std::string text(static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)), '\0');
  std::size_t used = 0;
  for (;;) {
    if (used == text.size()) text.resize(text.size() + 4096);
    const auto got = ::read(file.get(), text.data() + used, text.size() - used);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, "read", std::strerror(errno));
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
  if (error) fail(folder, "list the folder", error.message());
  std::sort(paths.begin(), paths.end());
  return paths;
}

void DiskFiles::create(const fs::path& path, std::string_view text) {
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  if (error) fail(path.parent_path(), "make the folder", error.message());
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.get() < 0) fail(path, "create", std::strerror(errno));
  try {
    write_all(file.get(), text, path);
  } catch (const Error&) {
    ::unlink(path.c_str());
    throw;
  }
}

std::string MemoryFiles::read(const fs::path& path) const {
  const auto at = texts.find(path.string());
  if (at == texts.end()) fail(path, "read", "No such file or directory");
  return at->second;
}

bool MemoryFiles::exists(const fs::path& path) const { return texts.count(path.string()) > 0; }

std::vector<fs::path> MemoryFiles::list(const fs::path& folder) const {
  std::vector<fs::path> paths;
  for (const auto& [name, text] : texts)
    if (fs::path(name).parent_path() == folder) paths.emplace_back(name);
  return paths;
}

void MemoryFiles::create(const fs::path& path, std::string_view text) {
  if (!texts.emplace(path.string(), text).second) fail(path, "create", "File exists");
}

} // namespace aludel::base
