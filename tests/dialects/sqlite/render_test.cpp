#include "tests/dialects/sqlite/bench.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
model::Column column(const std::string& name, const std::string& type) {
  model::Column c;
  c.name = name;
  c.type = type_of(type);
  return c;
}

model::CreateTable memories() {
  model::CreateTable o;
  o.name = "memories";
  o.columns = {column("id", "bigint"), column("workspace_id", "uuid"), column("Group", "varchar(20)"),
               column("score", "real"), column("made", "timestamptz")};
  o.columns[0].primary_key = o.columns[0].autoincrement = true;
  o.columns[1].nullable = false;
  o.columns[1].references =
      model::References{"workspaces", {"id"}, model::ReferentialAction::cascade, {}, {}, {}};
  o.columns[3].default_value = model::Number{"0.5"};
  o.columns[4].default_value = sql_text("CURRENT_TIMESTAMP");
  o.checks = {{"memories_score_range", sql_text("score between 0 and 1")}};
  model::Index index;
  index.name = "memories_group";
  index.columns.resize(1);
  index.columns[0].column = "Group";
  o.indexes = {index};
  return o;
}
} // namespace

TEST_CASE("create_table is written as people write it") {
  Bench b;
  CHECK(b.text(memories()) == R"(CREATE TABLE memories (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace_id TEXT NOT NULL,
  "Group" VARCHAR(20),
  score REAL DEFAULT 0.5,
  made TIMESTAMPTZ DEFAULT CURRENT_TIMESTAMP,
  FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE,
  CONSTRAINT memories_score_range CHECK (score between 0 and 1)
);
CREATE INDEX memories_group ON memories ("Group"))");
  b.run(memories());
}

TEST_CASE("every portable type is declared as the table says, and is taken by STRICT tables") {
  Bench b;
  model::CreateTable o;
  o.name = "t";
  int n = 0;
  for (const auto& name : model::type_names()) o.columns.push_back(column("c" + std::to_string(++n), name));
  o.columns.push_back(column("e", "enum:mood"));
  o.columns.push_back(column("arr", "integer[]"));
  o.columns.push_back(column("num", "numeric(10,2)"));
  SECTION("ordinary") {
    b.run(o);
    CHECK(b.rows("SELECT group_concat(type, ' ') FROM pragma_table_info('t')") ==
          "SMALLINT INTEGER BIGINT TEXT VARCHAR CHAR BOOLEAN REAL DOUBLE NUMERIC DATE TIME TIMESTAMP "
          "TIMESTAMPTZ TEXT "
          "TEXT TEXT TEXT BLOB BLOB TEXT TEXT TEXT NUMERIC(10, 2)\n");
  }
  SECTION("STRICT") {
    o.strict = true;
    b.run(o);
    CHECK(b.value("SELECT strict FROM pragma_table_list WHERE name = 't'") == "1");
  }
}

TEST_CASE("keys that the database numbers") {
  Bench b;
  model::CreateTable o;
  o.name = "t";
  o.columns = {column("id", "integer"), column("b", "text")};
  o.columns[0].primary_key = true;
  SECTION("a primary key of whole numbers is the rowid, without AUTOINCREMENT") {
    o.columns[0].type = type_of("smallint");
    CHECK_THAT(b.text(o), Contains("id INTEGER PRIMARY KEY,"));
  }
  SECTION("identity") {
    o.columns[0].identity = model::Identity::always;
    CHECK_THAT(b.text(o), Contains("id INTEGER PRIMARY KEY,"));
  }
  SECTION("identity beside the key") {
    o.columns[0].primary_key = false;
    o.columns[0].identity = model::Identity::always;
    REQUIRE(b.render(o).problems.size() == 1);
    CHECK_THAT(b.render(o).problems[0].message, Contains("id of table t is not"));
  }
  SECTION("autoincrement without a rowid") {
    o.columns[0].autoincrement = true;
    o.without_rowid = true;
    CHECK(b.render(o).problems.size() == 1);
  }
}

TEST_CASE("what means the same without it is left out with a note") {
  Bench b;
  auto o = memories();
  o.comment = "c";
  o.unlogged = true;
  o.with = {{"fillfactor", "70"}};
  o.tablespace = "fast";
  CHECK(b.render(o).notes.size() == 4);
  CHECK(b.render(o).problems.empty());
  model::CreateIndex index;
  index.table = "memories";
  index.index = o.indexes[0];
  index.index.method = "BTREE";
  index.index.include = {"id"};
  index.index.with = {{"fillfactor", "70"}};
  index.index.columns[0].nulls = model::NullsOrder::last;
  index.concurrently = true;
  CHECK(b.render(index).notes.size() == 4);
  CHECK(b.render(index).problems.empty());
  index.index.method = "gin";
  index.index.columns[0].opclass = "gin_trgm_ops";
  CHECK(b.render(index).problems.size() == 2);
}

TEST_CASE("drop_table never takes rows of other tables along") {
  Bench b;
  b.sql("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES P ON DELETE CASCADE);"
        "CREATE TABLE s (id INTEGER PRIMARY KEY, parent INT REFERENCES s); INSERT INTO p VALUES (1);"
        "INSERT INTO c VALUES (1); INSERT INTO s VALUES (1, NULL), (2, 1);");
  CHECK_THAT(b.failure(model::DropTable{"p", false, false}), Contains("point at p"));
  CHECK(b.value("SELECT count(*) FROM c") == "1");
  b.run(model::DropTable{"s", false, false});
  b.run(model::DropTable{"missing", true, false});
  b.know("c");
  CHECK(b.render(model::DropTable{"p", false, true}).problems.size() == 1);
  b.run(model::DropTable{"c", false, true});
  b.run(model::DropTable{"p", false, false});
  CHECK(b.value("SELECT count(*) FROM sqlite_schema") == "0");
}

TEST_CASE("indexes: made, renamed, rebuilt, dropped") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT, b INT)");
  b.know("t");
  model::CreateIndex create;
  create.table = "t";
  create.index.name = "i";
  create.index.unique = true;
  create.index.columns.resize(2);
  create.index.columns[0].expr = sql_text("lower(a)");
  create.index.columns[1].column = "b";
  create.index.columns[1].order = model::SortOrder::descending;
  create.index.where = sql_text("b > 0");
  CHECK(b.text(create) == "CREATE UNIQUE INDEX i ON t ((lower(a)), b DESC) WHERE b > 0");
  b.run(create);
  CHECK(b.text(model::RenameIndex{"i", "j"}) ==
        "DROP INDEX i;\nCREATE UNIQUE INDEX j ON t ((lower(a)), b DESC) WHERE b > 0");
  b.run(model::RenameIndex{"i", "j"});
  b.run(model::Reindex{"j", {}, true});
  b.run(model::Reindex{{}, "t", false});
  b.run(model::DropIndex{"j", {}, false, false, false});
  b.run(model::DropIndex{"j", {}, false, true, false});
  CHECK(b.value("SELECT count(*) FROM sqlite_schema WHERE type = 'index'") == "0");
  CHECK(b.render(model::RenameIndex{"unknown", "j"}).problems.size() == 1);
}

TEST_CASE("schemas are attached databases") {
  const test_support::TemporaryFolder folder;
  dialect::ConnectOptions options;
  options.attach = {{"know", (folder.path() / "k.db").string()}};
  Bench b(options);
  b.run(model::CreateSchema{"KNOW", false});
  CHECK(b.failure(model::CreateSchema{"other", false}) ==
        "schema 'other' is not attached; name it under attach: in the project file");
  CHECK(b.render(model::DropSchema{"know", false, false}).notes.size() == 1);
  auto o = memories();
  o.name = {"know", "memories"};
  CHECK(b.render(o).problems.size() == 1); // the foreign key leaves the file
  o.columns[1].references->table = {"know", "workspaces"};
  b.run(o);
  CHECK(b.value("SELECT count(*) FROM know.sqlite_schema WHERE name = 'memories_group'") == "1");
  CHECK_THAT(b.value("SELECT sql FROM know.sqlite_schema WHERE name = 'memories'"),
             Contains("REFERENCES workspaces (id)"));
}

TEST_CASE("rows are written, replaced, changed and removed") {
  Bench b;
  b.sql("CREATE TABLE t (k TEXT PRIMARY KEY, b BOOLEAN, n)");
  b.know("t");
  const model::Row one{{"k", std::string("it's")}, {"b", true}, {"n", model::Number{"12345678901234567"}}};
  b.run(model::Insert{"t", {one, {{"k", sql_text("upper('x')")}, {"b", false}, {"n", model::Null{}}}}, {}});
  CHECK(b.rows("SELECT * FROM t") == "it's|1|12345678901234567\nX|0|NULL\n");
  b.run(model::Insert{"t", {one}, model::ConflictRule{}});
  b.run(model::Upsert{"t", {{{"k", std::string("X")}, {"b", true}}}, {}});
  b.run(model::Update{"t", {{"n", model::Number{"-1"}}}, sql_text("k = 'X'")});
  CHECK(b.rows("SELECT * FROM t") == "it's|1|12345678901234567\nX|1|-1\n");
  model::Delete remove;
  remove.table = "t";
  remove.where = sql_text("n < 0");
  b.run(remove);
  CHECK(b.value("SELECT count(*) FROM t") == "1");
  const std::string nul("a\0b", 3);
  CHECK(b.render(model::Insert{"t", {{{"k", nul}}}, {}}).problems.size() == 1);
}

TEST_CASE("SQL runs as written, and must be there") {
  Bench b;
  model::Sql sql;
  sql.blocks.by_dialect["postgresql"] = {{"SELECT 1", {}}};
  REQUIRE(b.render(sql).problems.size() == 1);
  CHECK_THAT(b.render(sql).problems[0].message, Contains("no SQL for sqlite"));
  sql.blocks.by_dialect["sqlite"] = {};
  CHECK(b.render(sql).problems.empty());
  CHECK(b.render(sql).statements.empty());
  sql.blocks.by_dialect["sqlite"] = {{"SELECT 1; SELECT 2", {}}, {"SELECT 3", {}}};
  CHECK(b.text(sql) == "SELECT 1;\nSELECT 2;\nSELECT 3");
}

TEST_CASE("names are quoted where they must be") {
  Bench b;
  CHECK(b.dialect->quoted(model::Identifier("plain_Name1")) == "plain_Name1");
  CHECK(b.dialect->quoted(model::Identifier("order")) == "\"order\"");
  CHECK(b.dialect->quoted(model::Identifier("True")) == "\"True\"");
  CHECK(b.dialect->quoted(model::Identifier("a b")) == "\"a b\"");
  CHECK(b.dialect->quoted(model::Identifier("a\"b")) == "\"a\"\"b\"");
  CHECK(b.dialect->quoted(model::Identifier("1a")) == "\"1a\"");
  CHECK(b.dialect->quoted(model::QualifiedName("s", "select")) == "s.\"select\"");
}
