#include "tests/cli/schemas.hpp"

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

namespace {
constexpr auto makes_users = "up:\n  - create_table: {name: users, columns: [{name: id, type: integer, "
                             "primary_key: true}]}\n";
constexpr auto drops_users = "up:\n  - drop_table: {name: users}\n";
} // namespace

TEST_CASE("lint tells what is unsafe, where, and fails by what is asked") {
  const Project project("sqlite:///nowhere.db");
  project.revision("r1", "null", makes_users);
  CHECK(project.run({"lint"}).exit_code == 0);
  project.revision("r2", "r1", drops_users);
  const auto found = project.run({"lint"});
  CHECK(found.exit_code == 3);
  CHECK_THAT(found.out, Contains("error[drop-table]: drops table users (created in r1") &&
                            Contains("r2.yaml:") && Contains("help: ") && Contains("1 error"));
  CHECK(project.run({"lint", "--fail-on", "never"}).exit_code == 0);
  CHECK(project.run({"lint", "--rule", "truncate-table"}).exit_code == 0);
  CHECK(project.run({"lint", "r1"}).exit_code == 0);
  CHECK(project.run({"lint", "r2"}).exit_code == 3);
  const auto json = project.run({"lint", "-f", "json"});
  CHECK(json.exit_code == 3);
  CHECK_THAT(json.out, Contains("\"rule\": \"drop-table\"") && Contains("\"data_loss\": true") &&
                           Contains("\"revision\": \"r2\"") && Contains("\"error\": 1"));
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"lint", "--rule", "drop-tabel"}, {"lint", "--fail-on", "often"}, {"lint", "r9"}}) {
    const auto wrong = project.run(words);
    INFO(words.back() << wrong.err);
    CHECK(wrong.exit_code == 2);
    CHECK_THAT(wrong.err, Contains(words.back()));
  }
}

TEST_CASE("a waiver with a reason accepts a finding") {
  const Project project("sqlite:///nowhere.db");
  project.revision("r1", "null", makes_users);
  project.revision("r2", "r1", std::string(drops_users) + "    allow: {drop-table: nobody is in it}\n");
  const auto accepted = project.run({"lint"});
  INFO(accepted.out);
  CHECK(accepted.exit_code == 0);
  CHECK_THAT(project.run({"lint", "-f", "json"}).out,
             Contains("\"suppressed\": true") && Contains("nobody is in it"));
}

TEST_CASE("the schema of an attached file is there without a revision that makes it") {
  const Project project("sqlite:///nowhere.db");
  project.revision(
      "r1", "null",
      "up:\n  - create_table: {name: side.users, columns: [{name: id, type: integer, primary_key: "
      "true}]}\n");
  CHECK_THAT(project.run({"lint"}).out, Contains("unknown-object"));
  project.write("aludel.yaml",
                "revisions: revisions\ndatabase: \"sqlite:///nowhere.db\"\nattach: {side: side.db}\n");
  CHECK(project.run({"lint"}).exit_code == 0);
}

TEST_CASE("lint judges plain files of SQL") {
  const Project project("sqlite:///nowhere.db");
  project.write("plain/1.sql", "CREATE TABLE users (id int PRIMARY KEY);\n");
  project.write("plain/2.sql", "-- gone\nDROP TABLE users;\nINSERT INTO userz VALUES (1);\n");
  const auto found = project.run({"lint", "--dialect", "postgresql", "plain"});
  CHECK(found.exit_code == 3);
  CHECK_THAT(found.out,
             Contains("2.sql:2:1: error[drop-table]") && Contains("2.sql:3:13: error[unknown-table]"));
  CHECK(project.run({"lint", "--dialect", "postgresql"}).exit_code == 2);
  CHECK(project.run({"lint", "--dialect", "oracle", "plain"}).exit_code == 2);
  CHECK(project.run({"lint", "--dialect", "postgresql", "missing"}).exit_code == 2);
}

TEST_CASE("rules lists what is judged, and explains one") {
  const Project project("sqlite:///nowhere.db");
  const auto all = project.run({"rules"});
  CHECK(all.exit_code == 0);
  CHECK_THAT(all.out, Contains("drop-table (error)") && Contains("unused-suppression"));
  CHECK_THAT(project.run({"rules", "drop-table"}).out, Contains("## Safe"));
  const auto wrong = project.run({"rules", "drop-tabel"});
  CHECK(wrong.exit_code == 2);
  CHECK_THAT(wrong.err, Contains("drop-table"));
}

TEST_CASE("what an option selects is told, and the rest is only replayed") {
  const test_support::SqliteDatabase database;
  const Project project(database.url());
  const auto git = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"git", "-c", "user.name=t", "-c", "user.email=t@example.org"});
    const auto done = test_support::run_process(words, {}, {}, project.folder());
    INFO(done.err);
    REQUIRE(done.exit_code == 0);
  };
  const auto drops = [](const std::string& table) {
    return "up:\n  - drop_table: {name: " + table + "}\ndown: []\n";
  };
  const auto told = [&](std::vector<std::string> options) {
    options.insert(options.begin(), "lint");
    const auto found = project.run(std::move(options));
    INFO(found.err);
    CHECK((found.exit_code == 0 || found.exit_code == 3));
    std::string ids;
    for (const auto* id : {"r002", "r003", "r004", "r005"})
      if (found.out.find(std::string(id) + ".yaml:") != std::string::npos) ids += std::string(id) + " ";
    return ids;
  };
  project.chain(1);
  project.revision("r002", "r001", drops("t_r001"));
  project.revision("r003", "r002",
                   "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n"
                   "  - create_table: {name: u, columns: [{name: id, type: integer}]}\n");
  project.write("revisions/r004.sql", "DROP TABLE t;\n");
  project.revision("r004", "r003", "up:\n  - sql_file: r004.sql\ndown: []\n");
  CHECK(told({}) == "r002 r004 ");

  SECTION("of git") {
    CHECK(project.run({"lint", "--since", "HEAD"}).exit_code == 2);
    git({"init", "-q"});
    git({"add", "."});
    git({"commit", "-q", "-m", "all"});
    CHECK(told({"--since", "HEAD"}).empty());
    project.revision("r005", "r004", drops("u"));
    CHECK(told({"--since", "HEAD"}) == "r005 ");
    project.revision("r002", "r001", drops("t_r001") + "# changed\n");
    CHECK(told({"--since", "HEAD"}) == "r002 r004 r005 ");
    CHECK(told({"--since", "HEAD", "r005"}) == "r005 ");
    for (const auto* ref : {"nowhere", "--output=x", "HEAD..HEAD"}) {
      const auto wrong = project.run({"lint", std::string("--since=") + ref});
      INFO(ref << wrong.err);
      CHECK(wrong.exit_code == 2);
    }
  }
  SECTION("of git, when only a file of SQL has changed") {
    git({"init", "-q"});
    git({"add", "."});
    git({"commit", "-q", "-m", "all"});
    project.write("revisions/r004.sql", "DROP TABLE t; -- it is empty\n");
    const auto found = project.run({"lint", "--since", "HEAD"});
    CHECK_THAT(found.out, Contains("r004.sql:1:1: error[drop-table]") && Contains("in 1 revision,"));
  }
  SECTION("of the database") {
    CHECK(told({"--pending"}) == "r002 r004 ");
    REQUIRE(project.run({"upgrade", "r002", "--lint", "off"}).exit_code == 0);
    CHECK(told({"--pending"}) == "r004 ");
    CHECK_THAT(project.run({"lint", "--pending"}).out, Contains("t: not in this database yet"));
    CHECK_THAT(project.run({"lint", "--pending"}).out, !Contains("revision-modified"));
    project.revision("r001", "null", "up:\n  - create_schema: {name: other}\n    only: postgresql\n");
    CHECK_THAT(project.run({"lint", "--pending"}).out,
               Contains("r001.yaml:1:11: error[revision-modified]: revision r001 has run already"));
  }
  SECTION("of what is deployed") {
    CHECK(told({"--deployed-up-to", "r001"}) == "r002 r004 ");
    CHECK(project.run({"lint", "--deployed-up-to", "r9"}).exit_code == 2);
  }
}

TEST_CASE("faults of the graph are findings of rules") {
  const Project project("sqlite:///nowhere.db");
  project.revision("r1", "null", "up: []\n");
  project.write("revisions/again.yaml", "revision: r1\nup: []\n");
  project.revision("r2", "gone", "up: []\n");
  project.revision("r3", "r4", "up: []\n");
  project.revision("r4", "r3", "up: []\n");
  const auto found = project.run({"lint"});
  INFO(found.out);
  CHECK(found.exit_code == 3);
  for (const auto* rule : {"duplicate-revision-id", "unknown-parent"}) {
    CHECK_THAT(found.out, Contains("error[" + std::string(rule) + "]"));
    CHECK(project.run({"rules", rule}).exit_code == 0);
  }
  project.write("revisions/again.yaml", "revision: again\nup: []\n");
  project.revision("r2", "r1", "up: []\n");
  CHECK_THAT(project.run({"lint"}).out, Contains("error[revision-cycle]"));
}

TEST_CASE("lint reads plain SQL from standard input") {
  const Project project("sqlite:///nowhere.db");
  const auto found = test_support::run_process(project.command({"lint", "--dialect", "postgresql", "-"}), {},
                                               "SELECT 1;\nDROP TABLE nowhere;\n", project.folder());
  CHECK(found.exit_code == 3);
  CHECK_THAT(found.out, Contains("<stdin>:2:1: error[unknown-table]"));
  CHECK(project.run({"lint", "-"}).exit_code == 2);
  CHECK(project.run({"lint", "--dialect", "postgresql", "--pending", "-"}).exit_code == 2);
}

TEST_CASE("plain files are called by their names") {
  const Project project("sqlite:///nowhere.db");
  project.write("plain/2026-01-01 first.sql", "CREATE TABLE users (id int PRIMARY KEY);\n");
  project.write("plain/2026-01-02 second.sql", "DROP TABLE users;\n");
  const auto found = project.run({"lint", "--dialect", "postgresql", "plain"});
  CHECK_THAT(found.out, Contains("created in 2026-01-01 first.sql"));
  CHECK_THAT(project.run({"lint", "--dialect", "postgresql", "plain", "-f", "json"}).out,
             Contains("\"revision\": \"2026-01-02 second.sql\""));
}

TEST_CASE("annotations are escaped as GitHub's toolkit does it") {
  const Project project("sqlite:///nowhere.db");
  project.write("plain/a.sql", "CREATE TABLE users (id int PRIMARY KEY);\n");
  project.write("plain/b,100%: é.sql", "-- é\nSELECT 'é'; DROP TABLE\n  users;\nDROP TABLE gone;\n");
  const auto found = project.run({"lint", "--dialect", "postgresql", "plain", "-f", "github"});
  CHECK(found.exit_code == 3);
  CHECK_THAT(
      found.out,
      Contains("::error file=plain/b%2C100%25%3A é.sql,line=2,endLine=3,title=drop-table::drops table") &&
          Contains("%0Ahelp: ") && Contains(",line=4,endLine=4,col=1,endColumn=16,title=unknown-table::"));
  CHECK_THAT(found.err, Contains("2 errors in 2 revisions"));
}

TEST_CASE("colours are for who asks for them") {
  const Project project("sqlite:///nowhere.db");
  project.revision("r1", "null", makes_users);
  project.revision("r2", "r1", drops_users);
  CHECK_THAT(project.run({"lint"}).out, !Contains("\x1b["));
  CHECK_THAT(project.run({"lint", "--color", "always"}).out, Contains("\x1b[1;31merror"));
}

TEST_CASE("SARIF is as the published schema asks") {
  const Project project("sqlite:///nowhere.db");
  project.write("aludel.yaml", "database: sqlite:///nowhere.db\ndialects: [sqlite, postgresql]\n");
  project.revision("r1", "null", makes_users);
  project.revision(
      "r2", "r1",
      "up:\n  - drop_table: {name: users}\n    allow: {drop-table: nobody is in it}\n  - sql: |\n"
      "      -- é\n      SELECT 'é'; DROP TABLE\n        gone;\n");
  const auto is_valid = [&](const std::string& log) {
    project.write("log.sarif", log);
    const auto checked = test_support::run_process(
        {"/usr/bin/python3", ALUDEL_SOURCE_DIR "/tests/schema/validate.py",
         ALUDEL_SOURCE_DIR "/tests/cli/sarif/sarif-2.1.0.json", (project.folder() / "log.sarif").string()});
    INFO(checked.err);
    CHECK_THAT(checked.out, Catch::EndsWith("\ttaken\n"));
  };
  const auto found = project.run({"lint", "-f", "sarif"});
  CHECK(found.exit_code == 3);
  CHECK_THAT(found.out, Contains("\"justification\": \"nobody is in it\"") &&
                            Contains("\"uri\": \"revisions/r2.yaml\"") &&
                            Contains("\"ruleId\": \"unknown-table\""));
  is_valid(found.out);
  project.write("revisions/100% ü.yaml", "revision: r3\ndown_revision: r2\nup: [{dorp_table: {}}]\n");
  const auto broken = project.run({"lint", "-f", "sarif"});
  CHECK(broken.exit_code == 3);
  CHECK_THAT(broken.out, Contains("revisions/100%25%20%C3%BC.yaml"));
  is_valid(broken.out);
}
