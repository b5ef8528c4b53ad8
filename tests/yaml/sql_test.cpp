#include "tests/yaml/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::model;

namespace {
/// "line:column text" of each block for every dialect.
std::vector<std::string> blocks(const std::string& text) {
  const auto read = test::revision(text);
  std::vector<std::string> all;
  for (const auto& block : std::get<Sql>(read.up.at(0).operation).blocks.every)
    all.push_back(std::to_string(block.place.line) + ":" + std::to_string(block.place.column) + " " +
                  block.text);
  return all;
}
using Texts = std::vector<std::string>;
} // namespace

TEST_CASE("SQL text is one text, a list, or by dialect") {
  CHECK(std::get<Sql>(test::operation("sql: select 1")).blocks == SqlBlocks{{{"select 1", {}}}, {}});
  CHECK(std::get<Sql>(test::operation("sql: [select 1, select 2]")).blocks ==
        SqlBlocks{{{"select 1", {}}, {"select 2", {}}}, {}});
  CHECK(std::get<Sql>(test::operation("sql: []")).blocks == SqlBlocks{});
  CHECK(std::get<Sql>(test::operation("sql: {postgresql: [a, b], sqlite: []}")).blocks ==
        SqlBlocks{{}, {{"postgresql", {{"a", {}}, {"b", {}}}}, {"sqlite", {}}}});
}

TEST_CASE("A block of text begins at its first line, indented") {
  const std::string head = "revision: a1\nup:\n  - sql: ";
  CHECK(blocks(head + "|\n      select 1;\n        select 2;\n") == Texts{"4:7 select 1;\n  select 2;\n"});
  CHECK(blocks(head + "|  # a comment\n      select 1\n") == Texts{"4:7 select 1\n"});
  CHECK(blocks(head + "|\n\n\n      select 1\n") == Texts{"4:7 \n\nselect 1\n"});
  CHECK(blocks(head + "|2\n        select 1\n") == Texts{"4:7   select 1\n"});
  CHECK(blocks(head + "|-\n     select 1\n\n") == Texts{"4:6 select 1"});
  CHECK(blocks(head + "|+\n     select 1\n\n") == Texts{"4:6 select 1\n\n"});
  CHECK(blocks(head + "|\r\n      select 1\r\n      from t\r\n") == Texts{"4:7 select 1\nfrom t\n"});
  CHECK(blocks("\xEF\xBB\xBF" + head + "|\n      select '\xC3\xBC'\n") == Texts{"4:7 select '\xC3\xBC'\n"});
  CHECK(blocks(head + "\n      |\n      select 1\n") == Texts{"5:7 select 1\n"});
  CHECK(blocks("revision: a1\nup:\n- sql:\n  - |\n    a\n  - |\n\n     b\n") ==
        Texts{"5:5 a\n", "7:6 \nb\n"});
}

TEST_CASE("Other texts begin where they are written") {
  const std::string head = "revision: a1\nup:\n  - sql: ";
  CHECK(blocks(head + "select 1\n") == Texts{"3:10 select 1"});
  CHECK(blocks(head + "'select ''x'''\n") == Texts{"3:11 select 'x'"});
  CHECK(blocks(head + "\"select 1\"\n") == Texts{"3:11 select 1"});
  CHECK(blocks(head + ">\n      select 1\n      from t\n") == Texts{"3:10 select 1 from t\n"});
  CHECK(blocks(head + "\n      select 1\n      from t\n") == Texts{"4:7 select 1 from t"});
}

TEST_CASE("SQL files stand beside the revision") {
  base::MemoryFiles files;
  files.texts = {{"revisions/sql/a.sql", "select 1;\n"},
                 {"b.sql", "\xEF\xBB\xBFselect 2;\n"},
                 {"/abs/c.sql", "select 3;\n"},
                 {"revisions/bad.sql", "select '\xFF'"}};
  const auto read =
      test::revision("revision: a1\nup:\n  - sql_file: sql/a.sql\n  - sql_file: {sqlite: ../b.sql,"
                     " postgresql: /abs/c.sql}\n  - sql_file: {sqlite: [], postgresql: sql/a.sql}\n",
                     files);
  const auto& one = std::get<SqlFile>(read.up.at(0).operation);
  CHECK(one.path == "sql/a.sql");
  CHECK(one.blocks == SqlBlocks{{{"select 1;\n", {}}}, {}});
  CHECK(base::to_string(one.blocks.every.at(0).place) == "revisions/sql/a.sql:1:1");
  const auto& two = std::get<SqlFile>(read.up.at(1).operation);
  CHECK(two.path_by_dialect ==
        std::map<std::string, std::string>{{"sqlite", "../b.sql"}, {"postgresql", "/abs/c.sql"}});
  CHECK(two.blocks ==
        SqlBlocks{{}, {{"sqlite", {{"select 2;\n", {}}}}, {"postgresql", {{"select 3;\n", {}}}}}});
  CHECK(std::get<SqlFile>(read.up.at(2).operation).blocks.in("sqlite")->empty());

  base::Diagnostics problems;
  CHECK_FALSE(yaml::read_revision(test::source("revision: a1\nup: [{sql_file: bad.sql}]\n"), files,
                                  test::both, problems));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "encoding");
  CHECK(base::to_string(problems[0].place) == "revisions/bad.sql:1:9");
}

TEST_CASE("A list of steps by itself has no files beside it") {
  base::Diagnostics problems;
  CHECK_FALSE(yaml::read_step_list(test::source("- sql_file: a.sql\n"), test::both, problems));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "file");
  CHECK(to_string(problems[0].place) == "revisions/a1.yaml:1:13");
}
