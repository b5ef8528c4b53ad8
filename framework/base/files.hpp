#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::base {

/// Tells a changed file from an unchanged one without reading it.
struct FileStamp {
  std::uint64_t file = 0; ///< which file it is: its inode
  std::uint64_t size = 0;
  std::int64_t changed = 0; ///< nanoseconds since 1970, the later of mtime and ctime
  bool operator==(const FileStamp&) const = default;
};
struct StampedFile {
  std::filesystem::path path;
  /// None for a file that changed so lately that it could change again and keep its stamp (what git calls
  /// racy), and where there are no stamps.
  std::optional<FileStamp> stamp;
};

/// The one door to the disk. All failures are `Error` (exit 2) that name the file and the reason.
class Files {
public:
  virtual ~Files() = default;
  virtual std::string read(const std::filesystem::path& path) const = 0;
  virtual bool exists(const std::filesystem::path& path) const = 0;
  /// The files (not folders) directly inside a folder, sorted by name; links are followed.
  virtual std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const = 0;
  /// The folders directly inside a folder, sorted by name; links are followed.
  virtual std::vector<std::filesystem::path> list_folders(const std::filesystem::path& folder) const = 0;
  /// The files, with what tells whether each has changed since it was last listed.
  virtual std::vector<StampedFile> list_stamped(const std::filesystem::path& folder) const;
  /// Writes a file that must not exist yet, making its folders; either whole or not at all.
  virtual void create(const std::filesystem::path& path, std::string_view text) = 0;
  /// Writes a file of our own making, in the place of one that may exist; either whole or not at all.
  virtual void replace(const std::filesystem::path& path, std::string_view text) = 0;
};

class DiskFiles final : public Files {
public:
  std::string read(const std::filesystem::path& path) const override;
  bool exists(const std::filesystem::path& path) const override;
  std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override;
  std::vector<std::filesystem::path> list_folders(const std::filesystem::path& folder) const override;
  std::vector<StampedFile> list_stamped(const std::filesystem::path& folder) const override;
  void create(const std::filesystem::path& path, std::string_view text) override;
  void replace(const std::filesystem::path& path, std::string_view text) override;
};

/// The twin for tests: a map of texts.
class MemoryFiles final : public Files {
public:
  std::map<std::string, std::string> texts;
  std::string read(const std::filesystem::path& path) const override;
  bool exists(const std::filesystem::path& path) const override;
  std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override;
  std::vector<std::filesystem::path> list_folders(const std::filesystem::path& folder) const override;
  void create(const std::filesystem::path& path, std::string_view text) override;
  void replace(const std::filesystem::path& path, std::string_view text) override;
};

} // namespace aludel::base
