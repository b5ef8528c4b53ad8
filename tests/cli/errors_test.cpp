#include "framework/base/files.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;

namespace {
struct Wrong {
  std::vector<std::string> arguments;
  int exit_code;
  std::string said;
};
} // namespace

TEST_CASE("a value may look like an option without a value") {
  const Project project("sqlite:///x.db");
  const auto made = project.run({"revision", "-m", "--x=", "--print"});
  CHECK(made.exit_code == 0);
  CHECK_THAT(made.out, Contains("message: \"--x=\""));
  CHECK(project.run({"revision", "--message", "--color=", "--print"}).exit_code == 0);
  CHECK_THAT(project.run({"revision", "-m", "x", "--rev-id="}).err,
             Contains("--rev-id= is followed by no value"));
}

TEST_CASE("wrong usage gets one clear error and its exit code") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(2);
  project.revision("side", "r001", "up: []\n");
  const auto wrong = GENERATE(values<Wrong>({
      {{"upgrad"}, 2, "there is no verb 'upgrad'\n    help: did you mean 'upgrade'?"},
      {{"upgrade", "--dry-rnu"}, 2, "unknown option '--dry-rnu'\n    help: did you mean '--dry-run'?"},
      {{"upgrade"}, 2, "aludel merge"},
      {{"upgrade", "r9"}, 2, "r9"},
      {{"upgrade", "-1"}, 2, "-1"},
      {{"upgrade", "r002", "more"}, 2, "one word too many: 'more'"},
      {{"downgrade"}, 2, "downgrade needs a target"},
      {{"downgrade", "--sql"}, 2, "with --sql FROM:TO, such as head:base"},
      {{"downgrade", "--sql", "base"}, 2, "needs to know from where to where\n    help: write FROM:TO"},
      {{"downgrade", "--sql", ":base"}, 2, "needs to know from where to where"},
      {{"--confirm", "x", "upgrade"},
       2,
       "--confirm is an option of upgrade and stands before it\n    help: write it behind the verb: aludel "
       "upgrade --confirm"},
      {{"-y", "upgrade"}, 2, "-y is an option of upgrade and stands before it"},
      {{"upgrade", "--wait"},
       2,
       "--wait needs a value\n    help: write --wait TIME; see `aludel help upgrade`"},
      {{"upgrade", "-d"}, 2, "--database needs a value"},
      {{"log", "-n"}, 2, "needs a value"},
      {{"downgrade", "+1"}, 2, "+1"},
      {{"stamp"}, 2, "REV is missing\n    help: write aludel stamp REV; see `aludel help stamp`"},
      {{"merge", "r002"}, 2, "a merge needs at least two revisions"},
      {{"revision", "-m", "x"}, 2, "heads"},
      {{"revision", "-m", "x", "--head", "r001"}, 2, "--splice"},
      {{"revision", "-m", "x", "--head", "r002", "--rev-id", "r001"}, 2, "r001"},
      {{"revision", "-m", "x", "--head", "r002", "--rev-id", "a-b"}, 2, "a-b"},
      {{"revision", "-m", "x", "--head", "r002", "--rev-id", "../../x"},
       2,
       "revision id '../../x' has the character '/'\n    help: use letters, digits"},
      {{"revision", "-m", "x", "--head", "r002", "--rev-id", ""},
       2,
       "--rev-id needs a value, and this one is empty"},
      {{"revision", "-m", "x", "--head", "r002", "--template", "nope"}, 2, "there is no template 'nope'"},
      {{"upgrade", "heads", "--wait", "5"}, 2, "write 250ms, 5s, 2m or 1h"},
      {{"upgrade", "heads", "--set", "x"}, 2, "NAME=VALUE"},
      {{"upgrade", "heads", "--lint", "maybe"}, 2, "--lint takes on, strict or off"},
      {{"-f", "xml", "heads"}, 2, "xml"},
      {{"-e", "prod", "heads"}, 2, "no environment 'prod'"},
      {{"-c", "nope.yaml", "heads"}, 2, "nope.yaml"},
      {{"-d", "mysql://x/y", "upgrade", "heads"}, 2, "mysql"},
      {{"-d", "app.db", "upgrade", "heads"}, 2, "the database URL has no scheme"},
      {{"-d", "sqlite:///no/such/folder/app.db", "upgrade", "heads"}, 5, "no/such/folder"},
      {{"-d", "sqlite:///no/such/folder/app.db", "current"}, 5, "no/such/folder"},
      {{"-d", "sqlite:///no/such/folder/app.db", "status"}, 5, "make it, or correct the database URL"},
      {{"-d", "sqlite:///aludel.yaml/app.db", "current"}, 5, "aludel.yaml of the database is not a folder"},
      {{"-d", "sqlite:///revisions", "current"}, 5, "is a folder\n    help: name a file in it"},
      {{"-d", "sqlite:///revisions/", "current"}, 5, "is a folder"},
      {{"-d", "sqlite:///aludel.yaml", "current"}, 5, "aludel.yaml cannot be read: file is not a database"},
      {{"-d", "postgresql://u:xyzzy42@127.0.0.1:1/x", "upgrade", "heads"}, 5, "127.0.0.1"},
      {{"help", "upgrad"}, 2, "did you mean 'upgrade'?"},
  }));
  const auto result = project.run(wrong.arguments);
  INFO(wrong.arguments.back());
  CHECK(result.exit_code == wrong.exit_code);
  CHECK_THAT(result.err, Contains(wrong.said));
  CHECK_THAT(result.err + result.out, !Contains("xyzzy42"));
  CHECK_FALSE(std::filesystem::exists(database.path()));
}

TEST_CASE("errors are JSON when JSON is asked for") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.write("revisions/bad.yaml", "revision: bad\nup:\n  - add_column: {table: t, nme: x, type: text}\n");
  const auto result = project.run({"upgrade", "--format", "json"});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains(R"("path":"revisions/bad.yaml","line":3,"column":28)") &&
                             Contains(R"({"error":{"code":)"));
}

TEST_CASE("all complaints about all files come in one run") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.write("revisions/one.yaml", "revision: one\nmessag: x\nup: [{add_colum: {}}]\n");
  project.write("revisions/two.yaml",
                "revision: two\ndown_revision: nowhere\nup: [{drop_table: {nam: t}}]\n");
  const auto result = project.run({"upgrade"});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("did you mean 'message'?") && Contains("did you mean 'add_column'?") &&
                             Contains("did you mean 'name'?"));
}

TEST_CASE("without a project the way out is said") {
  const TemporaryFolder folder;
  const auto result = run_process({Project("sqlite://").command({}).front(), "heads"},
                                  {{"ALUDEL_CONFIG", ""}}, {}, folder.path());
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("aludel init"));
}

TEST_CASE("what a dialect cannot do is said before anything runs, all of it") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null",
                   "up:\n  - create_extension: {name: vector}\n  - create_table: {name: t, columns: [{name: "
                   "id, type: integer}]}\n"
                   "  - create_index: {name: i, table: t, columns: [id], using: gin}\n");
  const auto result = project.run({"upgrade"});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("only: postgresql") && Contains("2 problems"));
  CHECK(project.run({"current"}).out.empty());
}

TEST_CASE("a URL in the wrong place is answered without its password") {
  const SqliteDatabase database;
  const Project project(database.url());
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"current", "postgresql://bob:xyzzy42#x@h/x"},
                                             {"postgresql://bob:xyzzy42@h/x"},
                                             {"--databse=postgresql://bob:xyzzy42@h/x", "heads"},
                                             {"show", "postgresql://bob:xyzzy42@h/x"},
                                             {"-e", "postgresql://bob:xyzzy42@h/x", "heads"}}) {
    const auto result = project.run(words);
    INFO(result.err);
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.out + result.err, !Contains("xyzzy42") && Contains("bob:***@h"));
  }
}

TEST_CASE("help lists the verbs") {
  const Project project("sqlite://");
  CHECK_THAT(project.run({"help"}).out,
             Contains("upgrade") && Contains("downgrade") && Contains("completion"));
}

TEST_CASE("options that would mean nothing are refused") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  CHECK_THAT(project.run({"upgrade", "-o", "x.sql"}).err, Contains("--output is for the script of --sql"));
  CHECK_THAT(project.run({"upgrade", "--confirm", "production"}).err,
             Contains("--confirm names 'production'"));
  CHECK(project.run({"current"}).out.empty());
}

TEST_CASE("a saved plan with nothing to do is carried out") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  REQUIRE(project.run({"plan", "-o", "p.json"}).exit_code == 0);
  CHECK(project.run({"upgrade", "--plan", "p.json"}).exit_code == 0);
  CHECK_THAT(project.run({"upgrade", "-f", "json"}).out, Contains("\"run\": null"));
}

TEST_CASE("a plan is never saved over a file") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  REQUIRE(project.run({"plan", "-o", "p.json"}).exit_code == 0);
  const auto result = project.run({"plan", "-o", "p.json"});
  CHECK(result.exit_code == 2);
  CHECK_THAT(result.err, Contains("p.json: File exists\n    help: nothing is overwritten: remove that file"));
}

TEST_CASE("a full disk has its place and a way out") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.revision("r001", "null", "up:\n  - sql: CREATE TABLE t (x)\ndown: []\n");
  project.revision("r002", "r001",
                   "up:\n  - sql: PRAGMA max_page_count = 1\n    transaction: none\n"
                   "  - sql: INSERT INTO t SELECT randomblob(1000000)\ndown: []\n");
  const auto result = project.run({"upgrade"});
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("r002.yaml:7:10: error[disk-full]: revision r002, step 2") &&
                             Contains("database or disk is full") && Contains("help: make room"));
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("the lost version of Aludel's own tables is told, and comes back as it is told") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(2);
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  const auto sqlite = [&](const std::string& sql) {
    return run_process({"sqlite3", database.path().string(), sql}).exit_code;
  };
  REQUIRE(sqlite("DROP TABLE aludel_schema") == 0);
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"upgrade"}, {"ensure-version"}, {"stamp", "base"}}) {
    const auto result = project.run(words);
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.err, Contains("the table aludel_schema is gone"));
  }
  const auto said = project.run({"upgrade"}).err;
  REQUIRE(sqlite(said.substr(said.find("CREATE TABLE"))) == 0);
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("a table of Aludel's own that was dropped is told, and made anew as it is told") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(2);
  for (const std::string table : {"aludel_journal", "aludel_run", "aludel_applied"}) {
    REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
    REQUIRE(run_process({"sqlite3", database.path().string(), "DROP TABLE " + table}).exit_code == 0);
    for (const auto* verb : {"upgrade", "plan", "verify", "resume"}) {
      const auto result = project.run({verb});
      CHECK(result.exit_code == 1);
      CHECK_THAT(result.err, Contains("table " + table +
                                      " is gone\n    help: bring it back from a backup; or "
                                      "make it anew, without what it held: aludel "
                                      "ensure-version"));
    }
    CHECK(project.run({"ensure-version"}).exit_code == 0);
    CHECK(project.run({"upgrade"}).exit_code == 0);
    CHECK(project.run({"downgrade", "base", "--yes"}).exit_code == 0);
  }
}

TEST_CASE("a lock that is not got in time has a way out") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.chain(1);
  project.revision("r002", "r001", "up:\n  - add_column: {table: t_r001, name: note, type: text}\n");
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  const RunningProcess holder(
      {"psql", "-X", database.url(), "-c", "BEGIN", "-c", "LOCK TABLE t_r001", "-c", "SELECT pg_sleep(30)"},
      {}, project.folder());
  ProcessResult result;
  do {
    result = run_process({"psql", "-X", "-t", database.url(), "-c",
                          "SELECT count(*) FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND "
                          "relation = 't_r001'::regclass"});
  } while (result.out.find('1') == std::string::npos);
  result = project.run({"upgrade", "--lock-timeout", "50ms"});
  holder.signal(2);
  CHECK(result.exit_code == 1);
  CHECK_THAT(result.err, Contains("lock timeout") && Contains("--lock-timeout") && Contains("r002.yaml:"));
}

TEST_CASE("what the server is too old for is told before anything runs") {
  const PostgresDatabase database;
  const auto version = run_process({"psql", "-XAt", database.url(), "-c", "SHOW server_version_num"}).out;
  if (std::stoi(version) >= 170000) {
    WARN("not tried: this server knows MAINTAIN, and nothing is newer");
    return;
  }
  const Project project(database.url());
  project.chain(1);
  project.revision("r002", "r001",
                   "up:\n  - grant: {privileges: [maintain], on: {table: t_r001}, to: [pg_monitor]}\n");
  for (const auto& verb : {"plan", "upgrade", "test"}) {
    const auto result = project.run({verb});
    CAPTURE(verb, result.out, result.err);
    CHECK(result.exit_code == (verb == std::string("test") ? 1 : 2));
    CHECK_THAT(result.out + result.err, Contains("r002.yaml:") &&
                                            Contains("MAINTAIN needs PostgreSQL 17, and the server is ") &&
                                            Contains("help: leave it out"));
  }
  CHECK(project.run({"current"}).out.empty());
  const auto script = project.run({"upgrade", "--sql", "--lint", "off"});
  CHECK(script.exit_code == 0);
  CHECK_THAT(script.err, Contains("this script needs PostgreSQL 17: MAINTAIN"));
}
