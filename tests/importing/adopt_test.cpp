#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

/// The verb: files that are written, or not, and a database that is taken over.
using namespace aludel::test_support;
using Catch::Contains;

namespace {
struct Bench {
  SqliteDatabase database;
  Project project{database.url()};

  Bench() {
    project.write("m/1_a.up.sql", "CREATE TABLE a (id integer);\n");
    project.write("m/1_a.down.sql", "DROP TABLE a;\n");
    project.write("m/2_b.up.sql", "CREATE TABLE b (id integer);\n");
    project.write("m/2_b.down.sql", "DROP TABLE b;\n");
  }
  void sql(const std::string& text) const {
    REQUIRE(run_process({"sqlite3", database.path().string(), text}).exit_code == 0);
  }
  ProcessResult import(std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"import", "golang-migrate", "m"};
    words.insert(words.end(), more.begin(), more.end());
    return project.run(words);
  }
  bool has(const std::string& name) const { return std::filesystem::exists(project.folder() / name); }
};
} // namespace

TEST_CASE("import writes a file a revision, and tells what it wrote") {
  const Bench bench;
  const auto result = bench.import();
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK(result.out == "made revisions/1_a.yaml\nmade revisions/2_b.yaml\nimported 2 revisions: 4 steps and 0 "
                      "statements of raw SQL, ups and downs together\n");
  CHECK(bench.project.run({"upgrade"}).exit_code == 0);
  CHECK(bench.project.run({"current"}).out == "2 (head)\n");
  CHECK(bench.project.run({"downgrade", "base"}).exit_code == 0);
}

TEST_CASE("import answers in JSON") {
  const Bench bench;
  const auto result = bench.import({"--format", "json"});
  CHECK_THAT(result.out, Contains("\"tool\": \"golang-migrate\"") && Contains("\"revision\": \"1\"") &&
                             Contains("\"path\": \"revisions/1_a.yaml\"") && Contains("\"stamped\": null"));
}

TEST_CASE("import does not mix with revisions that are there") {
  const Bench bench;
  bench.project.chain(1);
  const auto refused = bench.import();
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("revisions holds 1 revision already") && Contains("--into DIR"));
  CHECK_FALSE(bench.has("revisions/1_a.yaml"));
  CHECK(bench.import({"--into", "other"}).exit_code == 0);
  CHECK(bench.has("other/1_a.yaml"));
  CHECK(bench.import({"--into", "other"}).exit_code == 2);
}

TEST_CASE("import writes nothing when one file is wrong") {
  const Bench bench;
  bench.project.write("m/3_c.up.sql", "SELECT 1;\n.import x y\n");
  const auto result = bench.import();
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("m/3_c.up.sql:2"));
  CHECK_FALSE(bench.has("revisions/1_a.yaml"));
}

TEST_CASE("import needs a tool that it knows, a folder and a dialect") {
  const Bench bench;
  CHECK_THAT(bench.project.run({"import"}).err, Contains("aludel import TOOL PATH"));
  CHECK_THAT(bench.project.run({"import", "diesle", "m"}).err, Contains("diesel"));
  CHECK(bench.project.run({"import", "diesel", "nowhere"}).exit_code == 2);
  CHECK_THAT(bench.import({"--dialect", "oracle"}).err, Contains("oracle"));
}

TEST_CASE("import --adopt stamps the database as far as the tool came") {
  const Bench bench;
  bench.sql(
      "CREATE TABLE a (id integer); CREATE TABLE schema_migrations (version uint64, dirty bool); INSERT "
      "INTO schema_migrations VALUES (1, false);");
  const auto result = bench.import({"--adopt"});
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK_THAT(result.out, Contains("stamped: the database counts as at 1\n"));
  CHECK(bench.project.run({"upgrade"}).exit_code == 0);
  CHECK(bench.project.run({"current"}).out == "2 (head)\n");
}

TEST_CASE("import --adopt says how to go on when the database cannot be stamped") {
  const Bench bench;
  bench.sql(
      "CREATE TABLE schema_migrations (version uint64, dirty bool); INSERT INTO schema_migrations VALUES"
      " (1, false); CREATE VIEW aludel_journal AS SELECT 1 AS x");
  const auto result = bench.import({"--adopt"});
  CHECK(result.exit_code != 0);
  CHECK_THAT(result.err, Contains("the files are there: `aludel stamp 1` does the rest"));
  CHECK(bench.has("revisions/1_a.yaml"));
}

TEST_CASE("import --adopt refuses what the tool's table does not tell, and writes nothing") {
  const Bench bench;
  const auto [rows, says] =
      GENERATE(table<std::string, std::string>({{"", "has applied nothing here"},
                                                {"CREATE TABLE schema_migrations (version uint64, dirty "
                                                 "bool); INSERT INTO schema_migrations VALUES (1, true)",
                                                 "version 1 broke off"},
                                                {"CREATE TABLE schema_migrations (version uint64, dirty "
                                                 "bool); INSERT INTO schema_migrations VALUES (7, "
                                                 "false)",
                                                 "version 7 is applied, and it was not imported"}}));
  bench.sql(rows + ";CREATE TABLE is_there (x)");
  const auto result = bench.import({"--adopt"});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains(says));
  CHECK_FALSE(bench.has("revisions/1_a.yaml"));
}

TEST_CASE("import --adopt finds a gap") {
  const SqliteDatabase database;
  const Project project(database.url());
  for (const std::string name : {"1_a", "2_b", "3_c"})
    project.write("m/" + name + "/up.sql", "CREATE TABLE t" + name + " (id integer);");
  REQUIRE(run_process({"sqlite3", database.path().string(),
                       "CREATE TABLE __diesel_schema_migrations (version text); INSERT INTO "
                       "__diesel_schema_migrations VALUES ('1'), ('3')"})
              .exit_code == 0);
  const auto result = project.run({"import", "diesel", "m", "--adopt"});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("version 3 is applied, and 2 before it is not"));
}
