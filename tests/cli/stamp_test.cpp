#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;

namespace {
void execute(const SqliteDatabase& database, const std::string& sql) {
  REQUIRE(run_process({"sqlite3", database.path().string(), sql}).exit_code == 0);
}
} // namespace

TEST_CASE("whatever the version table holds, stamp --purge takes it away") {
  const auto row = GENERATE(as<std::string>{}, "NULL", "''", "'a' || char(0) || 'b'", "x'fffe00'",
                            "CAST(x'ff41' AS TEXT)", "char(27, 10)", "1.5");
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(2);
  execute(database, "CREATE TABLE aludel_version (version_num)"); // made by hand: it takes anything
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  execute(database, "INSERT INTO aludel_version VALUES (" + row + ")");
  INFO(row);
  const auto status = project.run({"status", "-f", "json"});
  CHECK(status.exit_code == 4);
  CHECK_THAT(status.err, Contains("database-ahead"));
  if (row == "NULL" || row == "''") CHECK_THAT(project.run({"current"}).out, Contains("'' (ahead"));
  CHECK(project.run({"stamp", "r002"}).exit_code == 4);
  const auto result = project.run({"stamp", "--purge", "r002"});
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK(project.run({"current"}).out == "r002 (head)\n");
  CHECK(project.run({"log"}).exit_code == 0);
  CHECK(project.run({"log", "-f", "json"}).exit_code == 0);
}

TEST_CASE("a table that is only called like the version table is named as such") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  execute(database, "CREATE TABLE aludel_version (id integer)");
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"upgrade"}, {"current"}, {"status"}, {"stamp", "--purge", "r001"}}) {
    const auto result = project.run(words);
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.err,
               Contains("aludel_version of this database is not Aludel's") && Contains("version_table:"));
  }
}

TEST_CASE("stamped revisions are kept in the order of the graph, whatever they are called") {
  const SqliteDatabase database;
  const Project project(database.url());
  const auto table = [](const std::string& name) {
    return "up:\n  - create_table: {name: " + name + ", columns: [{name: id, type: integer}]}\n";
  };
  project.revision("z1", "null", table("t1"));
  project.revision("y2", "z1", table("t2"));
  project.revision("x3", "y2", table("t3"));
  const auto script = project.run({"stamp", "--sql", "head"}).out;
  REQUIRE(project.run({"stamp", "head"}).exit_code == 0);
  const auto kept = [](const SqliteDatabase& one) {
    return run_script(one.url(), "SELECT revision FROM aludel_applied ORDER BY id;\n").out;
  };
  CHECK(kept(database) == "z1\ny2\nx3\n");
  const SqliteDatabase other;
  REQUIRE(run_script(other.url(), script).exit_code == 0);
  CHECK(kept(other) == "z1\ny2\nx3\n");
}
