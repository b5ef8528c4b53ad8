#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace aludel::sqlite {

/// One deployer at a time on one database file: the operating system's lock (flock) on a file beside it, so
/// that it is gone with the process, however that ends.
class FileLock {
public:
  /// The lock of a database; an empty path (in memory) has no other user.
  explicit FileLock(const std::filesystem::path& database);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  /// Never waits. Throws Error exit 5 when the file cannot be made.
  bool try_lock();
  void unlock() noexcept;
  /// "process 4711 on build-7 since 2025-11-23T10:00:00Z"; empty when nobody holds it.
  std::string holder() const;

  /// What the file says of this holder while it holds the lock.
  const std::string& identity() const { return signature_; }
  /// Whether the holder of that identity holds it; true also when the file does not say who does.
  bool may_be_held_by(std::string_view identity) const;

private:
  std::filesystem::path path_;
  int file_ = -1;
  std::string signature_;
};

} // namespace aludel::sqlite
