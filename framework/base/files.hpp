#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::base {

/// The one door to the disk. All failures are `Error` (exit 2) that name the file and the reason.
class Files {
public:
  virtual ~Files() = default;
  virtual std::string read(const std::filesystem::path& path) const = 0;
  virtual bool exists(const std::filesystem::path& path) const = 0;
  /// The files (not folders) directly inside a folder, sorted by name; links are followed.
  virtual std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const = 0;
  /// Writes a file that must not exist yet, making its folders; either whole or not at all.
  virtual void create(const std::filesystem::path& path, std::string_view text) = 0;
};

class DiskFiles final : public Files {
public:
  std::string read(const std::filesystem::path& path) const override;
  bool exists(const std::filesystem::path& path) const override;
  std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override;
  void create(const std::filesystem::path& path, std::string_view text) override;
};

/// The twin for tests: a map of texts.
class MemoryFiles final : public Files {
public:
  std::map<std::string, std::string> texts;
  std::string read(const std::filesystem::path& path) const override;
  bool exists(const std::filesystem::path& path) const override;
  std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override;
  void create(const std::filesystem::path& path, std::string_view text) override;
};

} // namespace aludel::base
