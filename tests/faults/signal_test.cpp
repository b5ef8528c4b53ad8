#include "tests/faults/database.hpp"
#include "tests/faults/waiting.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <thread>

using namespace aludel;
using namespace aludel::test_support;
using Catch::Matchers::Contains;
using faults::cell;
using faults::connect;
using faults::wait_until;

namespace {
/// r001 makes the tables; r002 makes one more, and then takes its time.
void slow_history(const Project& project, const std::string& slow) {
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: knob, columns: [{name: size, type: bigint}]}\n"
                   "  - create_table: {name: sink, columns: [{name: value, type: text}]}\n");
  project.revision(
      "r002", "r001",
      "up:\n  - create_table: {name: half, columns: [{name: id, type: integer}]}\n  - sql: " + slow +
          "\n  - create_table: {name: whole, columns: [{name: id, type: integer}]}\ndown: []\n");
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
}

void stopped(const Project& project, const ProcessResult& result, int exit_code) {
  INFO(result.err);
  CHECK(result.exit_code == exit_code);
  CHECK_THAT(result.err, Contains("stopping after the current statement") &&
                             Contains("revision r002, step") && Contains("interrupted") &&
                             Contains("nothing of revision r002 was kept") && Contains("to go on"));
  CHECK(project.run({"current"}).out == "r001\n");
  CHECK(cell(project.database(),
             "SELECT error FROM aludel_journal WHERE revision = 'r002' AND status = 'failed'")
            .find("interrupted") == 0);
  CHECK(cell(project.database(), "SELECT count(*) FROM half").empty());
}

constexpr const char* count_in_sqlite =
    "\"INSERT INTO sink WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c"
    " WHERE n < (SELECT size FROM knob)) SELECT max(n) FROM c\"";

/// The run holds the write lock once its slow transaction has begun.
bool is_writing(const std::string& url) {
  const auto session = connect(url);
  try {
    session->limit({std::chrono::milliseconds(1), {}});
    session->begin(dialect::Transaction::ordinary);
    session->rollback();
    return false;
  } catch (const std::exception&) {
    return true;
  }
}
} // namespace

TEST_CASE("SIGTERM stops an upgrade on SQLite after the current statement") {
  const SqliteDatabase database;
  const Project project(database.url());
  slow_history(project, count_in_sqlite);
  connect(database.url())->run("INSERT INTO knob (size) VALUES (4000000)", {});
  auto upgrade = project.start({"upgrade"});
  wait_until([&] { return is_writing(database.url()); });
  upgrade.signal(SIGTERM);
  stopped(project, upgrade.wait(), 143);
  connect(database.url())->run("UPDATE knob SET size = 1", {});
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("SIGINT cancels the statement that PostgreSQL runs") {
  const PostgresDatabase database;
  const Project project(database.url());
  slow_history(project, "SELECT pg_sleep(size) FROM knob");
  connect(database.url())->run("INSERT INTO knob (size) VALUES (60)", {});
  auto upgrade = project.start({"upgrade"});
  wait_until([&] {
    return cell(database.url(), "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                " AND query LIKE '%pg_sleep(size)%' AND wait_event = 'PgSleep'") == "1";
  });
  upgrade.signal(SIGINT);
  stopped(project, upgrade.wait(), 130);
  connect(database.url())->run("UPDATE knob SET size = 0", {});
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("the second signal stops at once") {
  const SqliteDatabase database;
  const Project project(database.url());
  slow_history(project, count_in_sqlite);
  connect(database.url())->run("INSERT INTO knob (size) VALUES (2000000000)", {}); // minutes
  auto upgrade = project.start({"upgrade"});
  wait_until([&] { return is_writing(database.url()); });
  upgrade.signal(SIGINT);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  upgrade.signal(SIGINT);
  CHECK(upgrade.wait().exit_code == 130);
  connect(database.url())->run("UPDATE knob SET size = 1", {});
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("a signal ends the waiting for another deployer") {
  const PostgresDatabase database;
  const Project project(database.url());
  slow_history(project, "SELECT pg_sleep(size) FROM knob");
  connect(database.url())->run("INSERT INTO knob (size) VALUES (60)", {});
  auto first = project.start({"upgrade"});
  wait_until([&] {
    return cell(database.url(), "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                " AND wait_event = 'PgSleep'") == "1";
  });
  auto second = project.start({"upgrade", "--wait", "5m"});
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  second.signal(SIGTERM);
  CHECK(second.wait().exit_code == 143);
  first.signal(SIGTERM);
  CHECK(first.wait().exit_code == 143);
  CHECK(project.run({"current"}).out == "r001\n");
}
