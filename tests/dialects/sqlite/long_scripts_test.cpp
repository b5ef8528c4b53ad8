#include "dialects/sqlite/split.hpp"
#include "dialects/sqlite/understand/understand.hpp"
#include "tests/dialects/sqlite/bench.hpp"

#include <catch2/catch.hpp>
#include <ctime>

/// Scripts of many more statements than one shadow is asked.
using namespace aludel;
using dialect::SqlReading;
using Grasp = SqlReading::Grasp;

namespace {
/// A table, an index, a column more, a view.
std::string fillers(int count) {
  std::string sql;
  for (int i = 0; i < count; ++i) {
    const auto t = "filler" + std::to_string(i);
    sql += "CREATE TABLE " + t +
           " (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INT REFERENCES filler0 (id));" + "CREATE INDEX " +
           t + "_a ON " + t + " (a, b DESC) WHERE b > 0;" + "ALTER TABLE " + t +
           " ADD COLUMN c TEXT DEFAULT 'x';" + "CREATE VIEW " + t + "_v AS SELECT a, c FROM " + t + ";";
  }
  return sql;
}

std::vector<SqlReading> readings_of(const std::string& sql) {
  return sqlite::understand({sql, {}}, catalog::Catalog(Bench().dialect->naming()));
}

template<class Work>
double seconds_for(int count, const Work& work) {
  const auto sql = fillers(count);
  const auto before = std::clock();
  work(sql);
  return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}
} // namespace

TEST_CASE("what stands far above in a script is known below") {
  const std::string above = "CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT);"
                            "CREATE TABLE odd (a INT PRIMARY KEY ON CONFLICT REPLACE, b TEXT);"
                            "CREATE TABLE copied AS SELECT id, a AS renamed FROM p;"
                            "CREATE VIRTUAL TABLE words USING fts5 (body);"
                            "CREATE VIRTUAL TABLE gone USING fts5 (body);"
                            "CREATE VIEW IF NOT EXISTS v AS SELECT a FROM p;"
                            "CREATE TRIGGER IF NOT EXISTS p_new AFTER INSERT ON p BEGIN DELETE FROM odd; END;"
                            "ALTER TABLE p RENAME COLUMN a TO z; DROP TABLE gone;";
  const std::string below = "CREATE INDEX odd_b ON odd (b);"
                            "CREATE INDEX copied_r ON copied (renamed);"
                            "INSERT INTO words (body) VALUES ('x');"
                            "INSERT INTO gone (body) VALUES ('x');"
                            "CREATE VIEW w AS SELECT a FROM v;"
                            "DROP TRIGGER p_new;"
                            "UPDATE p SET z = 'x'";
  const auto readings = readings_of(above + fillers(80) + below);
  REQUIRE(readings.size() == 9 + 320 + 7);
  for (std::size_t i = 9; i < 9 + 320; ++i) {
    INFO(readings[i].statement.sql);
    CHECK(readings[i].grasp == Grasp::operations);
  }
  const auto last = [&](std::size_t at) -> const SqlReading& { return readings[9 + 320 + at]; };
  CHECK(last(0).grasp == Grasp::operations);
  CHECK(last(1).grasp == Grasp::operations);
  CHECK(last(2).problem.empty());
  CHECK(last(3).problem == "no such table: gone");
  CHECK(last(4).grasp == Grasp::operations);
  CHECK(last(5).grasp == Grasp::operations);
  CHECK(last(6).problem.empty());
}

// 8,000 statements take some 1.5 s of a processor that has nothing else to do; the limits are for a busy one.
TEST_CASE("twice the statements take twice the time") {
  const auto once = seconds_for(250, [](const std::string& sql) { CHECK(readings_of(sql).size() == 1000); });
  CHECK(seconds_for(1000, [](const std::string& sql) { CHECK(readings_of(sql).size() == 4000); }) < 7 * once);
}

TEST_CASE("twice the text behind a trigger that nobody closed takes twice the time") {
  const auto work = [](const std::string& sql) {
    CHECK(sqlite::split({"CREATE TRIGGER t AFTER INSERT ON a BEGIN " + sql, {}}).size() == 1);
  };
  const auto once = seconds_for(1000, work);
  CHECK(seconds_for(4000, work) < 7 * once);
}
