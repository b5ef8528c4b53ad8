#include "framework/base/files.hpp"
#include "tests/support/kept_output.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace aludel;
namespace fs = std::filesystem;

namespace {
/// The words around what was found, without it: this is output too.
std::string surroundings(const std::string& text, std::size_t at) {
  const auto from = at > 300 ? at - 300 : 0;
  return text.substr(from, at - from) + "<HERE>";
}
} // namespace

// Hidden: ctest runs it behind all others, which have filled the folder (CMakeLists.txt beside this).
TEST_CASE("No output of the suite holds a password", "[.search]") {
  const char* folder = std::getenv("ALUDEL_TEST_OUTPUT");
  REQUIRE(folder != nullptr);
  const base::DiskFiles files;
  std::size_t searched = 0;
  for (const auto& path : files.list(folder)) {
    if (path.filename().string().rfind("said-", 0) != 0) continue;
    const auto text = files.read(path);
    searched += text.size();
    const auto at = text.find(test_support::secret_mark);
    INFO(path.string() << ": " << (at == std::string::npos ? "" : surroundings(text, at)));
    CHECK(at == std::string::npos);
  }
  // Nothing is proven where nothing was kept, or no password was there to be shown.
  CHECK(searched > 100'000);
  for (const auto* kind : {"arguments", "environment", "files"})
    CHECK(files.exists(fs::path(folder) / ("secret-in-" + std::string(kind))));
}
