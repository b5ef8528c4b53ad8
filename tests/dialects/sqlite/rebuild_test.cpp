#include "tests/dialects/sqlite/bench.hpp"

#include "framework/base/error.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
/// An operation that always makes the table anew, and changes nothing that the other columns hold.
model::Operation check(const std::string& table, const std::string& condition = "1") {
  return model::AddCheck{table.c_str(), {}, sql_text(condition), false};
}
} // namespace

TEST_CASE("a rebuild leaves the rows that point at the table alone") {
  Bench b;
  b.sql("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INT REFERENCES users (id) ON DELETE CASCADE);"
        "INSERT INTO users VALUES (1, 'a'), (2, 'b'); INSERT INTO notes VALUES (10, 1), (11, 2), (12, 2);");
  b.know("users");
  b.run(check("users", "length(name) > 0"));
  CHECK(b.rows("SELECT * FROM notes") == "10|1\n11|2\n12|2\n");
  CHECK(b.rows("SELECT * FROM users") == "1|a\n2|b\n");
  CHECK(b.value("PRAGMA foreign_keys") == "1");
  CHECK(b.value("PRAGMA legacy_alter_table") == "0");
  CHECK_THAT(b.value("SELECT sql FROM sqlite_schema WHERE name = 'notes'"),
             Contains("REFERENCES users (id)"));
  b.sql("DELETE FROM users WHERE id = 2");
  CHECK(b.value("SELECT count(*) FROM notes") == "1");
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO users VALUES (3, '')"); }),
             Contains("CHECK constraint failed"));
}

TEST_CASE("a rebuild keeps the foreign keys of the table itself") {
  Bench b;
  b.sql("CREATE TABLE users (id INTEGER PRIMARY KEY);"
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, user_id INT CONSTRAINT owner REFERENCES users ON DELETE "
        "SET NULL "
        "DEFERRABLE INITIALLY DEFERRED, parent INT REFERENCES notes (id) ON DELETE CASCADE);"
        "INSERT INTO users VALUES (1); INSERT INTO notes VALUES (1, 1, NULL), (2, 1, 1), (3, NULL, 2);");
  b.know("notes");
  b.run(check("notes"));
  CHECK(
      b.rows(
          "SELECT \"table\", \"from\", \"to\", on_delete FROM pragma_foreign_key_list('notes') ORDER BY 2") ==
      "notes|parent|id|CASCADE\nusers|user_id|NULL|SET NULL\n");
  b.sql("BEGIN; INSERT INTO notes VALUES (4, 9, NULL); INSERT INTO users VALUES (9); COMMIT;");
  b.sql("DELETE FROM notes WHERE id = 1");
  CHECK(b.rows("SELECT id FROM notes") == "4\n");
}

TEST_CASE("a rebuild keeps the numbers that were given away") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT);"
        "INSERT INTO t (a) VALUES ('x'), ('y'), ('z'); DELETE FROM t WHERE id = 3;");
  SECTION("with rows") {}
  SECTION("without rows") { b.sql("DELETE FROM t"); }
  b.know("t");
  b.run(check("t"));
  b.sql("INSERT INTO t (a) VALUES ('new')");
  CHECK(b.value("SELECT max(id) FROM t") == "4");
  CHECK(b.value("SELECT count(*) FROM sqlite_sequence") == "1");
}

TEST_CASE("a rebuild keeps rowids that no column names") {
  Bench b;
  b.sql("CREATE TABLE t (rowid TEXT, b INT); INSERT INTO t (_rowid_, rowid, b) VALUES (7, 'x', 1), (40, 'y', "
        "2);");
  b.know("t");
  b.run(check("t"));
  CHECK(b.rows("SELECT _rowid_, rowid, b FROM t") == "7|x|1\n40|y|2\n");
}

TEST_CASE("a rebuild keeps WITHOUT ROWID, STRICT, generated columns, collations and defaults") {
  Bench b;
  b.sql(
      "CREATE TABLE t (k TEXT COLLATE NOCASE, v INTEGER NOT NULL DEFAULT (abs(-4)), w TEXT DEFAULT 'it''s', "
      "twice INTEGER AS (v * 2) STORED, thrice INTEGER GENERATED ALWAYS AS (v * 3) VIRTUAL, PRIMARY KEY (k)) "
      "STRICT, WITHOUT ROWID; INSERT INTO t (k) VALUES ('a'), ('b');");
  b.know("t");
  b.run(check("t", "v < 100"));
  CHECK(b.rows("SELECT * FROM t") == "a|4|it's|8|12\nb|4|it's|8|12\n");
  CHECK(b.rows("SELECT wr, strict FROM pragma_table_list WHERE name = 't'") == "1|1\n");
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t (k) VALUES ('A')"); }),
             Contains("UNIQUE constraint failed"));
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t (k, v) VALUES ('c', 'no')"); }),
             Contains("cannot store TEXT"));
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t (k, v) VALUES ('c', 100)"); }), Contains("CHECK"));
}

TEST_CASE("a rebuild keeps partial, expression, descending and collated indexes, and triggers") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT, b INT); CREATE TABLE log (x);"
        "CREATE UNIQUE INDEX i1 ON t (lower(a), b DESC) WHERE b > 0; CREATE INDEX i2 ON t (a COLLATE NOCASE);"
        "CREATE TRIGGER tr AFTER INSERT ON t WHEN NEW.b > 1 BEGIN INSERT INTO log VALUES (NEW.a); "
        "UPDATE t SET b = CASE WHEN b > 5 THEN 5 ELSE b END; END;");
  b.know("t");
  b.run(check("t"));
  b.sql("INSERT INTO t VALUES ('x', 9), ('y', 0), ('Y', 0)");
  CHECK(b.rows("SELECT * FROM t") == "x|5\ny|0\nY|0\n");
  CHECK(b.rows("SELECT * FROM log") == "x\n");
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES ('X', 5)"); }),
             Contains("UNIQUE constraint failed"));
  CHECK(b.rows("SELECT name, \"unique\", partial FROM pragma_index_list('t') ORDER BY name") ==
        "i1|1|1\ni2|0|0\n");
  CHECK(b.rows("SELECT \"desc\", coll FROM pragma_index_xinfo('i1') WHERE key") == "0|BINARY\n1|BINARY\n");
  CHECK(b.value("SELECT coll FROM pragma_index_xinfo('i2') WHERE key") == "NOCASE");
}

TEST_CASE("a rebuild leaves views on the table as they are") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x'); CREATE VIEW v AS SELECT a FROM t;");
  const auto before = b.value("SELECT sql FROM sqlite_schema WHERE name = 'v'");
  b.know("t");
  b.run(check("t"));
  CHECK(b.rows("SELECT * FROM v") == "x\n");
  CHECK(b.value("SELECT sql FROM sqlite_schema WHERE name = 'v'") == before);
}

TEST_CASE("a rebuild keeps conflict clauses and the order and collation of keys") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY DESC, a TEXT UNIQUE ON CONFLICT IGNORE, b TEXT, "
        "CONSTRAINT one UNIQUE (b COLLATE NOCASE DESC) ON CONFLICT REPLACE); INSERT INTO t VALUES (5, 'x', "
        "'k');");
  b.know("t");
  b.run(check("t"));
  b.sql("INSERT INTO t VALUES (6, 'x', 'other'); INSERT INTO t VALUES (7, 'y', 'K')");
  CHECK(b.rows("SELECT * FROM t") == "7|y|K\n");
  b.sql("INSERT INTO t VALUES (NULL, 'n', 'n')"); // no alias of the rowid, so NULL stays NULL
  CHECK(b.value("SELECT id FROM t WHERE a = 'n'") == "NULL");
}

TEST_CASE("a rebuild keeps the order in which keys are asked") {
  Bench b;
  SECTION("a plain key") { b.sql("CREATE TABLE t (a TEXT UNIQUE ON CONFLICT IGNORE, id TEXT PRIMARY KEY)"); }
  SECTION("a key with a conflict clause") {
    b.sql("CREATE TABLE t (a TEXT UNIQUE ON CONFLICT IGNORE, id TEXT PRIMARY KEY ON CONFLICT FAIL)");
  }
  SECTION("a key of the table") {
    b.sql("CREATE TABLE t (a TEXT, id TEXT, UNIQUE (a) ON CONFLICT IGNORE, PRIMARY KEY (id))");
  }
  SECTION("the key first") {
    b.sql("CREATE TABLE t (id TEXT PRIMARY KEY ON CONFLICT IGNORE, a TEXT UNIQUE)");
  }
  const auto answer = [&] { return message_of([&] { b.sql("INSERT INTO t (a, id) VALUES ('x', 'k')"); }); };
  b.sql("INSERT INTO t (a, id) VALUES ('x', 'k')");
  const auto before = answer();
  b.know("t");
  b.run(check("t"));
  CHECK(answer() == before);
  b.run(check("t", "a <> ''"));
  CHECK(answer() == before);
}

TEST_CASE("a rename is followed by what the database spells in a way of its own") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT, b TEXT, UNIQUE (a COLLATE NOCASE, b) ON CONFLICT IGNORE);"
        "CREATE TRIGGER tr AFTER INSERT ON t BEGIN /* a */ UPDATE t SET b = NEW.a WHERE b = 'a'; END;");
  b.know("t");
  b.run(check("t"));
  b.run(model::RenameColumn{"t", "a", "z"});
  b.run(check("t", "z <> ''"));
  b.run(model::RenameTable{"t", "u"});
  b.run(check("u", "z <> 'u'"));
  b.sql("INSERT INTO u VALUES ('x', 'a'), ('X', 'x')");
  CHECK(b.rows("SELECT * FROM u") == "x|x\n");
}

TEST_CASE("a column that becomes the number of its rows holds no NULL") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER, a TEXT); INSERT INTO t VALUES (7, 'x'), (NULL, 'y');");
  b.know("t");
  CHECK_THAT(b.failure(model::AddPrimaryKey{"t", {}, {"id"}, {}, {}}),
             Contains("column id") && Contains("holds NULL"));
  CHECK(b.rows("SELECT * FROM t") == "7|x\nNULL|y\n");
  b.sql("DELETE FROM t WHERE id IS NULL");
  b.run(model::AddPrimaryKey{"t", {}, {"id"}, {}, {}});
  CHECK(b.rows("SELECT rowid, * FROM t") == "7|7|x\n");
}

TEST_CASE("a rebuild keeps expressions that name the table") {
  Bench b;
  b.sql("CREATE TABLE t (a INT CHECK (t.a > 0), b INT, c TEXT DEFAULT 't.a', CHECK (\"T\" . b <> 3));"
        "INSERT INTO t (a) VALUES (1);");
  b.know("t");
  b.run(check("t"));
  CHECK(b.rows("SELECT * FROM t") == "1|NULL|t.a\n");
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t (a) VALUES (0)"); }), Contains("CHECK"));
}

TEST_CASE("a process that ends in the middle of a rebuild leaves the table as it was") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT); CREATE INDEX i ON t (a);"
        "CREATE TABLE c (t INT REFERENCES t ON DELETE CASCADE); INSERT INTO t (a) VALUES ('x'), ('y');"
        "INSERT INTO c VALUES (1), (2);");
  b.know("t");
  const auto statements = b.render(check("t")).statements;
  const auto schema = b.rows("SELECT * FROM sqlite_schema");
  for (std::size_t done = 1; done <= statements.size(); ++done) {
    CAPTURE(done);
    const auto child = ::fork();
    if (child == 0) {
      const auto session = b.second_session();
      session->begin(dialect::Transaction::reshaping);
      for (std::size_t i = 0; i < done; ++i) session->execute(statements[i]);
      ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(b.rows("SELECT * FROM sqlite_schema") == schema);
    CHECK(b.rows("SELECT * FROM t") == "1|x\n2|y\n");
    CHECK(b.rows("SELECT * FROM c") == "1\n2\n");
    CHECK(b.value("PRAGMA integrity_check") == "ok");
  }
  b.run(check("t"));
  CHECK(b.value("SELECT count(*) FROM c") == "2");
}

TEST_CASE("names that need quotes survive a rebuild") {
  Bench b;
  b.sql("CREATE TABLE \"order\" (\"select\" INTEGER PRIMARY KEY, \"a \"\"b\"\"\" TEXT DEFAULT 'x', [c d] "
        "INT, Größe INT, "
        "UNIQUE (\"a \"\"b\"\"\", [c d])); INSERT INTO \"order\" VALUES (1, 'p', 2, 3);");
  b.know("order");
  b.run(check("order"));
  CHECK(b.rows("SELECT * FROM \"order\"") == "1|p|2|3\n");
  CHECK(b.rows("SELECT name FROM pragma_table_info('order')") == "select\na \"b\"\nc d\nGröße\n");
}

TEST_CASE("a rebuild works in an attached database") {
  const test_support::TemporaryFolder other;
  dialect::ConnectOptions options;
  options.attach = {{"knowledge", (other.path() / "k.db").string()}};
  Bench b(options);
  b.sql("CREATE TABLE knowledge.p (id INTEGER PRIMARY KEY AUTOINCREMENT);"
        "CREATE TABLE knowledge.t (a INT REFERENCES p (id)); CREATE INDEX knowledge.i ON t (a);"
        "CREATE TABLE knowledge.log (x); CREATE TRIGGER knowledge.tr AFTER INSERT ON t BEGIN INSERT INTO log "
        "VALUES "
        "(NEW.a); END; INSERT INTO knowledge.p VALUES (1); INSERT INTO knowledge.t VALUES (1);");
  const model::QualifiedName t{"knowledge", "t"};
  const model::QualifiedName p{"knowledge", "p"};
  b.know(t);
  b.know(p);
  b.run(model::AddCheck{t, {}, sql_text("a > 0"), false});
  b.run(model::AddCheck{p, {}, sql_text("id > 0"), false});
  b.sql("INSERT INTO knowledge.t VALUES (1)");
  CHECK(b.rows("SELECT type, name FROM knowledge.sqlite_schema WHERE tbl_name = 't' ORDER BY 1") ==
        "index|i\ntable|t\ntrigger|tr\n");
  CHECK(b.value("SELECT count(*) FROM knowledge.log") == "2");
  CHECK(b.value("SELECT count(*) FROM main.sqlite_schema") == "0");
  CHECK(b.value("SELECT name FROM knowledge.sqlite_sequence") == "p");
}

TEST_CASE("what the catalog does not know is not lost by a rebuild") {
  Bench b;
  b.sql("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x');");
  b.know("t");
  SECTION("a column") {
    b.sql("ALTER TABLE t ADD COLUMN extra TEXT DEFAULT 'kept'");
    CHECK_THAT(b.failure(check("t")), Contains("columns that the revisions do not know"));
    CHECK(b.rows("SELECT * FROM t") == "x|kept\n");
  }
  SECTION("an index") {
    b.sql("CREATE INDEX i ON t (a)");
    CHECK_THAT(b.failure(check("t")), Contains("indexes or triggers"));
    CHECK(b.value("SELECT count(*) FROM sqlite_schema WHERE name = 'i'") == "1");
  }
  SECTION("a trigger") {
    b.sql("CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END");
    CHECK_THAT(b.failure(check("t")), Contains("indexes or triggers"));
  }
  SECTION("rows: a conflict clause that ignores some is noticed") {
    b.sql("CREATE TABLE u (a TEXT, UNIQUE (a) ON CONFLICT IGNORE); INSERT INTO u VALUES ('1'), ('01');");
    b.know("u");
    CHECK_THAT(b.failure(model::AlterColumn{
                   "u", "a", type_of("integer"), sql_text("CAST(a AS INTEGER)"), {}, {}, {}, {}}),
               Contains("not every row"));
    CHECK(b.value("SELECT count(*) FROM u") == "2");
  }
  CHECK(b.value("PRAGMA foreign_keys") == "1");
  CHECK_FALSE(b.session->in_transaction());
}

TEST_CASE("a rebuild outside a reshaping transaction stops before anything is dropped") {
  Bench b;
  b.sql("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INT REFERENCES p ON DELETE CASCADE);"
        "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);");
  b.know("p");
  const auto rendering = b.render(check("p"));
  b.session->begin(dialect::Transaction::ordinary);
  CHECK_THAT(message_of([&] { b.session->execute(rendering.statements.front()); }),
             Contains("foreign keys are on"));
  b.session->rollback();
  CHECK(b.value("SELECT count(*) FROM c") == "1");
}

TEST_CASE("a table that raw SQL or a condition has touched is asked for") {
  Bench b;
  CHECK(b.render(check("t")).needs_table == model::QualifiedName("t"));
  b.sql("CREATE TABLE t (a TEXT)");
  b.know("t");
  CHECK_FALSE(b.render(check("t")).needs_table);
  catalog::Table table = *b.catalog.table("t");
  SECTION("raw SQL") { table.changed_by_sql = true; }
  SECTION("a condition") { table.columns[0].origin.maybe = true; }
  b.catalog.put(table);
  const auto rendering = b.render(check("t"));
  CHECK(rendering.needs_table == model::QualifiedName("t"));
  CHECK(rendering.statements.empty());
  CHECK(b.dialect->reshapes(check("t"), b.catalog));
}

TEST_CASE("raw SQL that makes a table anew takes no rows along") {
  Bench b;
  b.sql(
      "CREATE TABLE p (id INTEGER PRIMARY KEY, gone TEXT); CREATE TABLE c (p REFERENCES p ON DELETE CASCADE);"
      "INSERT INTO p (id) VALUES (1); INSERT INTO c VALUES (1)");
  const auto sql = [](const std::string& text) { return model::Sql{{{{text, {}}}, {}}}; };
  b.run(sql(
      "CREATE TABLE n (id INTEGER PRIMARY KEY);\nINSERT INTO n SELECT id FROM p;\n-- away\ndrop table p;\n"
      "ALTER TABLE n RENAME TO p;"));
  CHECK(b.rows("SELECT p FROM c") == "1\n");
  CHECK_THAT(b.failure(sql("DROP TABLE p")), Contains("would point at nothing"));
  CHECK_FALSE(b.dialect->reshapes(sql("SELECT 'DROP TABLE p'"), b.catalog));
}
