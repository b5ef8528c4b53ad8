#include "framework/base/files.hpp"
#include "tests/conformance/workbench.hpp"
#include "tests/support/databases.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>

/// The worked history of revisions/examples/research.
using namespace aludel;
using conformance::Workbench;

namespace {
std::map<std::string, std::string> research() {
  const base::DiskFiles disk;
  std::map<std::string, std::string> texts;
  for (const auto& path :
       disk.list(std::filesystem::path(ALUDEL_SOURCE_DIR) / "revisions/examples/research/revisions"))
    texts[path.filename().string()] = disk.read(path);
  return texts;
}

/// Where the whole database can stand: before the fork, from the merge on.
constexpr std::array stops{"1b3f", "2d94", "8d02", "9c4f", "a15d", "b736", "c0e9"};

void each_way_back_restores(const std::string& url) {
  Workbench bench(research(), url);
  std::vector<std::string> schemas;
  for (const auto* stop : stops) {
    bench.upgrade(stop);
    schemas.push_back(bench.schema());
  }
  for (auto i = stops.size() - 1; i > 0; --i) {
    CAPTURE(stops[i]);
    bench.downgrade(stops[i - 1]);
    CHECK(bench.schema() == schemas[i - 1]);
  }
  bench.downgrade("base");
  CHECK(bench.schema() == "");
  bench.upgrade();
  CHECK(bench.schema() == schemas.back());
}

/// `uuid` makes one in the engine's own SQL.
void fill(Workbench& bench, const std::string& uuid) {
  bench.execute("INSERT INTO workspaces (name, slug) VALUES ('Alpha', 'alpha')");
  bench.execute("INSERT INTO chat_sessions (workspace_id) SELECT id FROM workspaces");
  bench.execute(
      "INSERT INTO messages (session_id, role, content) SELECT id, 'user', 'hi' FROM chat_sessions");
  bench.execute(
      "INSERT INTO backtest_runs (session_id, strategy, symbol, first_day, last_day, run_id) SELECT "
      "id, 'mean reversion', 'SPY', '2025-01-02', '2025-06-30', " +
      uuid + " FROM chat_sessions");
  bench.execute(
      "INSERT INTO memory_notes (workspace_id, content, importance, run_id) SELECT w.id, 'RSI hit 70 "
      "on SPY', 'high', r.run_id FROM workspaces w, backtest_runs r");
}

void rows_survive(const std::string& url, const std::string& uuid) {
  Workbench bench(research(), url);
  bench.upgrade("8d02");
  fill(bench, uuid);
  const auto rows = bench.rows();
  bench.upgrade();
  CHECK_NOTHROW(
      bench.execute("INSERT INTO memory_evidence (memory_id, message_id, evidence_type) SELECT m.id, "
                    "s.id, 'said' FROM memories m, messages s WHERE m.importance_score > 0.7"));
  CHECK_THAT(bench.rows(), Catch::Contains("memory_evidence: "));
  bench.downgrade("8d02");
  CHECK(bench.rows() == rows);
}

void dependency_comes_first(const std::string& url) {
  Workbench bench(research(), url);
  const auto run = bench.upgrade("memory@7c8e");
  graph::Ids order;
  for (const auto& revision : run.revisions) order.push_back(revision.revision.substr(0, 4));
  CHECK(order == graph::Ids{"1b3f", "2d94", "3a7c", "4e18", "5b60", "6f29", "7c8e"});
  CHECK(run.to == graph::Ids{"7c8e41b5f2a0"});
}
} // namespace

TEST_CASE("each way back of the research history restores the schema on SQLite") {
  const test_support::SqliteDatabase database;
  each_way_back_restores(database.url());
}
TEST_CASE("each way back of the research history restores the schema on PostgreSQL") {
  const test_support::PostgresDatabase database;
  each_way_back_restores(database.url());
}

TEST_CASE("rows survive the research history on SQLite") {
  const test_support::SqliteDatabase database;
  rows_survive(database.url(), "'0f8fad5b-d9cb-469f-a165-70867728950e'");
}
TEST_CASE("rows survive the research history on PostgreSQL") {
  const test_support::PostgresDatabase database;
  rows_survive(database.url(), "gen_random_uuid()");
}

TEST_CASE("notes wait for the other branch") {
  const test_support::SqliteDatabase database;
  dependency_comes_first(database.url());
}
