#include "framework/base/files.hpp"
#include "tests/cli/schemas.hpp"

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

std::string schemas::rich_schema(const std::string& dialect) {
  return base::DiskFiles{}.read(std::string(ALUDEL_SOURCE_DIR) + "/tests/cases/databases/" + dialect +
                                ".sql");
}

TEST_CASE("a baseline makes the database again, and is no drift") {
  const auto dialect = each_dialect();
  INFO(dialect);
  const AnyDatabase database(dialect), fresh(dialect);
  database.execute(rich_schema(dialect));
  const Project project(database.url());
  const auto made = project.run({"baseline", "--rev-id", "b1", "-m", "as it was"});
  INFO(made.err);
  REQUIRE(made.exit_code == 0);
  CHECK_THAT(made.out, Contains("made revisions/b1_as_it_was.yaml") &&
                           Contains("of raw SQL\nstamped: the database counts as at b1; nothing was run"));
  CHECK(project.run({"current"}).out == "b1 (head)\n");
  CHECK_THAT(project.run({"log"}).out, Contains("stamp") && Contains("b1"));
  CHECK_THAT(test_support::run_script(database.url(), "SELECT command, status FROM aludel_run;\n").out,
             Contains("stamp"));
  const auto file = base::DiskFiles{}.read(project.folder() / "revisions/b1_as_it_was.yaml");
  CHECK_THAT(file, !Contains("aludel_") && Contains("irreversible: \"it holds raw SQL"));

  const auto checked = project.run({"check"});
  INFO(checked.out << checked.err);
  CHECK(checked.exit_code == 0);
  const auto upgraded = project.run({"-d", fresh.url(), "upgrade"});
  INFO(upgraded.err);
  REQUIRE(upgraded.exit_code == 0);
  CHECK(project.run({"diff", database.url(), fresh.url(), "--drops"}).out == "");
  CHECK(project.run({"diff", fresh.url(), database.url(), "--drops"}).out == "");
  CHECK(project.run({"inspect", database.url()}).out == project.run({"inspect", fresh.url()}).out);
  CHECK(project.run({"-d", fresh.url(), "check"}).exit_code == 0);
}

TEST_CASE("a baseline whose steps all have an inverse goes down too") {
  const auto dialect = each_dialect();
  const AnyDatabase database(dialect);
  database.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT NOT NULL UNIQUE);"
                   "CREATE TABLE c (a INTEGER REFERENCES a (id)); CREATE VIEW v AS SELECT b FROM a;");
  const Project project(database.url());
  const auto made = project.run({"baseline", "--rev-id", "b1", "-f", "json"});
  CHECK_THAT(made.out, Contains("\"revision\": \"b1\"") &&
                           Contains("\"path\": \"revisions/b1_baseline.yaml\"") && Contains("\"steps\": 3") &&
                           Contains("\"raw\": 0"));
  const auto file = base::DiskFiles{}.read(project.folder() / "revisions/b1_baseline.yaml");
  CHECK_THAT(file, Contains("{name: id, type: integer, primary_key: true}") &&
                       Contains("{name: b, type: text, nullable: false, unique: true}") &&
                       Contains("references: {table: a, columns: [id]}") && !Contains("\ndown:"));
  const auto proven = project.run({"test"});
  INFO(proven.out << proven.err);
  CHECK(proven.exit_code == 0);
  CHECK(project.run({"downgrade", "base", "--yes"}).exit_code == 0);
  CHECK(project.run({"inspect"}).out == "[]\n");
}

TEST_CASE("what no file can hold as a step becomes SQL") {
  const AnyDatabase database("sqlite");
  database.execute("CREATE TABLE \"a.b\" (id INTEGER); CREATE TABLE untyped (x, y);"
                   "CREATE TABLE picky (id INTEGER PRIMARY KEY ON CONFLICT REPLACE);");
  const Project project(database.url());
  CHECK_THAT(project.run({"baseline"}).out, Contains("3 steps, 3 of raw SQL"));
  CHECK(project.run({"check"}).exit_code == 0);
}

TEST_CASE("baseline --print writes and stamps nothing") {
  const AnyDatabase database("sqlite");
  database.execute("CREATE TABLE a (id INTEGER)");
  const Project project(database.url());
  CHECK_THAT(project.run({"baseline", "--print", "--rev-id", "b1"}).out,
             Contains("revision: \"b1\"") && Contains("name: a"));
  CHECK(std::filesystem::is_empty(project.folder() / "revisions"));
  CHECK(project.run({"current"}).out == "");
}

TEST_CASE("a baseline is refused, with the way out, where it is not the first thing") {
  const AnyDatabase database("sqlite");
  database.execute("CREATE TABLE a (id INTEGER)");
  const Project with_revisions(database.url()), other(database.url());
  with_revisions.chain(2);
  const auto refused = with_revisions.run({"baseline"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("this project has 2 revisions already") &&
                              Contains("revision --autogenerate") && Contains("aludel stamp"));
  REQUIRE(with_revisions.run({"stamp", "head"}).exit_code == 0);
  const auto stamped = other.run({"baseline"});
  CHECK(stamped.exit_code == 2);
  CHECK_THAT(stamped.err, Contains("is at revision r002 already") && Contains("stamp --purge base"));
  CHECK(std::filesystem::is_empty(other.folder() / "revisions"));
  REQUIRE(other.run({"stamp", "--purge", "base"}).exit_code == 0);
  CHECK(other.run({"baseline"}).exit_code == 0);
}

TEST_CASE("there may be nothing to write down") {
  const AnyDatabase empty("postgresql");
  const Project project(empty.url()), nowhere("sqlite:///missing.db");
  const auto done = project.run({"baseline"});
  CHECK(done.exit_code == 0);
  CHECK_THAT(done.out, Contains("nothing to do: the database holds no schema"));
  CHECK_THAT(project.run({"baseline", "-f", "json"}).out, Contains("\"revision\": null"));
  CHECK(nowhere.run({"baseline"}).exit_code == 5);
}
