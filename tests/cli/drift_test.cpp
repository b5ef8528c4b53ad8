#include "framework/base/files.hpp"
#include "tests/cli/schemas.hpp"

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

namespace {
void make_history(const Project& project) {
  project.revision(
      "r1", "null",
      "up:\n  - create_table: {name: users, columns: [{name: id, type: integer, primary_key: true}, "
      "{name: mail, type: text, nullable: false}]}\n");
  project.revision(
      "r2", "r1", "up:\n  - create_index: {name: users_mail, table: users, columns: [mail], unique: true}\n");
}
} // namespace

TEST_CASE("check tells clean, pending and drifted apart") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  make_history(project);
  REQUIRE(project.run({"upgrade", "r1"}).exit_code == 0);
  const auto pending = project.run({"check"});
  CHECK(pending.exit_code == 4);
  CHECK(pending.out == "pending: 1 revision: r2\n");
  REQUIRE(project.run({"upgrade", "--lint", "off"}).exit_code == 0);
  const auto clean = project.run({"check"});
  CHECK(clean.exit_code == 0);
  CHECK(clean.out == "the database is what its revisions make, at r2\n");

  database.execute("ALTER TABLE users ADD COLUMN age integer; DROP INDEX users_mail;");
  const auto drifted = project.run({"check"});
  CHECK(drifted.exit_code == 4);
  CHECK_THAT(drifted.out, Contains("drift: the database is not what its revisions make") &&
                              Contains("add_column: {name: age, table: users, type: integer}") &&
                              Contains("drop_index: {name: users_mail"));
  const auto json = project.run({"check", "-f", "json"});
  CHECK(json.exit_code == 4);
  CHECK_THAT(json.out, Contains("\"pending\": []") && Contains("\"kind\": \"add_column\""));
  CHECK(project.run({"check", "--pending"}).exit_code == 0);
}

TEST_CASE("check says that a database is ahead, or not there") {
  const AnyDatabase database("sqlite");
  const Project project(database.url()), nowhere("sqlite:///missing.db");
  make_history(project);
  make_history(nowhere);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  std::filesystem::remove(project.folder() / "revisions/r2.yaml");
  const auto ahead = project.run({"check"});
  CHECK(ahead.exit_code == 4);
  CHECK_THAT(ahead.out, Contains("the database is ahead") && Contains("r2"));
  CHECK(nowhere.run({"check"}).exit_code == 5);
}

TEST_CASE("what raw SQL makes and no step can say is no drift, and its loss is") {
  const auto dialect = each_dialect();
  const AnyDatabase database(dialect);
  const Project project(database.url());
  make_history(project);
  const bool sqlite = dialect == "sqlite";
  const std::string made = sqlite ? "CREATE VIRTUAL TABLE words USING fts5 (body)"
                                  : "CREATE RULE kept AS ON DELETE TO users DO INSTEAD NOTHING";
  project.revision("r3", "r2", "up:\n  - sql: " + made + "\n");
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  const auto clean = project.run({"check"});
  INFO(clean.out << clean.err);
  CHECK(clean.exit_code == 0);
  database.execute(sqlite ? "DROP TABLE words" : "DROP RULE kept ON users");
  const auto lost = project.run({"check"});
  CHECK(lost.exit_code == 4);
  CHECK_THAT(lost.out, Contains(sqlite ? "virtual table words" : "rule kept on users"));
}

TEST_CASE("comparing never runs what reaches beyond the scratch database, or writes rows") {
  const AnyDatabase database("postgresql");
  const Project project(database.url());
  make_history(project);
  const auto name = database.url().substr(database.url().rfind("aludel_test_"));
  const auto own = name.substr(0, name.find('?'));
  project.revision("r3", "r2",
                   "up:\n  - sql: CREATE RULE kept AS ON DELETE TO users DO INSTEAD NOTHING\n"
                   "  - sql: COMMENT ON DATABASE " +
                       own + " IS 'first'\n  - sql: DO $$ BEGIN PERFORM 1; END $$\n");
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  database.execute("COMMENT ON DATABASE " + own + " IS 'second'");
  const auto clean = project.run({"check"});
  INFO(clean.out << clean.err);
  CHECK(clean.exit_code == 0);
  database.execute(
      "DO $$ BEGIN ASSERT (SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = "
      "current_database()) = 'second'; END $$");
}

TEST_CASE("a spelling of the server is no drift") {
  const AnyDatabase database("postgresql"), second("postgresql");
  const auto file = std::string(ALUDEL_SOURCE_DIR) + "/tests/cases/databases/expressions.sql";
  database.execute(base::DiskFiles{}.read(file));
  const Project project(database.url());
  for (const auto& words : std::vector<std::vector<std::string>>{{"diff", file, database.url(), "--drops"},
                                                                 {"diff", database.url(), file, "--drops"}}) {
    const auto same = project.run(words);
    INFO(same.err);
    CHECK(same.exit_code == 0);
    CHECK(same.out == "");
    CHECK(same.err == "");
  }
  project.revision("r1", "null", "up:\n  - sql_file: expressions.sql\n");
  project.write("revisions/expressions.sql", base::DiskFiles{}.read(file));
  REQUIRE(project.run({"-d", second.url(), "upgrade"}).exit_code == 0);
  const auto clean = project.run({"-d", second.url(), "check"});
  INFO(clean.out << clean.err);
  CHECK(clean.exit_code == 0);
}

TEST_CASE("diff goes both ways between databases, revisions, SQL and steps") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  make_history(project);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  project.write("new.sql", "CREATE TABLE users (id integer PRIMARY KEY, mail text NOT NULL, age integer);\n"
                           "CREATE UNIQUE INDEX users_mail ON users (mail);\n");
  project.write("new.yaml", project.run({"inspect", "new.sql"}).out);
  const auto is = [&](const std::vector<std::string>& words, const std::string& text) {
    const auto found = project.run(words);
    INFO(found.err);
    CHECK(found.exit_code == 0);
    CHECK(found.out == text);
  };
  const std::string add = "- add_column: {name: age, table: users, type: integer}\n";
  const std::string drop = "- drop_column: {table: users, column: age}\n";
  for (const auto& now : {database.url(), std::string("head")})
    for (const auto* next : {"new.sql", "new.yaml"}) {
      is({"diff", now, next}, add);
      is({"diff", next, now, "--drops"}, drop);
      is({"diff", now, next, "--format", "sql"},
         "ALTER TABLE users ADD COLUMN age " + std::string(database.url()[0] == 's' ? "INTEGER" : "integer") +
             ";\n");
    }
  is({"diff", "new.sql", "new.yaml", "--drops"}, "");
  is({"diff", database.url(), "head"}, "");
  is({"diff", "r1", "head"},
     "- create_index: {name: users_mail, table: users, columns: [mail], unique: true}\n");
  const auto left = project.run({"diff", "new.sql", "head"});
  CHECK(left.out == "");
  CHECK_THAT(left.err, Contains("left out: drop_column users.age (add --drops)"));
}

TEST_CASE("diff names what it cannot compare, and the way out") {
  const AnyDatabase database("sqlite");
  const Project project(database.url());
  make_history(project);
  const auto refused = [&](const std::vector<std::string>& words, int exit_code, const std::string& text) {
    const auto found = project.run(words);
    CHECK(found.exit_code == exit_code);
    CHECK_THAT(found.err, Contains(text));
  };
  refused({"diff", "head"}, 2, "diff compares two schemas");
  refused({"diff", "head", "missing.sql"}, 2, "missing.sql");
  refused({"diff", "head", "nothing"}, 2, "nothing");
  refused({"diff", "head", "sqlite:///missing.db"}, 5, "missing.db");
  refused({"diff", "head", "r1", "--dialect", "oracle"}, 2, "there is no dialect 'oracle'");
  refused({"diff", "head", "r1", "--rename", "users=people"}, 2, "--rename takes KIND:NAME=NEW");
  refused({"diff", "head", "r1", "--rename", "table:nobody=people"}, 2, "there is no table nobody");
  refused({"diff", "sqlite:///a.db", "postgresql://localhost/b"}, 2, "aludel diff head URL");
}
