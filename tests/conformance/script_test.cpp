#include "framework/base/error.hpp"
#include "tests/conformance/workbench.hpp"
#include "tests/support/client.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>
#include <regex>

/// What a script leaves when the engine's own client runs it is what the run itself leaves.
using namespace aludel;
using plan::Direction;

namespace {

/// Defaults that ask the clock differ between two runs.
std::string without_moments(const std::string& rows) {
  return std::regex_replace(rows, std::regex(R"(\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?)"), "(a moment)");
}

/// Two databases: one that Aludel works on, one that only scripts reach.
struct Twins {
  conformance::Workbench live;
  conformance::Workbench scripted;
  std::string scripted_url;

  Twins(const conformance::CaseFile& file, const std::string& live_url, const std::string& script_url)
      : live(conformance::revision_files(file), live_url),
        scripted(conformance::revision_files(file), script_url),
        scripted_url(script_url) {}

  void run(Direction direction, const std::string& range) {
    const auto script = scripted.script(direction, range);
    const auto result = test_support::run_script(scripted_url, script);
    INFO(script);
    CHECK_THAT(result.err, !Catch::Contains("ERROR"));
    REQUIRE(result.exit_code == 0);
  }

  void are_equal() {
    CHECK(scripted.schema() == live.schema());
    CHECK(without_moments(scripted.rows()) == without_moments(live.rows()));
    CHECK(scripted.records() == live.records());
  }
};

void script_is_refused(conformance::Workbench& bench, const std::string& code) {
  try {
    bench.script(Direction::up, "step");
    FAIL("the script was not refused");
  } catch (const base::Error& error) {
    CHECK(error.exit() == base::Exit::usage);
    CHECK(error.diagnostics().front().code == code);
  }
}

void both_ways(const conformance::CaseFile& file, const std::string& dialect, const std::string& live_url,
               const std::string& script_url) {
  Twins twins(file, live_url, script_url);
  if (dialect == "postgresql" && twins.live.is_too_old(file)) return;
  const auto cannot = [&](const std::string& direction) {
    return file.section(dialect + " " + direction).rfind("!", 0) == 0;
  };
  if (file.has("not offline")) return script_is_refused(twins.scripted, "needs-database");
  if (cannot("up")) return script_is_refused(twins.scripted, "unsupported");
  twins.live.upgrade("step");
  twins.run(Direction::up, "step");
  twins.are_equal();
  if (cannot("down")) return;
  twins.live.downgrade("before");
  twins.run(Direction::down, "step:before");
  twins.are_equal();
  // What a script left, Aludel goes on with.
  twins.live.upgrade("step");
  twins.scripted.upgrade("step");
  twins.are_equal();
  twins.live.downgrade("base");
  twins.run(Direction::down, "step:base");
  twins.are_equal();
}
} // namespace

TEST_CASE("sqlite3 runs the script of each case as the run itself would be") {
  for (const auto& file : conformance::cases("operations")) DYNAMIC_SECTION(file.name()) {
      const test_support::SqliteDatabase live, scripted;
      both_ways(file, "sqlite", live.url(), scripted.url());
    }
}

TEST_CASE("psql runs the script of each case as the run itself would be") {
  for (const auto& file : conformance::cases("operations")) DYNAMIC_SECTION(file.name()) {
      if (file.has("not on postgresql")) continue;
      const test_support::PostgresDatabase live, scripted;
      both_ways(file, "postgresql", live.url(), scripted.url());
    }
}
