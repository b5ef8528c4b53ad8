#include "framework/base/error.hpp"
#include "framework/workspace/history.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
/// A folder out of which another program takes a file while it is read.
class VanishingFiles final : public base::Files {
public:
  base::MemoryFiles there;
  std::filesystem::path vanished;

  std::string read(const std::filesystem::path& path) const override { return there.read(path); }
  bool exists(const std::filesystem::path& path) const override { return there.exists(path); }
  std::vector<std::filesystem::path> list(const std::filesystem::path& folder) const override {
    auto paths = there.list(folder);
    paths.push_back(vanished);
    return paths;
  }
  std::vector<std::filesystem::path> list_folders(const std::filesystem::path& folder) const override {
    return there.list_folders(folder);
  }
  void create(const std::filesystem::path& path, std::string_view text) override { there.create(path, text); }
  void replace(const std::filesystem::path& path, std::string_view text) override {
    there.replace(path, text);
  }
};
} // namespace

TEST_CASE("A file that vanishes between listing and reading is a complaint among the others") {
  VanishingFiles files;
  files.there.texts["/r/a.yaml"] = "revision: a\nup: []\n";
  files.there.texts["/r/c.yaml"] = "revision: c\nup: {}\n";
  files.vanished = "/r/b.yaml";
  workspace::History history(files, {"/r"}, "/", {"sqlite"});
  try {
    history.load_bodies();
    FAIL("a history without one of its files was taken");
  } catch (const base::Error& error) {
    CHECK(error.exit() == base::Exit::usage);
    REQUIRE(error.diagnostics().size() == 2);
    CHECK(error.diagnostics()[0].message == "cannot read /r/b.yaml: No such file or directory");
    CHECK(error.diagnostics()[0].place.path() == "r/b.yaml");
    CHECK(to_string(error.diagnostics()[1].place) == "r/c.yaml:2:5");
  }
}
