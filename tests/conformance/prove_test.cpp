#include "tests/conformance/workbench.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
bool is_refused(const conformance::CaseFile& file, const std::string& dialect) {
  return file.section(dialect + " up").rfind("!", 0) == 0;
}

/// What is there after each move is what the history says, but for what the case itself says of it.
void holds(const conformance::CaseFile& file, const std::string& dialect, const std::string& url) {
  conformance::Workbench bench(conformance::revision_files(file), url);
  if (is_refused(file, dialect) || (dialect == "postgresql" && bench.is_too_old(file))) return;
  CHECK(bench.unproven() == file.section(dialect + " unforeseen"));
}
} // namespace

TEST_CASE("each case leaves on SQLite what its history says") {
  for (const auto& file : conformance::cases("operations")) DYNAMIC_SECTION(file.name()) {
      const test_support::SqliteDatabase database;
      holds(file, "sqlite", database.url());
    }
}

TEST_CASE("each case leaves on PostgreSQL what its history says") {
  for (const auto& file : conformance::cases("operations")) DYNAMIC_SECTION(file.name()) {
      if (file.has("not on postgresql")) continue;
      const test_support::PostgresDatabase database;
      holds(file, "postgresql", database.url());
    }
}
