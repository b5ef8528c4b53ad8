#include "dialects/postgresql/split.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Texts = std::vector<std::string>;

namespace {
Texts split(const std::string& text) {
  Texts texts;
  for (const auto& statement : postgresql::split({text, {}})) texts.push_back(statement.sql);
  return texts;
}

struct Case {
  std::string text;
  Texts statements;
};
} // namespace

TEST_CASE("texts are split as psql splits them") {
  const auto row = GENERATE(values<Case>({
      {"", {}},
      {"  \n\t ", {}},
      {";", {}},
      {";;; ;", {}},
      {"-- nothing", {}},
      {"/* nothing */ ; -- more", {}},
      {"/* /* nested */ still */", {}},
      {"select 1", {"select 1"}},
      {"select 1;", {"select 1"}},
      {" select 1 ; ", {"select 1"}},
      {"select 1;select 2", {"select 1", "select 2"}},
      {"select 1;\n\nselect 2;\n", {"select 1", "select 2"}},
      {"-- first\nselect 1; -- after\nselect 2", {"-- first\nselect 1", "-- after\nselect 2"}},
      {"select 1 -- a; b\n; select 2", {"select 1 -- a; b", "select 2"}},
      {"select 1 -- a; b\r; select 2", {"select 1 -- a; b", "select 2"}},
      {"select /* a; /* b; */ c; */ 1; select 2", {"select /* a; /* b; */ c; */ 1", "select 2"}},
      {"select 'a;b'; select 2", {"select 'a;b'", "select 2"}},
      {"select 'it''s; ok'; select 2", {"select 'it''s; ok'", "select 2"}},
      {"select 'back\\'; select 2", {"select 'back\\'", "select 2"}},
      {"select E'it\\'s; ok'; select 2", {"select E'it\\'s; ok'", "select 2"}},
      {"select e'\\\\'; select 2", {"select e'\\\\'", "select 2"}},
      {"select E'a' \n 'b\\'; c'; select 2", {"select E'a' \n 'b\\'; c'", "select 2"}},
      {"select E'a' -- x\n'b\\'; c'; select 2", {"select E'a' -- x\n'b\\'; c'", "select 2"}},
      {"select 'a'\n'b\\'; select 2", {"select 'a'\n'b\\'", "select 2"}},
      {"select namE'a\\'; select 2", {"select namE'a\\'", "select 2"}},
      {"select U&'d\\0061t;'; select 2", {"select U&'d\\0061t;'", "select 2"}},
      {"select B'1;0'; select N';'", {"select B'1;0'", "select N';'"}},
      {"select 1 as \"a;b\"; select 2", {"select 1 as \"a;b\"", "select 2"}},
      {"select 1 as \"a\"\";b\"; select 2", {"select 1 as \"a\"\";b\"", "select 2"}},
      {"select U&\"a;\"; select 2", {"select U&\"a;\"", "select 2"}},
      {"do $$ begin null; end $$; select 2", {"do $$ begin null; end $$", "select 2"}},
      {"do $a$ x; $$ y; $b$ z; $a$; select 2", {"do $a$ x; $$ y; $b$ z; $a$", "select 2"}},
      {"select $1; select $2", {"select $1", "select $2"}},
      {"select a$b$; select $b$", {"select a$b$", "select $b$"}},
      {"select $é$ ; $é$; select 2", {"select $é$ ; $é$", "select 2"}},
      {"create rule r as on insert to t do also (select 1; select 2); select 3",
       {"create rule r as on insert to t do also (select 1; select 2)", "select 3"}},
      {"select 1); select 2", {"select 1)", "select 2"}},
      {"create function f() returns int begin atomic select 1; select 2; end; select 3",
       {"create function f() returns int begin atomic select 1; select 2; end", "select 3"}},
      {"create or replace procedure p() begin atomic select case when true then 1 else 2 end; end; select 3",
       {"create or replace procedure p() begin atomic select case when true then 1 else 2 end; end",
        "select 3"}},
      {"CREATE FUNCTION f() RETURNS int BEGIN /* ; */ ATOMIC; SELECT (CASE WHEN 1=1 THEN 1 END); END; SELECT "
       "3",
       {"CREATE FUNCTION f() RETURNS int BEGIN /* ; */ ATOMIC; SELECT (CASE WHEN 1=1 THEN 1 END); END",
        "SELECT 3"}},
      {"create function f() returns int language sql as 'select 1;'; select 3",
       {"create function f() returns int language sql as 'select 1;'", "select 3"}},
      {"create function begin() returns int language sql return 1; select 2",
       {"create function begin() returns int language sql return 1", "select 2"}},
      {"begin; select 1; end; select 2", {"begin", "select 1", "end", "select 2"}},
      {"select begin atomic; select 2", {"select begin atomic", "select 2"}},
      {"\\connect other\nselect 1; select 2", {"\\connect other\nselect 1", "select 2"}},
      {"select 1+--x;\n2; select 3", {"select 1+--x;\n2", "select 3"}},
      {"select 2*/*x;*/3; select 4", {"select 2*/*x;*/3", "select 4"}},
      {"select a::text, b := 1, '{}'::jsonb ? 'k'; select 2",
       {"select a::text, b := 1, '{}'::jsonb ? 'k'", "select 2"}},
      {"select 'open; select 2", {"select 'open; select 2"}},
      {"select $x$ open; select 2", {"select $x$ open; select 2"}},
      {"select 1 /* open; select 2", {"select 1 /* open; select 2"}},
      {"/* open", {"/* open"}},
      {"\xEF\xBB\xBFselect 1; select 2", {"select 1", "select 2"}},
      {"select 'é;ü'; select '日;本'", {"select 'é;ü'", "select '日;本'"}},
  }));
  INFO(row.text);
  CHECK(split(row.text) == row.statements);
}

TEST_CASE("statements know their place in a block scalar") {
  const auto file = std::make_shared<base::Source>(base::Source{"r.yaml", ""});
  const auto statements = postgresql::split({"select 1;\n  select 2;\nselect é, x", {file, 10, 7, 1}});
  REQUIRE(statements.size() == 3);
  CHECK(to_string(statements[0].place) == "r.yaml:10:7");
  CHECK(to_string(statements[1].place) == "r.yaml:11:9");
  CHECK(to_string(statements[2].place) == "r.yaml:12:7");
  CHECK(to_string(dialect::place_in(statements[2], 11)) == "r.yaml:12:18");
}

TEST_CASE("what controls the transaction is known by its first words") {
  const auto yes = GENERATE(values<std::string>(
      {"BEGIN", "begin work", "BEGIN ISOLATION LEVEL SERIALIZABLE", "START TRANSACTION",
       "start /* x */ transaction", "COMMIT", "commit and chain", "COMMIT PREPARED 'x'", "END",
       "end transaction", "ROLLBACK", "rollback work", "ROLLBACK AND CHAIN", "ROLLBACK PREPARED 'x'", "ABORT",
       "PREPARE TRANSACTION 'x'", "-- a\nCOMMIT", "/* a /* b */ */ commit"}));
  INFO(yes);
  CHECK(postgresql::controls_transaction(yes));
}

TEST_CASE("savepoints and bodies do not control the transaction") {
  const auto no = GENERATE(values<std::string>(
      {"", "SELECT 1", "SAVEPOINT a", "RELEASE a", "ROLLBACK TO a", "ROLLBACK TO SAVEPOINT a",
       "ROLLBACK WORK TO SAVEPOINT a", "rollback transaction to a",
       "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "START_ME UP", "PREPARE plan AS SELECT 1",
       "DO $$ BEGIN COMMIT; END $$", "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END",
       "\"begin\"", "-- begin\nselect 1", "CREATE TABLE begin (a int)"}));
  INFO(no);
  CHECK_FALSE(postgresql::controls_transaction(no));
}

TEST_CASE("COPY through the client is told from COPY with a file") {
  CHECK(postgresql::copies_through_client("COPY t FROM STDIN"));
  CHECK(postgresql::copies_through_client("copy t (a, b) from /* x */ stdin with (format csv)"));
  CHECK(postgresql::copies_through_client("COPY (SELECT 1) TO STDOUT"));
  CHECK_FALSE(postgresql::copies_through_client("COPY t FROM '/tmp/stdin'"));
  CHECK_FALSE(postgresql::copies_through_client("COPY t FROM PROGRAM 'stdin'"));
  CHECK_FALSE(postgresql::copies_through_client("SELECT a FROM stdin"));
}
