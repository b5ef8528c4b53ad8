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

model::AddColumn add(model::Column c) { return {"t", std::move(c), false}; }

struct Two : Bench {
  Two() {
    sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 'x'), (2, 'y');");
    know("t");
  }
  bool rebuilds(const model::Operation& operation) {
    return text(operation).find("aludel_new_t") != std::string::npos;
  }
};
} // namespace

TEST_CASE("columns that ADD COLUMN takes are added natively") {
  Two b;
  auto c = column("c", "varchar(20)");
  std::string expected = "NULL";
  SECTION("plain") { CHECK(b.text(add(c)) == "ALTER TABLE t ADD COLUMN c VARCHAR(20)"); }
  SECTION("literal default, NOT NULL") {
    c.nullable = false;
    c.default_value = std::string("it's");
    CHECK(b.text(add(c)) == "ALTER TABLE t ADD COLUMN c VARCHAR(20) NOT NULL DEFAULT 'it''s'");
    expected = "it's";
  }
  SECTION("negative number as an expression") {
    c.default_value = sql_text("-1.5");
    CHECK(b.text(add(c)) == "ALTER TABLE t ADD COLUMN c VARCHAR(20) DEFAULT -1.5");
    expected = "-1.5";
  }
  SECTION("boolean") {
    c.type = type_of("boolean");
    c.default_value = true;
    CHECK(b.text(add(c)) == "ALTER TABLE t ADD COLUMN c BOOLEAN DEFAULT 1");
    expected = "1";
  }
  SECTION("check and collation") {
    c.collation = "nocase";
    c.check = sql_text("c <> 'no'");
    CHECK(b.text(add(c)) == "ALTER TABLE t ADD COLUMN c VARCHAR(20) COLLATE nocase CHECK (c <> 'no')");
  }
  SECTION("foreign key") {
    c.references = model::References{};
    c.references->table = "t";
    c.references->on_delete = model::ReferentialAction::cascade;
    CHECK(b.text(add(c)) == "ALTER TABLE t ADD COLUMN c VARCHAR(20) REFERENCES t ON DELETE CASCADE");
  }
  SECTION("computed when read") {
    c.generated = model::Generated{sql_text("a || '!'"), false};
    expected = "x!";
  }
  CHECK_FALSE(b.dialect->reshapes(add(c), b.catalog));
  CHECK_FALSE(b.dialect->impact(add(c), b.catalog).rewrites);
  b.run(add(c));
  CHECK(b.value("SELECT c FROM t WHERE id = 1") == expected);
}

TEST_CASE("columns that ADD COLUMN refuses come by a rebuild") {
  Two b;
  auto c = column("c", "integer");
  std::string expected = "NULL";
  SECTION("unique") { c.unique = true; }
  SECTION("expression default: rows get it") {
    c.nullable = false;
    c.default_value = sql_text("abs(-7)");
    expected = "7";
  }
  SECTION("current_timestamp") {
    c.default_value = sql_text("CURRENT_TIMESTAMP");
    expected = b.value("SELECT CURRENT_TIMESTAMP");
  }
  SECTION("stored") {
    c.generated = model::Generated{sql_text("id * 10"), true};
    expected = "10";
  }
  SECTION("foreign key with a default") {
    c.references = model::References{};
    c.references->table = "t";
    c.default_value = model::Number{"1"};
    expected = "1";
  }
  CHECK(b.dialect->reshapes(add(c), b.catalog));
  CHECK(b.dialect->impact(add(c), b.catalog) == dialect::Impact{"database write lock", true, true});
  CHECK(b.rebuilds(add(c)));
  b.run(add(c));
  CHECK(b.value("SELECT substr(c, 1, 10) FROM t WHERE id = 1") == expected.substr(0, 10));
  CHECK(b.value("SELECT count(*) FROM t") == "2");
}

TEST_CASE("NOT NULL without a default: on an empty table it is added, on rows nothing is lost") {
  Two b;
  auto c = column("c", "integer");
  c.nullable = false;
  SECTION("rows") {
    CHECK_THAT(b.failure(add(c)), Contains("NOT NULL constraint failed"));
    CHECK(b.rows("SELECT * FROM t") == "1|x\n2|y\n");
  }
  SECTION("empty") {
    b.sql("DELETE FROM t");
    b.run(add(c));
    CHECK(b.value("SELECT \"notnull\" FROM pragma_table_info('t') WHERE name = 'c'") == "1");
  }
}

TEST_CASE("if_not_exists and if_exists are answered by the catalog") {
  Two b;
  auto again = add(column("A", "text"));
  again.if_not_exists = true;
  CHECK(b.text(again).empty());
  CHECK(b.render(again).notes.size() == 1);
  const model::DropColumn gone{"t", "zz", true, false};
  CHECK(b.text(gone).empty());
  CHECK_FALSE(b.dialect->reshapes(gone, b.catalog));
}

TEST_CASE("a column of a STRICT table gets one of its types") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT) STRICT");
  CHECK(b.render(add(column("b", "boolean"))).needs_table == model::QualifiedName("t"));
  b.know("t");
  CHECK(b.text(add(column("b", "boolean"))) == "ALTER TABLE t ADD COLUMN b INTEGER");
  b.run(add(column("n", "numeric(10,2)")));
  CHECK(b.value("SELECT type FROM pragma_table_info('t') WHERE name = 'n'") == "ANY");
}

TEST_CASE("drop_column is native when nothing uses the column") {
  Two b;
  const model::DropColumn drop{"t", "a", false, false};
  CHECK(b.text(drop) == "ALTER TABLE t DROP COLUMN a");
  CHECK_FALSE(b.dialect->reshapes(drop, b.catalog));
  b.run(drop);
  CHECK(b.rows("SELECT * FROM t") == "1\n2\n");
}

TEST_CASE("drop_column takes the constraints and indexes of the column along") {
  Bench b;
  const model::DropColumn drop{"t", "a", false, false};
  std::string table;
  SECTION("index") { table = "CREATE TABLE t (k INT, a TEXT); CREATE INDEX i ON t (k, a);"; }
  SECTION("partial index") { table = "CREATE TABLE t (k INT, a TEXT); CREATE INDEX i ON t (k) WHERE a > 0;"; }
  SECTION("primary key") { table = "CREATE TABLE t (k INT, a INTEGER PRIMARY KEY);"; }
  SECTION("unique") { table = "CREATE TABLE t (k INT, a TEXT UNIQUE);"; }
  SECTION("check") { table = "CREATE TABLE t (k INT, a TEXT, CHECK (a <> 'no' OR k > 0));"; }
  SECTION("foreign key") {
    table = "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (k INT, a INT REFERENCES p);";
  }
  b.sql(table + "INSERT INTO t VALUES (5, NULL)");
  b.know("t");
  CHECK(b.dialect->reshapes(drop, b.catalog));
  b.run(drop);
  CHECK(b.rows("SELECT * FROM t") == "5\n");
  CHECK(b.value("SELECT count(*) FROM sqlite_schema WHERE tbl_name = 't'") == "1");
  b.know("t");
  CHECK(b.catalog.table("t")->constraints.empty());
}

TEST_CASE("drop_column fails while a view or trigger needs the column") {
  Bench b;
  b.sql("CREATE TABLE t (k INT, a TEXT UNIQUE, b TEXT); INSERT INTO t VALUES (1, 'x', 'y');");
  SECTION("view") { b.sql("CREATE VIEW v AS SELECT a, b FROM t"); }
  SECTION("trigger") { b.sql("CREATE TRIGGER v AFTER INSERT ON t BEGIN SELECT NEW.a, NEW.b; END"); }
  b.know("t");
  for (const char* name : {"a", "b"}) { // by rebuild, natively
    CHECK_THAT(b.failure(model::DropColumn{"t", name, false, false}), Contains("no such column"));
    CHECK(b.rows("SELECT * FROM t") == "1|x|y\n");
  }
}

TEST_CASE("rename_column is native and views follow") {
  Two b;
  b.sql("CREATE VIEW v AS SELECT a FROM t");
  b.run(model::RenameColumn{"t", "a", "select"});
  CHECK(b.rows("SELECT \"select\" FROM t") == "x\ny\n");
  CHECK(b.rows("SELECT * FROM v") == "x\ny\n");
}

TEST_CASE("alter_column makes the table anew") {
  Two b;
  model::AlterColumn alter;
  alter.table = "t";
  alter.column = "a";
  SECTION("type keeps what does not convert") {
    b.sql("INSERT INTO t VALUES (3, '12')");
    alter.type = type_of("integer");
    b.run(alter);
    CHECK(b.rows("SELECT a, typeof(a) FROM t") == "x|text\ny|text\n12|integer\n");
  }
  SECTION("type with using") {
    alter.type = type_of("integer");
    alter.convert = sql_text("length(a) + id");
    b.run(alter);
    CHECK(b.rows("SELECT a, typeof(a) FROM t") == "2|integer\n3|integer\n");
  }
  SECTION("NOT NULL") {
    alter.nullable = false;
    b.run(alter);
    CHECK_THAT(message_of([&] { b.sql("INSERT INTO t (a) VALUES (NULL)"); }), Contains("NOT NULL"));
    alter.nullable = true;
    b.run(alter);
    b.sql("INSERT INTO t (a) VALUES (NULL)");
  }
  SECTION("NOT NULL against rows") {
    b.sql("INSERT INTO t (a) VALUES (NULL)");
    alter.nullable = false;
    CHECK_THAT(b.failure(alter), Contains("NOT NULL constraint failed"));
    CHECK(b.value("SELECT count(*) FROM t") == "3");
  }
  SECTION("default") {
    alter.default_value = std::string("d");
    b.run(alter);
    b.sql("INSERT INTO t (id) VALUES (3)");
    CHECK(b.value("SELECT a FROM t WHERE id = 3") == "d");
    alter.default_value.reset();
    alter.drop_default = true;
    b.run(alter);
    b.sql("INSERT INTO t (id) VALUES (4)");
    CHECK(b.value("SELECT a FROM t WHERE id = 4") == "NULL");
  }
  SECTION("comment") {
    alter.comment = "remark";
    CHECK(b.text(alter).empty());
    CHECK_FALSE(b.dialect->reshapes(alter, b.catalog));
    CHECK(b.render(alter).notes == std::vector<std::string>{"SQLite keeps no comments"});
  }
}
