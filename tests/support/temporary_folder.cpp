#include "tests/support/temporary_folder.hpp"

#include "tests/support/kept_output.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>

namespace aludel::test_support {

TemporaryFolder::TemporaryFolder() {
  auto pattern = (std::filesystem::temp_directory_path() / "aludel-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), "mkdtemp " + pattern);
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  keep_files(path_);
  std::error_code ignored; // a folder left in /tmp must not hide what the test found
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TemporaryFolder::write(const std::filesystem::path& name, std::string_view text) const {
  const auto path = path_ / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  note_secret_file(text);
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
  return path;
}

} // namespace aludel::test_support
