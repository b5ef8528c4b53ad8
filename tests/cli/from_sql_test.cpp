#include "framework/base/files.hpp"
#include "tests/cli/schemas.hpp"

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

namespace {
constexpr auto users_table = "up:\n  - create_table: {name: users, columns: [{name: id, type: integer, "
                             "primary_key: true}]}\n";
constexpr auto tags_file = "-- What readers say.\n"
                           "CREATE TABLE tags (id integer PRIMARY KEY, name text NOT NULL);\n"
                           "ALTER TABLE users ADD COLUMN age integer;\n"
                           "INSERT INTO tags SELECT 1, 'a; b';\n";
} // namespace

TEST_CASE("the statements of a file become the steps of a revision") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.revision("r1", "null", users_table);
  project.write("tags.sql", tags_file);
  const auto made = project.run({"revision", "-m", "tags", "--sql", "tags.sql", "--rev-id", "r2"});
  INFO(made.err);
  REQUIRE(made.exit_code == 0);
  CHECK_THAT(made.err, Contains("2 typed steps, 1 raw statement"));
  const auto text = base::DiskFiles{}.read(project.folder() / "revisions/r2_tags.yaml");
  INFO(text);
  CHECK_THAT(text, Contains("down_revision: \"r1\"") && Contains("- create_table:") &&
                       Contains("description: What readers say.") &&
                       Contains("- add_column: {name: age, table: users, type: ") &&
                       Contains("INSERT INTO tags SELECT 1, 'a; b'"));
  const auto upgraded = project.run({"upgrade"});
  INFO(upgraded.err);
  CHECK(upgraded.exit_code == 0);
  database.execute("INSERT INTO tags SELECT id + 1, name FROM tags WHERE name = 'a; b'");
}

TEST_CASE("what no revision can hold of a file is said") {
  const AnyDatabase database("sqlite");
  const Project project(database.url());
  project.revision("r1", "null", users_table);
  project.write("empty.sql", "-- nothing\n");
  project.write("two.sql", "BEGIN; CREATE TABLE a (x INT); COMMIT; BEGIN; CREATE TABLE b (x INT); COMMIT;");
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> all{"revision", "-m", "x"};
    all.insert(all.end(), more.begin(), more.end());
    const auto result = project.run(all);
    CHECK(result.exit_code == 2);
    return result.err;
  };
  CHECK_THAT(run({"--sql", "empty.sql"}), Contains("empty.sql has no statement"));
  CHECK_THAT(run({"--sql", "two.sql"}),
             Contains("two.sql ends a transaction before its last statement") && Contains("for each part"));
  CHECK_THAT(run({"--sql", "nowhere.sql"}), Contains("nowhere.sql"));
  CHECK_THAT(run({"--sql", "two.sql", "--autogenerate"}), Contains("both say what the steps are"));
  CHECK_THAT(run({"--dialect", "sqlite"}), Contains("--dialect is for --sql"));
  CHECK_THAT(run({"--sql", "two.sql", "--dialect", "oracle"}), Contains("there is no dialect 'oracle'"));
  CHECK(std::distance(std::filesystem::directory_iterator(project.folder() / "revisions"), {}) == 1);
}
