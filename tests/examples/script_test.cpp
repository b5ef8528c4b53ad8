#include "framework/base/files.hpp"
#include "tests/conformance/workbench.hpp"
#include "tests/support/client.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

/// The worked history as scripts.
using namespace aludel;

namespace {
std::map<std::string, std::string> research_files() {
  const base::DiskFiles disk;
  std::map<std::string, std::string> texts;
  for (const auto& path :
       disk.list(std::filesystem::path(ALUDEL_SOURCE_DIR) / "revisions/examples/research/revisions"))
    texts[path.filename().string()] = disk.read(path);
  return texts;
}
} // namespace

TEST_CASE("scripts take the research history up from both heads of a fork, and down again") {
  const test_support::SqliteDatabase live_database, script_database;
  conformance::Workbench live(research_files(), live_database.url());
  conformance::Workbench scripted(research_files(), script_database.url());
  const auto run = [&](plan::Direction direction, const std::string& range) {
    const auto result = test_support::run_script(script_database.url(), scripted.script(direction, range));
    CHECK(result.err == "");
    REQUIRE(result.exit_code == 0);
  };
  live.upgrade("4e18");
  live.upgrade("6f29");
  run(plan::Direction::up, ":4e18");
  run(plan::Direction::up, "4e18:6f29");
  CHECK(scripted.records() == live.records());
  live.upgrade();
  run(plan::Direction::up, "4e18,6f29:");
  CHECK(scripted.schema() == live.schema());
  CHECK(scripted.records() == live.records());
  live.downgrade("1b3f");
  run(plan::Direction::down, "head:1b3f");
  CHECK(scripted.schema() == live.schema());
  CHECK(scripted.records() == live.records());
}
