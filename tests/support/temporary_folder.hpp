#pragma once
#include <filesystem>
#include <string_view>

namespace aludel::test_support {

/// A new empty folder, gone with the value.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Writes a file inside, making its folders.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view text) const;

private:
  std::filesystem::path path_;
};

} // namespace aludel::test_support
