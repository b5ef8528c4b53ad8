#include "framework/base/error.hpp"
#include "tests/conformance/workbench.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {

/// The case says that this engine cannot do it: then nothing may have happened.
bool is_refused(const conformance::CaseFile& file, const std::string& dialect, const std::string& direction) {
  return file.section(dialect + " " + direction).rfind("!", 0) == 0;
}

void refused(conformance::Workbench& bench) {
  const auto before = bench.schema();
  try {
    bench.upgrade("step");
    FAIL("the step was not refused");
  } catch (const base::Error& error) {
    CHECK(error.exit() == base::Exit::usage);
  }
  CHECK(bench.schema() == before);
}

/// Up, down, up: the way back restores the schema, and the second way up ends where the first did.
void up_down_up(const conformance::CaseFile& file, const std::string& dialect, const std::string& url) {
  conformance::Workbench bench(conformance::revision_files(file), url);
  if (dialect == "postgresql" && bench.is_too_old(file)) return;
  bench.upgrade("before");
  if (is_refused(file, dialect, "up")) return refused(bench);
  const auto schema_before = bench.schema();
  const auto rows_before = bench.rows();
  bench.upgrade("step");
  const auto schema_after = bench.schema();
  if (is_refused(file, dialect, "down")) return;
  bench.downgrade("before");
  CHECK(bench.schema() == schema_before);
  if (!file.has("loses rows")) CHECK(bench.rows() == rows_before);
  bench.upgrade("step");
  CHECK(bench.schema() == schema_after);
  bench.downgrade("base");
  CHECK(bench.schema() == "");
}
} // namespace

TEST_CASE("each case goes up, down and up again on SQLite") {
  for (const auto& file : conformance::cases("operations")) DYNAMIC_SECTION(file.name()) {
      const test_support::SqliteDatabase database;
      up_down_up(file, "sqlite", database.url());
    }
}

TEST_CASE("each case goes up, down and up again on PostgreSQL") {
  for (const auto& file : conformance::cases("operations")) DYNAMIC_SECTION(file.name()) {
      if (file.has("not on postgresql")) continue;
      const test_support::PostgresDatabase database;
      up_down_up(file, "postgresql", database.url());
    }
}
