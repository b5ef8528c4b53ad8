#include "tests/lint/live_history.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>

/// What the rules say of the cases is what the engines do with them.
using namespace aludel;
using namespace aludel::lint_test;

namespace {
template<class Database>
void hold(const std::string& dialect) {
  std::size_t statements = 0;
  for (const auto& file : all_lint_cases())
    for (const auto& one : file.cases) {
      const HistoryText history(one.revisions, one.settings);
      for (const auto& each : history.dialects()) {
        if (each->name() != dialect) continue;
        const Database database;
        const auto live = run_live(one, *each, database.url());
        statements += live.statements;
        INFO(file.rule() << ": " << one.title);
        CHECK(live.surprises == std::vector<std::string>{});
        if (!live.skipped.empty())
          WARN(file.rule() << ": " << one.title << ": not to its end: " << live.skipped);
      }
    }
  CHECK(statements > 100);
}
} // namespace

TEST_CASE("PostgreSQL refuses of the cases what the rules say, and nothing else") {
  hold<test_support::PostgresDatabase>("postgresql");
}

TEST_CASE("SQLite refuses of the cases what the rules say, and nothing else") {
  hold<test_support::SqliteDatabase>("sqlite");
}
