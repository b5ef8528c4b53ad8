#include "framework/base/files.hpp"
#include "tests/cli/schemas.hpp"

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

namespace {
constexpr auto first =
    "up:\n  - create_table: {name: users, columns: [{name: id, type: integer, primary_key: true}, "
    "{name: mail, type: text}]}\n";
constexpr auto wanted = "CREATE TABLE users (id integer PRIMARY KEY, email text, age integer DEFAULT 1);\n"
                        "CREATE INDEX users_age ON users (age);\n";

std::string text_of(const Project& project, const std::string& file) {
  return base::DiskFiles{}.read(project.folder() / "revisions" / file);
}
} // namespace

TEST_CASE("what was done to a database beside the revisions becomes a revision") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.revision("r1", "null", first);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  database.execute(
      "ALTER TABLE users ADD COLUMN age integer DEFAULT 1; CREATE INDEX users_age ON users (age);");
  const auto made = project.run({"revision", "-m", "ages", "--autogenerate", "--rev-id", "r2"});
  INFO(made.err);
  REQUIRE(made.exit_code == 0);
  CHECK(made.out ==
        "made revisions/r2_ages.yaml\n  add_column users.age\n  create_index users_age on users\n");
  CHECK_THAT(made.err, Contains("the database has this already: `aludel stamp r2` says so"));
  CHECK_THAT(text_of(project, "r2_ages.yaml"),
             Contains("down_revision: \"r1\"") &&
                 Contains("up:\n  - add_column: {name: age, table: users, type: integer, default: 1}\n"
                          "  - create_index: {name: users_age, table: users, columns: [age]}\n"));
  REQUIRE(project.run({"stamp", "r2"}).exit_code == 0);
  CHECK(project.run({"check"}).exit_code == 0);
  const auto proven = project.run({"test"});
  INFO(proven.out << proven.err);
  CHECK(proven.exit_code == 0);
}

TEST_CASE("drops and new names are only written when they are said") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.revision("r1", "null", first);
  project.write("wanted.sql", wanted);
  const auto plain =
      project.run({"revision", "-m", "x", "--autogenerate", "--from", "wanted.sql", "--print"});
  CHECK_THAT(plain.out,
             Contains("add_column: {name: email, table: users, type: text}") && !Contains("drop_"));
  CHECK_THAT(plain.err,
             Contains("left out: drop_column users.mail (add --drops; a new name is said with --rename)"));
  const auto drops =
      project.run({"revision", "-m", "x", "--autogenerate", "--from", "wanted.sql", "--drops", "--print"});
  CHECK_THAT(drops.out, Contains("- drop_column: {table: users, column: mail}"));
  const auto renamed = project.run({"revision", "-m", "x", "--autogenerate", "--from", "wanted.sql",
                                    "--rename", "column:users.mail=email", "--rev-id", "r2"});
  INFO(renamed.err);
  REQUIRE(renamed.exit_code == 0);
  CHECK(renamed.err == "");
  CHECK_THAT(text_of(project, "r2_x.yaml"),
             Contains("- rename_column: {table: users, from: mail, to: email}"));
  const auto done = project.run({"revision", "-m", "y", "--autogenerate", "--from", "wanted.sql"});
  CHECK(done.exit_code == 0);
  CHECK(done.out == "nothing to do: the revisions make what wanted.sql has\n");
  CHECK_FALSE(std::filesystem::exists(project.folder() / "revisions/y.yaml"));
}

TEST_CASE("autogenerate takes revisions, steps and other databases, and answers in JSON") {
  const auto dialect = each_dialect();
  const AnyDatabase database(dialect), other(dialect);
  const Project project(database.url());
  project.revision("r1", "null", first);
  other.execute(
      "CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT); CREATE VIEW v AS SELECT mail FROM users;");
  project.write("v.yaml", project.run({"inspect", other.url()}).out);
  for (const auto& from : {other.url(), std::string("v.yaml")}) {
    const auto made = project.run(
        {"revision", "-m", "v", "--autogenerate", "--from", from, "--print", "-f", "json", "--rev-id", "r2"});
    INFO(made.err);
    CHECK(made.exit_code == 0);
    CHECK_THAT(made.out, Contains("\"revision\": \"r2\"") && Contains("\"create_view v\"") &&
                             Contains("\"left_out\": []"));
  }
  const auto nothing = project.run({"revision", "-m", "v", "--autogenerate", "--from", "r1", "-f", "json"});
  CHECK_THAT(nothing.out, Contains("\"revision\": null") && Contains("\"steps\": []"));
}

TEST_CASE("a template may end without a line feed") {
  const AnyDatabase database("sqlite");
  const Project project(database.url());
  project.write("w.sql", wanted);
  project.write("templates/bare.yaml",
                "revision: {{revision}}\ndown_revision: {{down_revision}}\nup: []\n# mine");
  const auto made = project.run(
      {"revision", "-m", "v", "--autogenerate", "--from", "w.sql", "--template", "bare", "--print"});
  CHECK_THAT(made.out, Contains("\n# mine\n"));
  project.write("templates/bare.yaml", "revision: {{revision}}\ndown_revision: {{down_revision}}\nup: []");
  CHECK(project.run({"revision", "-m", "v", "--autogenerate", "--from", "w.sql", "--template", "bare"})
            .exit_code == 0);
}

TEST_CASE("autogenerate refuses what it would get wrong") {
  const AnyDatabase database("sqlite");
  const Project project(database.url());
  project.revision("r1", "null", first);
  const auto refused = [&](std::vector<std::string> words, int exit_code, const std::string& text) {
    words.insert(words.begin(), {"revision", "-m", "x"});
    const auto found = project.run(words);
    CHECK(found.exit_code == exit_code);
    CHECK_THAT(found.err, Contains(text));
  };
  refused({"--drops"}, 2, "--drops is for --autogenerate");
  refused({"--from", "x.sql"}, 2, "--from is for --autogenerate");
  refused({"--autogenerate"}, 5, "test.db");
  refused({"--autogenerate", "--rename", "column:mail=email", "--from", "r1"}, 2,
          "--rename takes KIND:NAME=NEW");
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  project.revision("r2", "r1", "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n");
  refused({"--autogenerate"}, 4, "run `aludel upgrade heads` first");
  project.write("templates/bare.yaml",
                "revision: {{revision}}\ndown_revision: {{down_revision}}\nup: [] # mine\n");
  project.write("w.sql", wanted);
  refused({"--autogenerate", "--from", "w.sql", "--template", "bare"}, 2,
          "has no line `up: []` for the steps");
}
