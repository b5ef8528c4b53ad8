#include "tests/architecture/floors.hpp"

#include "framework/base/files.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace aludel;

namespace {
architecture::Tree sources_under(const std::filesystem::path& top) {
  const base::DiskFiles files;
  architecture::Tree tree;
  for (const auto* part : {"framework", "dialects", "cli"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / part))
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
        tree[entry.path().lexically_relative(top).generic_string()] = files.read(entry.path());
  return tree;
}
} // namespace

TEST_CASE("The sources keep to their floors") {
  const std::filesystem::path top{ALUDEL_SOURCE_DIR};
  architecture::Faults faults;
  const auto table =
      architecture::read_table(base::DiskFiles{}.read(top / "tests/architecture/floors.txt"), faults);
  for (const auto& fault : architecture::faults_of(table, sources_under(top))) faults.push_back(fault);
  INFO(architecture::to_text(faults));
  CHECK(faults.empty());
}
