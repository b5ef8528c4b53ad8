#include "framework/base/files.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;

TEST_CASE("init makes a project that works at once, and never overwrites") {
  const TemporaryFolder folder;
  const auto program = Project("sqlite://").command({}).front();
  const std::map<std::string, std::string> clean{
      {"DATABASE_URL", ""}, {"ALUDEL_CONFIG", ""}, {"ALUDEL_ENV", ""}};
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), program);
    return run_process(words, clean, {}, folder.path());
  };
  CHECK(run({"init"}).out == "made aludel.yaml\nmade revisions/README.md\nmade templates/revision.yaml\n"
                             "made .aludel/.gitignore\nmade .aludel/project.schema.json\n"
                             "made .aludel/revision.schema.json\n");
  CHECK(run({"init"}).out == "nothing to do: the project is there\n");
  CHECK(run({"revision", "-m", "first: \"tables\" & more", "--rev-id", "1e10"}).out ==
        "made revisions/1e10_first_tables_more.yaml\n");
  CHECK(run({"heads"}).out == "1e10 (head)\n");
  CHECK_THAT(run({"history"}).out, Contains("first: \"tables\" & more"));
  CHECK(run({"upgrade"}).exit_code == 0);
  CHECK(std::filesystem::exists(folder.path() / "app.db"));
  CHECK(run({"current"}).out == "1e10 (head)\n");
}

TEST_CASE("branches, labels and merges are made by verbs") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  REQUIRE(project.run({"revision", "-m", "left", "--rev-id", "l1", "--branch-label", "left"}).exit_code == 0);
  REQUIRE(project
              .run({"revision", "-m", "right", "--rev-id", "r1", "--head", "r001", "--splice",
                    "--branch-label", "right"})
              .exit_code == 0);
  REQUIRE(
      project
          .run({"revision", "-m", "more", "--rev-id", "r2", "--head", "right@head", "--depends-on", "left"})
          .exit_code == 0);
  CHECK_THAT(project.run({"show", "r2"}).out, Contains("depends on      l1"));
  CHECK_THAT(project.run({"merge", "heads"}).err, Contains("leaves out a head that another one depends on"));
  const auto merged =
      project.run({"merge", "left@head", "right@head", "-m", "one again", "--rev-id", "m1", "-f", "json"});
  CHECK(merged.exit_code == 0);
  CHECK_THAT(merged.out, Contains("\"revision\": \"m1\""));
  CHECK_THAT(project.run({"heads"}).out, Contains("m1 (left, right) (head)"));
  CHECK(project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("revision --print writes nothing, and variables fill the project's own template") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.write("templates/team.yaml", "revision: {{revision}}\nmessage: {{message}}\ndown_revision: "
                                       "{{down_revision}}\n# for {{ team }}\nup: []\n");
  const auto printed =
      project.run({"revision", "-m", "x", "--template", "team", "--var", "team=data", "--print"});
  CHECK_THAT(printed.out, Contains("# for data") && Contains("down_revision: null"));
  CHECK(std::filesystem::is_empty(project.folder() / "revisions"));
  CHECK_THAT(project.run({"revision", "-m", "x", "--template", "team"}).err,
             Contains("unknown variable 'team'"));
}

TEST_CASE("merge --auto merges what touches nothing in common") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  const auto table = [](const std::string& name) {
    return "up:\n  - create_table: {name: " + name + ", columns: [{name: id, type: integer}]}\n";
  };
  project.revision("a1", "r001", table("left"));
  project.revision("b1", "r001", table("right"));
  CHECK(project.run({"merge", "heads", "--auto", "--print"}).exit_code == 0);
  project.revision("b2", "b1", "up:\n  - add_column: {table: left, name: x, type: text}\n");
  CHECK_THAT(project.run({"merge", "heads", "--auto"}).err, Contains("both touch table left"));
  project.revision("b2", "b1", "up:\n  - sql: SELECT 1\n");
  CHECK_THAT(project.run({"merge", "heads", "--auto"}).err, Contains("it holds raw SQL"));
}

TEST_CASE("every verb answers in JSON where JSON is asked for") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(1);
  const auto begins = [&](const std::vector<std::string>& words, const std::string& begin) {
    const auto result = project.run(words);
    INFO(words.front() << result.err);
    CHECK(result.exit_code == 0);
    CHECK(result.out.rfind(begin, 0) == 0);
  };
  begins({"completion", "fish", "-f", "json"}, "{\n  \"shell\": \"fish\",\n  \"script\": \"function");
  begins({"help", "-f", "json"}, "{\n  \"help\": \"Schema versions");
  begins({"help", "upgrade", "-f", "json"}, "{\n  \"help\": \"Apply revisions");
  begins({"upgrade", "--help", "-f", "json"}, "{\n  \"help\": \"Apply revisions");
  begins({"-f", "json"}, "{\n  \"help\": \"Schema versions");
  begins({"upgrade", "--sql", "-o", "up.sql", "-f", "json"}, "{\n  \"dialect\": \"sqlite\"");
  CHECK_THAT(project.run({"upgrade", "--sql", "-o", "again.sql", "-f", "json"}).out,
             Contains("\"saved\": \"again.sql\""));
}
