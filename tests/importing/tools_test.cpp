#include "tests/importing/imported.hpp"

#include <catch2/catch.hpp>

/// What each tool's folder becomes.
using namespace aludel;
using Catch::Contains;
using importing_test::imported;
using Texts = std::vector<std::string>;

namespace {
const std::string create_a = "CREATE TABLE a (id bigint PRIMARY KEY);\n";
} // namespace

TEST_CASE("Diesel: a folder a migration") {
  const auto result = imported("diesel", {{"2024-01-02-030405_create_a/up.sql", create_a},
                                          {"2024-01-02-030405_create_a/down.sql", "DROP TABLE a;"},
                                          {"2024-01-03-000000_empty_way_back/up.sql", "SELECT 1"},
                                          {"2024-01-03-000000_empty_way_back/down.sql", "-- nothing\n"},
                                          {"2024-01-04-000000_none/up.sql", "SELECT 2"},
                                          {".keep/x", ""},
                                          {"docs/readme.md", ""}});
  CHECK(result.complaints() == Texts{"docs the folder is no migration of Diesel: it has no up.sql"});
  CHECK(result.ids() == Texts{"20240102030405", "20240103000000", "20240104000000"});
  CHECK(result.messages() == Texts{"create a", "empty way back", "none"});
  const auto& header = result.revisions[1].revision.header;
  CHECK(header.created == "2024-01-03T00:00:00Z");
  CHECK(header.dialects == Texts{"postgresql"});
  REQUIRE(header.down_revisions.size() == 1);
  CHECK(header.down_revisions[0].text == "20240102030405");
  CHECK(result.revisions[0].up.typed == 1);
  CHECK_THAT(result.up(0), Contains("create_table:") && Contains("name: a"));
  CHECK_THAT(result.down(0), Contains("drop_table: {name: a}"));
  CHECK(result.down(1) == "[]\n");
  CHECK(result.down(2) == "irreversible: 2024-01-04-000000_none has no down.sql");
}

TEST_CASE("Diesel: a migration outside a transaction") {
  const auto result =
      imported("diesel", {{"1_index/up.sql", "CREATE INDEX CONCURRENTLY i ON a (b);"},
                          {"1_index/down.sql", "DROP INDEX i;"},
                          {"1_index/metadata.toml", "# why\nrun_in_transaction = false # so\n"}});
  REQUIRE(result.revisions.size() == 1);
  CHECK(result.revisions[0].revision.header.transaction == model::TransactionMode::none);
}

TEST_CASE("golang-migrate: a file a direction, by number") {
  const auto result = imported("golang-migrate", {{"10_c.up.sql", "SELECT 10"},
                                                  {"9_b.up.sql", "SELECT 9"},
                                                  {"9_b.down.sql", "SELECT -9"},
                                                  {"000001_a.up.sql", create_a},
                                                  {"000001_a.down.sql", ""},
                                                  {"readme.sql", "nothing"}});
  CHECK(result.complaints() ==
        Texts{"readme.sql golang-migrate takes the file for no migration, by its name"});
  CHECK(result.ids() == Texts{"000001", "9", "10"});
  CHECK(result.down(0) == "[]\n");
  CHECK_THAT(result.down(1), Contains("SELECT -9"));
  CHECK(result.down(2) == "[]\n");
}

TEST_CASE("dbmate: both directions in a file") {
  const auto result =
      imported("dbmate",
               {{"20240102030405_a.sql", "-- migrate:up\n" + create_a + "\n-- migrate:down\nDROP TABLE a;\n"},
                {"20240102030406_b.sql",
                 "-- migrate:up transaction:false\nVACUUM;\n-- migrate:down transaction:false\n"}});
  CHECK(result.complaints().empty());
  CHECK(result.messages() == Texts{"a", "b"});
  CHECK_THAT(result.down(0), Contains("drop_table: {name: a}"));
  CHECK(result.revisions[1].revision.header.transaction == model::TransactionMode::none);
  CHECK(result.down(1) == "[]\n");
}

TEST_CASE("dbmate: a file that is nothing but an ending is no migration") {
  const auto result = imported("dbmate", {{".sql", "SELECT 1"}, {"1_a.sql", "-- migrate:up\nSELECT 1;\n"}});
  CHECK(result.complaints() == Texts{".sql dbmate takes the file for no migration, by its name"});
  CHECK(result.ids() == Texts{"1"});
}

TEST_CASE("A version twice is an error with its file") {
  const auto [tool, text] = GENERATE(table<std::string, std::string>(
      {{"dbmate", "-- migrate:up\n"}, {"goose", "-- +goose Up\n"}, {"golang-migrate", ""}}));
  const std::string ending = tool == "golang-migrate" ? ".up.sql" : ".sql";
  const auto result = imported(tool, {{"001_b" + ending, text}, {"1_a" + ending, text}});
  CHECK(result.complaints() == Texts{"1_a" + ending + " version 1 is there twice"});
  CHECK(result.revisions.empty());
}

TEST_CASE("dbmate: statements that it would refuse") {
  CHECK(imported("dbmate", {{"1_a.sql", "SELECT 1;\n-- migrate:up\n"}}).complaints() ==
        Texts{"1_a.sql:2 dbmate refuses statements before -- migrate:up"});
  CHECK(imported("dbmate", {{"1_a.sql", "SELECT 1;\n"}}).complaints() ==
        Texts{"1_a.sql the file has no line -- migrate:up"});
}

TEST_CASE("goose: annotations part a file, and no statement") {
  const auto result = imported(
      "goose", {{"00001_a.sql",
                 "-- +goose Up\n-- +goose StatementBegin\nCREATE FUNCTION f() RETURNS int AS $$\n-- one; "
                 "two\nSELECT 1;\n$$ LANGUAGE sql;\n-- +goose StatementEnd\n-- +goose Down\nDROP FUNCTION "
                 "f();\n"},
                {"00002_b.sql", "-- +goose NO TRANSACTION\n-- +goose up\nVACUUM;\n"},
                {"00002_b_test.go", ""}});
  CHECK(result.complaints().empty());
  CHECK(result.revisions.size() == 2);
  CHECK_THAT(result.up(0), Contains("-- one; two\n") && !Contains("goose"));
  CHECK(result.down(1) == "[]\n");
}

TEST_CASE("goose: programs and variables are not imported") {
  CHECK(imported("goose", {{"1_a.go", "package x"}}).complaints() ==
        Texts{"1_a.go the migration is a program in Go, which is not run here"});
  CHECK(
      imported("goose", {{"1_a.sql", "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${X}';\n"}}).complaints() ==
      Texts{"1_a.sql:3 goose puts a variable of the environment here, and its value is not known"});
}

TEST_CASE("Flyway: versions, undos, baselines and what is repeated") {
  const auto result = imported("flyway", {{"V1_10__later.sql", "SELECT 110"},
                                          {"sub/V1.2__earlier.sql", "SELECT 12"},
                                          {"U1.2__earlier.sql", "SELECT -12"},
                                          {"R__views.sql", "SELECT 0"}});
  CHECK(result.complaints() == Texts{"R__views.sql Flyway runs the script again whenever it changes; here it "
                                     "is one revision, the last"});
  CHECK(result.messages() == Texts{"earlier", "later", "views"});
  CHECK(result.ids() == Texts{"1_2", "1_10", "R_views_sql"});
  CHECK_THAT(result.down(0), Contains("SELECT -12"));
  CHECK(result.down(1) == "irreversible: there is no undo script for version 1.10");
}

TEST_CASE("Flyway: the latest baseline stands for what is not later") {
  const auto result = imported("flyway", {{"V1__a.sql", "SELECT 1"},
                                          {"U2__b.sql", "SELECT -2"},
                                          {"V2__b.sql", "SELECT 2"},
                                          {"V10__d.sql", "SELECT 10"},
                                          {"B1__a.sql", "SELECT 1"},
                                          {"B2__b.sql", "SELECT 2"}});
  CHECK(result.complaints() == Texts{"B2 the latest baseline stands for B1, V1, V2, and they are left out"});
  CHECK(result.ids() == Texts{"2", "10"});
  CHECK(result.down(0) == "irreversible: there is no undo script for version 2");
}

TEST_CASE("Flyway: a placeholder has a place") {
  CHECK(imported("flyway", {{"V1__a.sql", "SELECT 1;\nSELECT '${schema}';\n"}}).complaints() ==
        Texts{"V1__a.sql:2 Flyway puts a value in the place of ${schema}, and it is not known"});
}

TEST_CASE("Supabase: nothing goes down; the folder may be that of the project") {
  const auto result = imported("supabase", {{"supabase/migrations/20240102030405_a.sql", create_a}});
  CHECK(result.complaints().empty());
  REQUIRE(result.revisions.size() == 1);
  CHECK(result.down(0) == "irreversible: Supabase migrations have no way back");
}

TEST_CASE("sqlx: one file, or one a direction") {
  const auto result = imported(
      "sqlx",
      {{"1_a.sql", "SELECT 1"}, {"2_b.up.sql", "-- no-transaction\nVACUUM"}, {"2_b.down.sql", "SELECT -2"}});
  CHECK(result.complaints().empty());
  CHECK(result.down(0) == "irreversible: version 1 has no .down.sql");
  CHECK_THAT(result.down(1), Contains("SELECT -2"));
}

TEST_CASE("node-pg-migrate: SQL is read, programs are not") {
  const auto result =
      imported("node-pg-migrate",
               {{"1700000000000_a.sql", "-- Up Migration\nSELECT 1;\n\n-- Down Migration\nSELECT -1;\n"}});
  CHECK(result.complaints().empty());
  REQUIRE(result.revisions.size() == 1);
  CHECK(result.revisions[0].revision.header.created == "2023-11-14T22:13:20Z");
  CHECK_THAT(result.up(0), Contains("SELECT 1") && !Contains("-1"));
  CHECK_THAT(result.down(0), Contains("SELECT -1"));
  CHECK(imported("node-pg-migrate", {{"1_a.js", "exports.up = 1"}}).complaints() ==
        Texts{"1_a.js the migration is a program, which is not run here"});
}

TEST_CASE("Plain SQL: names in the order of their numbers") {
  const auto result = imported("plain", {{"10-last.sql", "SELECT 10"},
                                         {"9-second.sql", "SELECT 9"},
                                         {"9-second.down.sql", "SELECT -9"},
                                         {"1 first.SQL", "SELECT 1"}});
  CHECK(result.complaints().empty());
  CHECK(result.messages() == Texts{"first", "second", "last"});
  CHECK_THAT(result.down(1), Contains("SELECT -9"));
  CHECK(result.down(2) == "irreversible: 10-last.sql has no way back beside it");
}

TEST_CASE("Plain SQL: the marks of another tool are not run as one script") {
  CHECK(imported("plain", {{"1.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n"}}).complaints() ==
        Texts{"1.sql:3 the way back of goose begins here; plain SQL has one way in a file"});
}

TEST_CASE("Alembic: Python is not run, and its SQL is read") {
  const std::string python = "\"\"\"Create a\n\nRevision ID: 1975ea83b712\nRevises:\nCreate Date: 2024-01-02 "
                             "03:04:05\n\"\"\"\n";
  const auto refused = imported("alembic", {{"versions/1975ea83b712_a.py", python}});
  REQUIRE(refused.complaints().size() == 1);
  CHECK_THAT(refused.complaints()[0], Contains("Alembic's revisions are Python, which is not run here"));
  CHECK_THAT(refused.problems[0].help, Contains("alembic upgrade head --sql"));
  const auto result = imported(
      "alembic",
      {{"versions/1975ea83b712_a.py", python},
       {"upgrade.sql",
        "BEGIN;\n\nCREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL\n);\n\n-- "
        "Running upgrade  -> 1975ea83b712\n\n" +
            create_a + "\nINSERT INTO alembic_version (version_num) VALUES ('1975ea83b712');\n\nCOMMIT;\n"},
       {"downgrade.sql", "BEGIN;\n\n-- Running downgrade 1975ea83b712 -> \n\nDROP TABLE a;\n\nDELETE FROM "
                         "alembic_version;\n\nCOMMIT;\n"}});
  CHECK(result.complaints().empty());
  CHECK(result.ids() == Texts{"1975ea83b712"});
  CHECK(result.messages() == Texts{"Create a"});
  CHECK_THAT(result.up(0), Contains("create_table:") && !Contains("alembic_version"));
  CHECK_THAT(result.down(0), Contains("drop_table: {name: a}"));
}

TEST_CASE("A folder without migrations is an error") {
  for (const auto& tool : importing::all_tools()) {
    const auto result = imported(std::string(tool.name), {{"other/readme.txt", ""}});
    INFO(tool.name);
    CHECK(base::has_errors(result.problems));
  }
}
