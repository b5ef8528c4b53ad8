#include "tests/dialects/sqlite/bench.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

// What stands around a table that is made anew: SQLite's own notes name the traps
// (https://sqlite.org/lang_altertable.html, "Making Other Kinds Of Table Schema Changes").

namespace {
/// An operation that always makes the table anew.
model::Operation remade(const model::QualifiedName& table, const std::string& condition = "1") {
  return model::AddCheck{table, {}, sql_text(condition), false};
}
const std::string other_objects =
    "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name <> 't' ORDER BY 2";
} // namespace

TEST_CASE("a rebuild leaves views on views, and what they do, as they are") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); INSERT INTO t VALUES (1, 'x');"
        "CREATE VIEW v AS SELECT a, id FROM t; CREATE VIEW w (one) AS SELECT a || '!' FROM v;"
        "CREATE TRIGGER vi INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (NEW.a); END;");
  const auto before = b.rows(other_objects);
  b.know("t");
  b.run(remade("t"));
  b.sql("INSERT INTO v (a) VALUES ('y')");
  CHECK(b.rows("SELECT * FROM w") == "x!\ny!\n");
  CHECK(b.rows(other_objects) == before);
}

TEST_CASE("a rebuild leaves triggers of other tables that use the table as they are") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT); CREATE TABLE u (a TEXT); CREATE TRIGGER tr AFTER INSERT ON u BEGIN "
        "INSERT INTO t VALUES (NEW.a); DELETE FROM t WHERE a = 'gone'; END; INSERT INTO t VALUES ('gone');");
  const auto before = b.rows(other_objects);
  b.know("t");
  b.run(remade("t"));
  b.sql("INSERT INTO u VALUES ('new')");
  CHECK(b.rows("SELECT * FROM t") == "new\n");
  CHECK(b.rows(other_objects) == before);
}

TEST_CASE("a rebuild fires no trigger, and several keep their order") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT); CREATE TABLE log (x); INSERT INTO t VALUES ('x');"
        "CREATE TRIGGER b2 AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('b2'); END;"
        "CREATE TRIGGER a1 AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('a1'); END;"
        "CREATE TRIGGER d BEFORE DELETE ON t BEGIN INSERT INTO log VALUES ('deleted'); END;"
        "CREATE TRIGGER c BEFORE UPDATE OF a ON t BEGIN SELECT RAISE(ABORT, 'fixed'); END;"
        "INSERT INTO t VALUES ('y');");
  const auto order = b.rows("SELECT x FROM log ORDER BY rowid");
  b.sql("DELETE FROM log");
  b.know("t");
  b.run(remade("t"));
  CHECK(b.value("SELECT count(*) FROM log") == "0");
  b.sql("INSERT INTO t VALUES ('z')");
  CHECK(b.rows("SELECT x FROM log ORDER BY rowid") == order);
  CHECK_THAT(message_of([&] { b.sql("UPDATE t SET a = 'q'"); }), Contains("fixed"));
}

TEST_CASE("a view that is broken already stops no rebuild, but a native rename, which checks all views") {
  Bench b;
  b.sql("CREATE TABLE gone (a); CREATE VIEW broken AS SELECT a FROM gone; DROP TABLE gone;"
        "CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x');");
  b.know("t");
  b.run(remade("t"));
  CHECK(b.rows("SELECT * FROM t") == "x\n");
  CHECK_THAT(b.failure(model::RenameTable{"t", "u"}), Contains("error in view broken"));
  CHECK(b.rows("SELECT * FROM t") == "x\n");
}

TEST_CASE("after a rebuild a rename still reaches views, triggers and keys") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE VIEW v AS SELECT a FROM t;"
        "CREATE TABLE c (t INT REFERENCES t (id)); CREATE TABLE log (x);"
        "CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log SELECT a FROM t; END;");
  b.know("t");
  b.run(remade("t"));
  b.run(model::RenameTable{"t", "u"});
  b.run(model::RenameColumn{"u", "a", "b"});
  b.sql("INSERT INTO u VALUES (1, 'x'); INSERT INTO c VALUES (1)");
  CHECK(b.rows("SELECT * FROM v") == "x\n");
  CHECK(b.rows("SELECT * FROM log") == "x\n");
  CHECK(b.value("SELECT \"table\" FROM pragma_foreign_key_list('c')") == "u");
}

TEST_CASE("a rebuild that fails leaves no setting of the session behind") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x'); CREATE VIEW v AS SELECT a FROM t;");
  b.know("t");
  const auto statements = b.render(remade("t")).statements;
  for (std::size_t done = 1; done <= statements.size(); ++done) {
    CAPTURE(done);
    b.session->begin(dialect::Transaction::reshaping);
    for (std::size_t i = 0; i < done; ++i) b.session->execute(statements[i]);
    b.session->rollback();
    CHECK(b.value("PRAGMA legacy_alter_table") == "0");
    CHECK(b.value("PRAGMA foreign_keys") == "1");
    CHECK(b.rows("SELECT * FROM v") == "x\n");
  }
}

TEST_CASE("a table that has the name of the new one in the making is not touched") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT); CREATE TABLE aludel_new_t (mine TEXT); INSERT INTO aludel_new_t VALUES "
        "('x');");
  b.know("t");
  CHECK_THAT(b.failure(remade("t")), Contains("aludel_new_t already exists"));
  CHECK(b.rows("SELECT * FROM aludel_new_t") == "x\n");
}

TEST_CASE("keys that point at a unique column of the table hold after a rebuild") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT, y TEXT, CONSTRAINT xy UNIQUE (x, y));"
        "CREATE TABLE c (x TEXT, y TEXT, FOREIGN KEY (x, y) REFERENCES t (x, y) ON UPDATE CASCADE ON DELETE "
        "SET "
        "NULL); INSERT INTO t VALUES (1, 'a', 'b'), (2, 'c', 'd'); INSERT INTO c VALUES ('a', 'b'), ('c', "
        "'d');");
  b.know("t");
  b.run(remade("t"));
  b.sql("UPDATE t SET x = 'A' WHERE id = 1; DELETE FROM t WHERE id = 2");
  CHECK(b.rows("SELECT * FROM c") == "A|b\nNULL|NULL\n");
  SECTION("and cannot lose what they point at") {
    CHECK_THAT(b.failure(model::DropConstraint{"t", "xy", false, false}), Contains("foreign key mismatch"));
    CHECK(b.rows("SELECT * FROM c") == "A|b\nNULL|NULL\n");
    CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (9, 'A', 'b')"); }), Contains("UNIQUE"));
  }
}

TEST_CASE("two tables that point at each other are made anew in one transaction") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, u INT REFERENCES u (id) ON DELETE CASCADE DEFERRABLE "
        "INITIALLY "
        "DEFERRED); CREATE TABLE u (id INTEGER PRIMARY KEY, t INT REFERENCES t (id) ON DELETE CASCADE);"
        "BEGIN; INSERT INTO t VALUES (1, 2); INSERT INTO u VALUES (2, 1); COMMIT;");
  b.know("t");
  b.know("u");
  auto all = b.render(remade("t")).statements;
  for (auto& one : b.render(remade("u")).statements) all.push_back(std::move(one));
  b.session->begin(dialect::Transaction::reshaping);
  for (const auto& one : all) b.session->execute(one);
  b.session->commit();
  CHECK(b.rows("SELECT * FROM t, u") == "1|2|2|1\n");
  b.sql("DELETE FROM t");
  CHECK(b.value("SELECT count(*) FROM u") == "0");
}

TEST_CASE("a rebuild keeps values as they are stored, whatever the column says") {
  Bench b;
  b.sql("CREATE TABLE t (a, b INT, c \"odd type\", d TEXT, e REAL, f BLOB, g VARCHAR(2));"
        "INSERT INTO t VALUES ('1', 'x', '07', x'00ff', 1e300, 9223372036854775807, 'longer than two'),"
        "(1, 1.5, 2.0, NULL, -0.0, '1', ''), (NULL, NULL, NULL, NULL, NULL, NULL, NULL);");
  const std::string all =
      "SELECT quote(a), quote(b), quote(c), quote(d), quote(e), quote(f), quote(g), typeof(a), "
      "typeof(b), typeof(c), typeof(d), typeof(e), typeof(f), typeof(g) FROM t";
  const auto before = b.rows(all);
  const auto types = b.rows("SELECT name, type FROM pragma_table_info('t')");
  b.know("t");
  b.run(remade("t"));
  CHECK(b.rows(all) == before);
  CHECK(b.rows("SELECT name, type FROM pragma_table_info('t')") == types);
}

TEST_CASE("a rebuild keeps columns computed of computed ones, and indexes on them") {
  Bench b;
  b.sql("CREATE TABLE t (a INT, b INT AS (a + 1), c INT AS (b * 2) STORED, d TEXT AS (a || '-' || c) VIRTUAL "
        "NOT "
        "NULL CHECK (d <> '')); CREATE UNIQUE INDEX i ON t (d, b DESC); INSERT INTO t (a) VALUES (1), (2);");
  b.know("t");
  b.run(remade("t"));
  CHECK(b.rows("SELECT * FROM t") == "1|2|4|1-4\n2|3|6|2-6\n");
  CHECK(b.rows("SELECT name, hidden FROM pragma_table_xinfo('t')") == "a|0\nb|2\nc|3\nd|2\n");
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t (a) VALUES (1)"); }), Contains("UNIQUE"));
}

TEST_CASE("a rebuild keeps checks, with and without a name") {
  Bench b;
  b.sql("CREATE TABLE t (a INT CONSTRAINT positive CHECK (a > 0) CHECK (a < 9), b INT, CONSTRAINT sum CHECK "
        "(a + b "
        "< 20), CHECK (b <> 7)); INSERT INTO t VALUES (1, 2);");
  b.know("t");
  b.run(remade("t", "a <> 5"));
  for (const auto* bad : {"0, 1", "9, 1", "8, 15", "1, 7", "5, 1"})
    CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (" + std::string(bad) + ")"); }),
               Contains("CHECK"));
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (0, 1)"); }), Contains("positive"));
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (8, 15)"); }), Contains("sum"));
}

TEST_CASE("tables of one column, of no rows and of no defaults are made anew") {
  Bench b;
  SECTION("one column") { b.sql("CREATE TABLE t (a)"); }
  SECTION("nothing but a key") { b.sql("CREATE TABLE t (a INTEGER PRIMARY KEY)"); }
  SECTION("a key without rowid") { b.sql("CREATE TABLE t (a TEXT PRIMARY KEY) WITHOUT ROWID"); }
  SECTION("all names of the rowid taken") { b.sql("CREATE TABLE t (a, rowid, _rowid_, oid)"); }
  b.know("t");
  b.run(remade("t"));
  b.sql("INSERT INTO t (a) VALUES (1), (2)");
  b.know("t");
  b.run(remade("t"));
  CHECK(b.rows("SELECT a FROM t") == "1\n2\n");
}

TEST_CASE("a full-text index keeps finding the rows of its table") {
  Bench b;
  b.sql("CREATE TABLE t (title TEXT, note TEXT); INSERT INTO t VALUES ('first', ''), ('second', '');"
        "DELETE FROM t WHERE title = 'first'; INSERT INTO t VALUES ('third', '');"
        "CREATE VIRTUAL TABLE f USING fts5 (title, content = 't');"
        "CREATE TRIGGER ti AFTER INSERT ON t BEGIN INSERT INTO f (rowid, title) VALUES (NEW.rowid, "
        "NEW.title); END;"
        "INSERT INTO f (f) VALUES ('rebuild');");
  const auto before = b.rows("SELECT name, sql FROM sqlite_schema WHERE name LIKE 'f%' ORDER BY 1");
  b.know("t");
  b.run(remade("t"));
  b.sql("INSERT INTO t VALUES ('fourth', '')");
  CHECK(b.rows("SELECT rowid, title FROM f ('second OR third OR fourth') ORDER BY 1") ==
        "2|second\n3|third\n4|fourth\n");
  CHECK(b.rows("SELECT name, sql FROM sqlite_schema WHERE name LIKE 'f%' ORDER BY 1") == before);
  b.sql("INSERT INTO f (f) VALUES ('integrity-check')");
  CHECK_THAT(message_of([&] { b.know("f"); }), Contains("no ordinary table"));
}

TEST_CASE("odd names of tables, columns, indexes, triggers and constraints survive a rebuild") {
  const auto* const name = GENERATE("my.table", "two words", "say \"it\"", "it's", "Größe 表", "group", "1st",
                                    "a;b", "[x]", "%s", "aludel", "-- no", "t\tt");
  Bench b;
  const auto quoted = b.dialect->quoted(model::Identifier(name));
  const auto as = [&](std::string text) {
    for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', at + quoted.size()))
      text.replace(at, 1, quoted);
    return text;
  };
  const model::QualifiedName table{model::Identifier(), model::Identifier(name)};
  b.sql(as("CREATE TABLE @ (id INTEGER PRIMARY KEY AUTOINCREMENT, @ TEXT COLLATE NOCASE, CONSTRAINT @ CHECK "
           "(@ <> ''));"
           "INSERT INTO @ (@) VALUES ('x'), ('y'); DELETE FROM @ WHERE id = 2; CREATE TABLE log (x);"
           "CREATE TABLE child (p INT REFERENCES @ ON DELETE CASCADE); INSERT INTO child VALUES (1);"));
  const auto other = b.dialect->quoted(model::Identifier(std::string(name) + " 2"));
  CAPTURE(name, other);
  b.sql("CREATE UNIQUE INDEX " + other + as(" ON @ (@ DESC) WHERE @ <> 'z'"));
  b.sql(as("CREATE TRIGGER @ AFTER INSERT ON @ BEGIN INSERT INTO log VALUES (NEW.@); END"));
  b.know(table);
  b.run(remade(table, as("@ <> 'w'")));
  b.sql(as("INSERT INTO @ (@) VALUES ('new')"));
  CHECK(b.rows(as("SELECT * FROM @")) == "1|x\n3|new\n");
  CHECK(b.rows("SELECT x FROM log") == "new\n");
  CHECK(b.rows("SELECT p FROM child") == "1\n");
  CHECK_THAT(message_of([&] { b.sql(as("INSERT INTO @ (@) VALUES ('X')")); }), Contains("UNIQUE"));
  CHECK_THAT(message_of([&] { b.sql(as("INSERT INTO @ (@) VALUES ('')")); }), Contains("CHECK"));
  b.sql(as("DELETE FROM @"));
  CHECK(b.value("SELECT count(*) FROM child") == "0");
}

TEST_CASE("a rebuild in an attached database leaves its views and a table of the same name in main alone") {
  const test_support::TemporaryFolder other;
  dialect::ConnectOptions options;
  options.attach = {{"knowledge", (other.path() / "k.db").string()}};
  Bench b(options);
  b.sql(
      "CREATE TABLE t (mine TEXT); INSERT INTO t VALUES ('main'); CREATE TABLE knowledge.t (a INTEGER "
      "PRIMARY KEY);"
      "CREATE VIEW knowledge.v AS SELECT a FROM t; INSERT INTO knowledge.t VALUES (1);"
      "CREATE TABLE knowledge.c (t INT REFERENCES t ON DELETE CASCADE); INSERT INTO knowledge.c VALUES (1);");
  const model::QualifiedName t{"knowledge", "t"};
  b.know(t);
  b.run(remade(t, "a > 0"));
  CHECK(b.rows("SELECT * FROM knowledge.v") == "1\n");
  CHECK(b.rows("SELECT * FROM knowledge.c") == "1\n");
  CHECK(b.rows("SELECT * FROM main.t") == "main\n");
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO knowledge.t VALUES (0)"); }), Contains("CHECK"));
}
