#pragma once
#include "framework/dialect/holder.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace aludel::sqlite {

/// One deployer at a time on one database file: the operating system's lock (flock) on a file beside it, so
/// that it is gone with the process, however that ends. Whoever may use the database may use the lock: the
/// file gets the permissions of the database, and one that may only be read serves as well.
class FileLock {
public:
  /// The lock of a database; an empty path (in memory) has no other user. It is signed with the run's id.
  explicit FileLock(const std::filesystem::path& database, std::string run = {});
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  /// Waits for no holder, and about a second for those who only look. Throws Error exit 5 when the file
  /// cannot be made.
  bool try_lock();
  void unlock() noexcept;
  /// nullopt when nobody holds it; an empty one when nobody knows who.
  std::optional<dialect::Holder> holder() const;

private:
  int open_file() const;

  std::filesystem::path database_;
  std::filesystem::path path_;
  std::string run_;
  int file_ = -1;
};

} // namespace aludel::sqlite
