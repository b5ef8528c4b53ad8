#include "tests/cli/schemas.hpp"

#include <filesystem>
#include <functional>

using namespace aludel::schemas;
using namespace aludel::test_support;
using Catch::Contains;
using Catch::StartsWith;

namespace {
/// Rebuilds, raw SQL, an index outside transactions, steps under conditions, a merge.
void history(const Project& project) {
  project.revision(
      "r001", "null",
      "up:\n  - create_table: {name: author, columns: [{name: id, type: integer, primary_key: true}, "
      "{name: name, type: text, nullable: false}]}\n"
      "  - create_table: {name: book, columns: [{name: id, type: integer, primary_key: true}, "
      "{name: author, type: integer, references: {table: author, column: id}}, "
      "{name: title, type: text}]}\n"
      "  - insert: {table: author, rows: [{id: 1, name: 'Ada'}]}\n"
      "  - insert: {table: book, rows: [{id: 1, author: 1, title: one}, {id: 2, title: two}]}\n");
  project.revision("r002", "r001",
                   "up:\n  - alter_column: {table: book, column: title, nullable: false, default: none}\n"
                   "  - add_check: {table: book, name: book_titled, sql: \"title <> ''\"}\n"
                   "  - add_column: {table: author, name: born, type: integer, default: 1815}\n");
  project.revision(
      "r003", "r002",
      "up:\n  - sql: |\n      CREATE TABLE raw (id integer PRIMARY KEY, note text);\n"
      "      INSERT INTO raw VALUES (1, 'it''s; :a \"quoted\"');\n"
      "  - create_index: {name: raw_note, table: raw, columns: [note]}\n"
      "down:\n  - drop_index: {name: raw_note, table: raw}\n  - sql: |\n      DROP TABLE raw; -- gone\n"
      "      UPDATE book SET title = 'back' WHERE id = 2\n");
  project.revision(
      "r004", "r003",
      "up:\n  - create_index: {name: book_title, table: book, columns: [title], concurrently: true}\n"
      "    only: postgresql\n"
      "  - create_index: {name: book_title, table: book, columns: [title]}\n    only: sqlite\n"
      "  - rename_column: {table: book, from: title, to: name}\n");
  project.revision("r005", "r004",
                   "up:\n  - create_table: {name: never, columns: [{name: id, type: integer}]}\n"
                   "    when: {table_exists: nowhere}\n"
                   "  - create_table: {name: once, columns: [{name: id, type: integer}]}\n"
                   "    when: {table_exists: book}\n"
                   "  - add_column: {table: once, name: more, type: text}\n");
  project.revision("r006", "r005", "up:\n  - drop_column: {table: author, column: born}\n");
  project.revision("side", "r005", "branch_labels: sides\nup:\n  - drop_table: {name: once}\n");
  project.revision("r007", "[r006, side]", "up:\n  - add_unique: {table: book, columns: [author, name]}\n");
}

void lose_files(const Project& project, const std::vector<std::string>& ids) {
  for (const auto& id : ids) std::filesystem::remove(project.folder() / ("revisions/" + id + ".yaml"));
}

/// What a database holds: its schema, and its rows in the tables that are there.
std::string contents(const Project& project, const AnyDatabase& database) {
  const auto schema = project.run({"inspect"});
  REQUIRE(schema.exit_code == 0);
  auto text = schema.out;
  for (const auto* table : {"author", "book", "raw", "once"})
    if (schema.out.find("name: " + std::string(table) + "\n") != std::string::npos ||
        schema.out.find("name: " + std::string(table) + ",") != std::string::npos)
      text += run_script(database.url(), "SELECT * FROM " + std::string(table) + " ORDER BY id;\n").out;
  return text;
}

std::string kept(const AnyDatabase& database) {
  return run_script(database.url(), "SELECT revision FROM aludel_applied ORDER BY revision;\n").out;
}

void succeed(const Project& project, const std::vector<std::string>& arguments) {
  const auto done = project.run(arguments);
  INFO(done.out << done.err);
  REQUIRE(done.exit_code == 0);
}
} // namespace

TEST_CASE("a way back that the database keeps is the one that the files give") {
  const auto dialect = each_dialect();
  for (const auto* target : {"r005", "r003", "r002", "r001", "base"}) {
    INFO(dialect << " " << target);
    const AnyDatabase by_files(dialect), by_database(dialect);
    const Project files(by_files.url()), older(by_database.url());
    for (const auto* project : {&files, &older}) {
      history(*project);
      succeed(*project, {"upgrade", "--lint", "off"});
    }
    lose_files(older, {"r002", "r003", "r004", "r005", "r006", "side", "r007"});
    succeed(files, {"downgrade", target, "--yes"});
    succeed(older, {"downgrade", target, "--from-database", "--yes"});
    CHECK(contents(files, by_files) == contents(files, by_database));
    CHECK(run_script(by_database.url(), "SELECT version_num FROM aludel_version;\n").out ==
          run_script(by_files.url(), "SELECT version_num FROM aludel_version;\n").out);
    CHECK(kept(by_files) == kept(by_database));
  }
}

TEST_CASE("a row that was left of a revision gives way to the one of its next upgrade") {
  const auto upgrade = [](const Project& project, const AnyDatabase&) { succeed(project, {"upgrade"}); };
  const auto stamp = [](const Project& project, const AnyDatabase&) { succeed(project, {"stamp", "head"}); };
  const auto script = [](const Project& project, const AnyDatabase& database) {
    REQUIRE(run_script(database.url(), project.run({"upgrade", "--sql"}).out).exit_code == 0);
  };
  const auto dialect = each_dialect();
  for (const std::function<void(const Project&, const AnyDatabase&)>& apply :
       {std::function<void(const Project&, const AnyDatabase&)>(upgrade), {stamp}, {script}}) {
    const AnyDatabase database(dialect);
    const Project project(database.url());
    project.chain(2);
    succeed(project, {"ensure-version"});
    database.execute(
        "INSERT INTO aludel_applied (version_table, revision, down_revisions, depends_on, "
        "branch_labels, message, down, run, who, applied_at) VALUES ('aludel_version', 'r002', '[]', "
        "'[]', '[]', '', '', 'left', 'somebody', '2020-01-01T00:00:00Z');\n");
    apply(project, database);
    const auto rows =
        run_script(database.url(), "SELECT 'rows ' || count(*) || ', left ' || sum(CASE WHEN run = "
                                   "'left' THEN 1 ELSE 0 END) FROM aludel_applied;\n");
    CHECK_THAT(rows.out, Contains("rows 2, left 0"));
  }
}

TEST_CASE("a database that is ahead tells the way out, and what it keeps") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(3);
  succeed(project, {"upgrade"});
  lose_files(project, {"r002", "r003"});
  const auto refused = project.run({"downgrade", "r001", "--yes"});
  CHECK(refused.exit_code == 4);
  CHECK_THAT(refused.err, Contains("'r003'") && Contains("aludel downgrade TARGET --from-database"));
  const auto current = project.run({"current", "-c"});
  CHECK(current.exit_code == 4);
  CHECK_THAT(current.out,
             Contains("r003 (ahead: no file here declares it), about r003, applied 20") && Contains(" by "));
  CHECK_THAT(project.run({"current", "-f", "json"}).out,
             Contains("\"state\": \"ahead\"") && Contains("\"message\": \"about r003\"") &&
                 Contains("\"r002\"") && Contains("\"applied_by\": \""));
  const auto asks = project.run({"downgrade", "r001", "--from-database"});
  CHECK(asks.exit_code == 2);
  CHECK_THAT(asks.err, Contains("this downgrade loses the rows of t_r003, the rows of t_r002"));
  const auto shown = project.run({"downgrade", "r001", "--from-database", "--dry-run"});
  CHECK(shown.exit_code == 0);
  CHECK_THAT(shown.out, Contains("t_r003") && Contains("DROP TABLE"));
  const auto done = project.run({"downgrade", "-2", "--from-database", "--yes"});
  CHECK(done.exit_code == 0);
  CHECK_THAT(done.out, Contains("undid 2 revisions") && Contains("the database is at r001"));
  CHECK(project.run({"current", "-c"}).exit_code == 0);
  project.chain(3);
  succeed(project, {"upgrade"});
  succeed(project, {"downgrade", "base", "--yes"});
}

TEST_CASE("what is kept comes with its revision and goes with it") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(2);
  succeed(project, {"upgrade"});
  CHECK_THAT(kept(database), Contains("r001") && Contains("r002"));
  succeed(project, {"downgrade", "-1", "--yes"});
  CHECK_THAT(kept(database), Contains("r001") && !Contains("r002"));
  succeed(project, {"stamp", "r002"});
  CHECK_THAT(kept(database), Contains("r002"));
  lose_files(project, {"r002"});
  const auto stamped = project.run({"downgrade", "r001", "--from-database", "--yes"});
  CHECK(stamped.exit_code == 2);
  CHECK_THAT(stamped.err,
             Contains("the database keeps no way back of revision r002: it was stamped as applied"));
  succeed(project, {"stamp", "--purge", "base"});
  CHECK_THAT(kept(database), !Contains("r00"));
}

TEST_CASE("a file that was changed since it was applied is undone as it was applied") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(1);
  project.revision("r002", "r001",
                   "up:\n  - create_table: {name: old, columns: [{name: id, type: integer}]}\n");
  succeed(project, {"upgrade"});
  project.revision("r002", "r001",
                   "up:\n  - create_table: {name: new, columns: [{name: id, type: integer}]}\n");
  CHECK(project.run({"downgrade", "r001", "--yes"}).exit_code == 1); // there is no table new
  const auto done = project.run({"downgrade", "r001", "--from-database", "--yes"});
  INFO(done.err);
  CHECK(done.exit_code == 0);
  CHECK_THAT(done.err, Contains("the file of revision r002 was changed since it was applied"));
  CHECK_THAT(project.run({"inspect"}).out, !Contains("old"));
}

TEST_CASE("what cannot be undone is not kept, with the reason") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.revision("r001", "null", "up: []\n");
  project.revision("r002", "r001",
                   "up:\n  - sql: CREATE TABLE t (id integer)\ndown: {irreversible: for good}\n");
  succeed(project, {"upgrade", "--lint", "off"});
  lose_files(project, {"r002"});
  const auto refused = project.run({"downgrade", "r001", "--from-database"});
  CHECK(refused.exit_code == 2);
  CHECK_THAT(refused.err, Contains("revision r002") && Contains("for good"));
}

TEST_CASE("values of params stand in the way back that is kept") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(1);
  project.revision(
      "r002", "r001",
      "params: {word: text}\nup:\n  - insert: {table: t_r001, rows: [{id: 7, text: {param: word}}]}\n"
      "down:\n  - delete: {table: t_r001, where: id = 7}\n"
      "  - insert: {table: t_r001, rows: [{id: 8, text: {param: word}}]}\n");
  succeed(project, {"upgrade", "--set", "word=it's"});
  lose_files(project, {"r002"});
  succeed(project, {"downgrade", "r001", "--from-database", "--yes"});
  CHECK_THAT(run_script(database.url(), "SELECT * FROM t_r001;\n").out, Contains("it's") && Contains("8"));
}

TEST_CASE("the values that ran are undone, also where the file is there with others") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(1);
  project.revision("r002", "r001",
                   "params: {word: {type: text, default: theirs}}\n"
                   "up:\n  - insert: {table: t_r001, rows: [{id: 7, text: {param: word}}]}\n"
                   "down:\n  - insert: {table: t_r001, rows: [{id: 8, text: {param: word}}]}\n");
  succeed(project, {"upgrade", "--set", "word=ours"});
  succeed(project, {"downgrade", "r001", "--from-database", "--yes"});
  CHECK_THAT(run_script(database.url(), "SELECT text FROM t_r001 WHERE id = 8;\n").out, Contains("ours"));
}

TEST_CASE("histories that share a schema do not see each other's rows") {
  const AnyDatabase database(each_dialect());
  const Project one(database.url()), other(database.url());
  other.write("aludel.yaml",
              "revisions: revisions\nversion_table: other_version\ndatabase: \"" + database.url() + "\"\n");
  const auto table = [](const std::string& name) {
    return "up:\n  - create_table: {name: " + name + ", columns: [{name: id, type: integer}]}\n";
  };
  one.revision("r001", "null", table("of_one"));
  other.revision("r000", "null", "up: []\n");
  other.revision("r001", "r000", table("of_other"));
  for (const auto* project : {&one, &other}) succeed(*project, {"upgrade"});
  lose_files(other, {"r001"});
  succeed(other, {"downgrade", "r000", "--from-database", "--yes"});
  CHECK_THAT(one.run({"inspect"}).out, Contains("of_one") && !Contains("of_other"));
  CHECK(one.run({"verify"}).exit_code == 0);
  lose_files(one, {"r001"});
  succeed(one, {"downgrade", "base", "--from-database", "--yes"});
}

TEST_CASE("tables of an older Aludel keep nothing, which is said") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(2);
  succeed(project, {"upgrade"});
  database.execute(
      "DROP TABLE aludel_applied;\nDELETE FROM aludel_schema WHERE version_num > 'journal_0003';\n");
  CHECK(project.run({"verify"}).exit_code == 0); // by the checksums of the journal
  lose_files(project, {"r002"});
  const auto refused = project.run({"downgrade", "r001", "--from-database", "--yes"});
  CHECK(refused.exit_code == 4);
  CHECK_THAT(refused.err, Contains("keeps nothing of revision r002") && Contains("kept no ways back"));
  CHECK_THAT(project.run({"current"}).out, Contains("r002 (ahead: no file here declares it)\n"));
}

TEST_CASE("a downgrade from the database that was cut short goes on, by either way") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.chain(1);
  const std::string body =
      "up:\n  - add_column: {table: t_r001, name: a, type: integer}\n"
      "down:\n  - create_index: {name: i, table: t_r001, columns: [a], concurrently: true}\n"
      "  - drop_index: {name: i, concurrently: true}\n"
      "  - sql: SELECT 1 / count(*) FROM t_r001\n  - drop_column: {table: t_r001, column: a}\n";
  project.revision("r002", "r001", body);
  succeed(project, {"upgrade", "--lint", "off"});
  run_script(database.url(), "DELETE FROM t_r001;\n");
  lose_files(project, {"r002"});
  const auto cut = project.run({"downgrade", "r001", "--from-database", "--yes"});
  CHECK(cut.exit_code == 1);
  CHECK_THAT(cut.err, Contains("division by zero") && Contains("2 of 4 steps"));
  run_script(database.url(), "INSERT INTO t_r001 VALUES (1, 'x');\n");
  SECTION("by the database") { succeed(project, {"downgrade", "r001", "--from-database", "--yes"}); }
  SECTION("by the file") {
    project.revision("r002", "r001", body);
    succeed(project, {"downgrade", "r001", "--yes"});
  }
  CHECK_THAT(project.run({"current"}).out, StartsWith("r001"));
  CHECK_THAT(project.run({"inspect"}).out, !Contains("name: a,"));
}

TEST_CASE("an upgrade that was cut short stands in the way of a downgrade from the database") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(2);
  succeed(project, {"upgrade"});
  project.revision(
      "r003", "r002",
      "transaction: none\nup:\n  - create_table: {name: half, columns: [{name: id, type: integer}]}\n"
      "  - sql: INSERT INTO nowhere VALUES (1)\ndown: []\n");
  CHECK(project.run({"upgrade", "--lint", "off"}).exit_code == 1);
  lose_files(project, {"r002", "r003"});
  const auto refused = project.run({"downgrade", "r001", "--from-database", "--yes"});
  CHECK(refused.exit_code == 1);
  CHECK_THAT(refused.err, Contains("an earlier upgrade of revision r003 was cut short"));
}

TEST_CASE("what is kept of a table that raw SQL made fits the table") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.revision("r001", "null",
                   "up:\n  - sql: CREATE TABLE raw (id integer PRIMARY KEY, a text DEFAULT 'x', b text)\n"
                   "down:\n  - sql: DROP TABLE raw\n");
  project.revision("r002", "r001",
                   "up:\n  - drop_column: {table: raw, column: a}\n"
                   "  - add_check: {table: raw, name: raw_b, sql: \"b <> ''\"}\n");
  succeed(project, {"upgrade", "r001", "--lint", "off"});
  const auto before = project.run({"inspect"}).out;
  succeed(project, {"upgrade", "--lint", "off"});
  database.execute("INSERT INTO raw (id, b) VALUES (1, 'y');\n");
  lose_files(project, {"r002"});
  succeed(project, {"downgrade", "r001", "--from-database", "--yes"});
  const auto after = project.run({"inspect"}).out;
  CHECK_THAT(after, Contains("default: x") && !Contains("raw_b"));
  CHECK(run_script(database.url(), "SELECT id, b FROM raw;\n").out.find('y') != std::string::npos);
}

TEST_CASE("a script keeps ways back as a run does") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.chain(2);
  const auto script = project.run({"upgrade", "--sql"});
  REQUIRE(script.exit_code == 0);
  REQUIRE(run_script(database.url(), script.out).exit_code == 0);
  const auto down = project.run({"downgrade", "--sql", "r002:r001", "--yes"});
  lose_files(project, {"r002"});
  CHECK_THAT(project.run({"downgrade", "r001", "--from-database", "--sql"}).err,
             Contains("does not go with --sql"));
  SECTION("which undo it") { succeed(project, {"downgrade", "r001", "--from-database", "--yes"}); }
  SECTION("and a script forgets them") { REQUIRE(run_script(database.url(), down.out).exit_code == 0); }
  CHECK_THAT(kept(database), Contains("r001") && !Contains("r002"));
}
