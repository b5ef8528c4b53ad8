#include "framework/base/error.hpp"
#include "tests/conformance/workbench.hpp"
#include "tests/support/client.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Contains;

namespace {
/// The first revision turns a setting of the connection and works under it; the second must not find it.
std::map<std::string, std::string> setting_files(const std::string& first, const std::string& second) {
  return {{"a1.yaml", "revision: a1\ntransaction: none\nup:\n  - sql:\n"
                      "      - CREATE TABLE parents (id INTEGER PRIMARY KEY)\n"
                      "      - CREATE TABLE children (id INTEGER PRIMARY KEY, n INTEGER CHECK (n > 0),"
                      " parent INTEGER REFERENCES parents (id))\n" +
                          first + "down: []\n"},
          {"a2.yaml", "revision: a2\ndown_revision: a1\nup:\n  - sql: " + second + "\ndown: []\n"}};
}

struct Setting {
  const char* name;
  const char* first;
  const char* second;
  const char* said;
};

const Setting settings[] = {
    {"foreign keys in one step",
     "      - PRAGMA foreign_keys = off\n      - INSERT INTO children VALUES (1, 1, 7)\n",
     "INSERT INTO children VALUES (2, 1, 7)", "FOREIGN KEY constraint failed"},
    {"foreign keys over several steps",
     "      - /* no keys */ pragma main.foreign_keys(0);\n  - sql: INSERT INTO children VALUES (1, 1, 7)\n"
     "  - sql: INSERT INTO children VALUES (3, 1, 7)\n    transaction: none\n",
     "INSERT INTO children VALUES (2, 1, 7)", "FOREIGN KEY constraint failed"},
    {"checks",
     "      - PRAGMA ignore_check_constraints = 1\n      - INSERT INTO children VALUES (1, -1, NULL)\n",
     "INSERT INTO children VALUES (2, -1, NULL)", "CHECK constraint failed"},
};
} // namespace

TEST_CASE("what a revision sets for a connection to SQLite ends with it") {
  for (const auto& setting : settings) DYNAMIC_SECTION(setting.name) {
      const test_support::SqliteDatabase database;
      conformance::Workbench bench(setting_files(setting.first, setting.second), database.url());
      bench.execute("SELECT 1");
      CHECK_THROWS_WITH(bench.upgrade("a2"), Contains(setting.said) && Contains("revision a2"));
      CHECK_THAT(bench.records(), Contains("a1"));
    }
}

TEST_CASE("the same in a script for sqlite3") {
  for (const auto& setting : settings) DYNAMIC_SECTION(setting.name) {
      const test_support::SqliteDatabase database;
      conformance::Workbench bench(setting_files(setting.first, setting.second), database.url());
      const auto result = test_support::run_script(database.url(), bench.script(plan::Direction::up, ":a2"));
      CHECK(result.exit_code != 0);
      CHECK_THAT(result.err, Contains(setting.said));
      CHECK_THAT(bench.rows(), Contains("1"));
    }
}
