#include "tests/cli/schemas.hpp"

#include <filesystem>

using namespace aludel::schemas;
using namespace aludel::test_support;
using Catch::Contains;

namespace {
constexpr const char* before = "up:\n  - create_table: {name: t, columns: [{name: id, type: integer, "
                               "primary_key: true}, {name: a, type: "
                               "text}]}\n  - insert: {table: t, rows: [{id: 1, a: x}]}\n";

void begin(const Project& project) {
  project.revision("r001", "null", before);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
}
} // namespace

TEST_CASE("verify is content with what means the same") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  begin(project);
  CHECK(project.run({"verify"}).exit_code == 0);
  project.revision("r001", "null",
                   "# a comment\nup:\n- create_table:\n    columns:\n    - {type: \"integer\", name: 'id', "
                   "primary_key: true}\n"
                   "    - type: text\n      nullable: true\n      name: a\n    name: t\n"
                   "- insert: {rows: [{a: x, id: 1}], table: \"t\"}\n");
  const auto same = project.run({"verify"});
  CHECK(same.exit_code == 0);
  CHECK_THAT(same.out, Contains("compared    1 revision: each is what was applied"));
}

TEST_CASE("verify tells what changed, and repair accepts it by name with a reason") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  begin(project);
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t, columns: [{name: id, type: bigint, primary_key: true}, "
                   "{name: a, type: text}]}\n"
                   "  - create_index: {name: i, table: t, columns: [a]}\n"
                   "  - insert: {table: t, rows: [{id: 1, a: y}]}\ndown: []\n");
  const auto found = project.run({"verify"});
  CHECK(found.exit_code == 4);
  CHECK_THAT(found.out,
             Contains("changed     r001 (") && Contains("r001.yaml) is not what was applied") &&
                 Contains("up, step 1 (create_table), columns[1].type was \"integer\", is \"bigint\"") &&
                 Contains("up, step 2 is new: {\"create_index\"") &&
                 Contains("a step of up is no more; it was {\"insert\"") &&
                 Contains("up, step 3 is new: {\"insert\"") && Contains("down was \"auto\", is []"));
  CHECK_THAT(project.run({"verify", "-f", "json"}).out,
             Contains("\"matches\": false") && Contains("\"revision\": \"r001\""));
  CHECK_THAT(project.run({"repair", "r001", "--yes"}).err, Contains("a repair needs a reason"));
  CHECK_THAT(project.run({"repair", "--yes", "--reason", "so"}).err, Contains("consented to by name: r001"));
  CHECK(project.run({"verify"}).exit_code == 4);
  const auto done =
      project.run({"repair", "r001", "--yes", "--reason", "looked at it: postgresql://u:secret@h/d"});
  CHECK(done.exit_code == 0);
  CHECK(done.out == "accepted: r001\n");
  CHECK(project.run({"verify"}).exit_code == 0);
  CHECK_THAT(project.run({"log", "-n", "1"}).out,
             Contains("repair of 1 revision (r001) done") && Contains(" by "));
  const auto journal = run_script(database.url(), "SELECT summary FROM aludel_journal;\n").out;
  CHECK_THAT(journal, Contains("changed file accepted: looked at it") && !Contains("secret"));
  CHECK_THAT(project.run({"repair", "r001", "--yes", "--reason", "so"}).err,
             Contains("there is nothing to repair"));
  // What ran is still what is undone.
  std::filesystem::remove(project.folder() / "revisions/r001.yaml");
  CHECK(project.run({"downgrade", "base", "--from-database", "--yes"}).exit_code == 0);
  CHECK_THAT(project.run({"inspect"}).out, !Contains("name: t"));
}

TEST_CASE("a repair leaves who applied a revision, and in which order") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(3);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  const auto applied = [&] {
    return run_script(database.url(),
                      "SELECT revision, run, who, applied_at FROM aludel_applied ORDER BY id;\n")
        .out;
  };
  const auto before = applied();
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t1, columns: [{name: id, type: bigint}]}\n");
  REQUIRE(project.run({"repair", "r001", "--yes", "--reason", "so"}).exit_code == 0);
  CHECK(project.run({"verify"}).exit_code == 0);
  CHECK(applied() == before);
}

TEST_CASE("verify compares what an unknown row stands on") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  begin(project);
  project.revision("r002", "r001", "up:\n  - create_index: {name: i, table: t, columns: [a]}\n");
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 0);
  std::filesystem::remove(project.folder() / "revisions/r002.yaml");
  CHECK_THAT(project.run({"verify"}).out, Contains("compared    1 revision\n"));
  project.revision("r001", "null", "up:\n  - create_table: {name: t, columns: [{name: id, type: bigint}]}\n");
  CHECK_THAT(project.run({"verify"}).out, Contains("changed     r001 ("));
}

TEST_CASE("a repaired way back keeps the values that it was rendered with") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  begin(project);
  const auto revision = [&](const std::string& table) {
    project.revision("r002", "r001",
                     "params: {word: text}\nup:\n  - create_table: {name: " + table +
                         ", columns: [{name: id, type: integer}]}\n"
                         "down:\n  - drop_table: {name: " +
                         table + "}\n  - update: {table: t, set: {a: {param: word}}}\n");
  };
  revision("u");
  REQUIRE(project.run({"upgrade", "--set", "word=kept"}).exit_code == 0);
  revision("v");
  REQUIRE(project.run({"repair", "r002", "--yes", "--reason", "so"}).exit_code == 0);
  std::filesystem::remove(project.folder() / "revisions/r002.yaml");
  const auto down = project.run({"downgrade", "r001", "--from-database", "--yes"});
  INFO(down.err);
  CHECK(down.exit_code == 0);
  CHECK_THAT(run_script(database.url(), "SELECT a FROM t;\n").out, Contains("kept"));
}

TEST_CASE("verify names rows without a file, and rows that others imply") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(3);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  database.execute("INSERT INTO aludel_version VALUES ('r001'), ('lost');\n");
  const auto found = project.run({"verify"});
  CHECK(found.exit_code == 4);
  CHECK_THAT(found.out,
             Contains("ahead       lost: no file here declares it") && Contains("implied     r001: "));
}

TEST_CASE("verify finds what was cut short, and repair clears it") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  begin(project);
  project.revision(
      "r002", "r001",
      "transaction: none\nup:\n  - create_table: {name: half, columns: [{name: id, type: integer}]}\n"
      "  - sql: INSERT INTO nowhere VALUES (1)\ndown: []\n");
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  const auto found = project.run({"verify"});
  CHECK(found.exit_code == 4);
  CHECK_THAT(found.out, Contains("unfinished  r002: cut short"));
  const auto done = project.run({"repair", "r002", "--yes", "--reason", "dropped by hand"});
  INFO(done.err);
  CHECK(done.out == "cleared: r002\n");
  CHECK(project.run({"verify"}).exit_code == 0);
  database.execute("DROP TABLE half;\n");
  project.revision("r002", "r001",
                   "up:\n  - create_table: {name: half, columns: [{name: id, type: integer}]}\n");
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("verify needs a database, and a stamp leaves nothing to compare with") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  CHECK(project.run({"verify"}).exit_code == 5);
  REQUIRE(project.run({"stamp", "r001"}).exit_code == 0);
  const auto stamped = project.run({"verify"});
  CHECK(stamped.exit_code == 0);
  CHECK_THAT(stamped.out, Contains("unknown     r001: nothing is kept to compare it with"));
}

TEST_CASE("a revision that was stamped is not judged by how it was applied before") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(1);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  REQUIRE(project.run({"stamp", "base"}).exit_code == 0);
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: other, columns: [{name: id, type: integer}]}\n");
  REQUIRE(project.run({"stamp", "r001"}).exit_code == 0);
  const auto stamped = project.run({"verify"});
  CHECK(stamped.exit_code == 0);
  CHECK_THAT(stamped.out, Contains("unknown     r001: nothing is kept to compare it with"));
}

TEST_CASE("a stamp settles what was cut short below it") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  begin(project);
  project.revision(
      "r002", "r001",
      "transaction: none\nup:\n  - create_table: {name: half, columns: [{name: id, type: integer}]}\n"
      "  - sql: INSERT INTO nowhere VALUES (1)\ndown: []\n");
  project.revision("r003", "r002",
                   "up:\n  - create_table: {name: three, columns: [{name: id, type: integer}]}\ndown: []\n");
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  REQUIRE(project.run({"stamp", "heads"}).exit_code == 0);
  CHECK_THAT(project.run({"verify"}).out, !Contains("cut short"));
  const auto down = project.run({"downgrade", "r001", "--yes"});
  INFO(down.err);
  CHECK(down.exit_code == 0);
}

TEST_CASE("a half-applied revision is not compared, and nothing is kept of it once it is cleared") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  begin(project);
  const std::string half = "transaction: none\nup:\n"
                           "  - create_table: {name: half, columns: [{name: id, type: integer}]}\n  - sql: ";
  project.revision("r002", "r001", half + "INSERT INTO nowhere VALUES (1)\ndown: []\n");
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  project.revision("r002", "r001", half + "INSERT INTO half VALUES (1)\ndown: []\n");
  database.execute("INSERT INTO aludel_version VALUES ('gone');\n");
  CHECK_THAT(project.run({"verify"}).out, Contains("r002: cut short") && !Contains("changed"));
  REQUIRE(project.run({"repair", "r002", "--yes", "--reason", "by hand"}).exit_code == 0);
  CHECK_THAT(run_script(database.url(), "SELECT revision FROM aludel_applied;\n").out, !Contains("r002"));
}
