#include "tests/cli/schemas.hpp"

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

TEST_CASE("inspect prints a schema as steps, SQL, JSON and diagrams") {
  const auto dialect = each_dialect();
  const AnyDatabase database(dialect);
  database.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, mail TEXT NOT NULL);"
                   "CREATE TABLE notes (user_id INTEGER REFERENCES users (id));");
  const Project project(database.url());
  const auto out = [&](const std::vector<std::string>& words) {
    const auto printed = project.run(words);
    INFO(printed.err);
    CHECK(printed.exit_code == 0);
    return printed.out;
  };
  const auto yaml = out({"inspect"});
  CHECK(yaml == "- create_table:\n    name: users\n    columns:\n"
                "      - {name: id, type: integer, primary_key: true}\n"
                "      - {name: mail, type: text, nullable: false}\n"
                "- create_table:\n    name: notes\n    columns:\n"
                "      - {name: user_id, type: integer, references: {table: users, columns: [id]}}\n");
  CHECK_THAT(out({"inspect", "-f", "sql"}),
             Contains("CREATE TABLE users (") && Contains("CREATE TABLE notes ("));
  CHECK_THAT(out({"inspect", "-f", "json"}),
             Contains("\"kind\": \"create_table\"") && Contains("\"object\": \"users\""));
  CHECK_THAT(out({"inspect", "-f", "mermaid"}),
             Contains("erDiagram") && Contains("users") && Contains("notes"));
  CHECK_THAT(out({"inspect", "-f", "dot"}), Contains("digraph") && Contains("users") && Contains("notes"));

  project.write("again.yaml", yaml);
  CHECK(out({"inspect", "again.yaml"}) == yaml);
  project.write("again.sql", out({"inspect", "-f", "sql"}));
  CHECK(out({"diff", "again.sql", database.url(), "--drops"}).empty());
  CHECK(out({"inspect", database.url()}) == yaml);
}

TEST_CASE("inspect leaves Aludel's own tables out") {
  const AnyDatabase database("postgresql");
  const Project project(database.url());
  project.chain(1);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  database.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;"
                   "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO PUBLIC");
  CHECK_THAT(project.run({"inspect"}).out, Contains("t_r001") && !Contains("aludel"));
}

TEST_CASE("inspect says what it cannot find") {
  const Project project("sqlite:///missing.db");
  CHECK(project.run({"inspect"}).exit_code == 5);
  CHECK(project.run({"inspect", "nothing"}).exit_code == 2);
  CHECK(project.run({"inspect", "-f", "svg"}).exit_code == 2);
}
