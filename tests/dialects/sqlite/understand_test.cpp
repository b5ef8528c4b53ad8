#include "tests/dialects/sqlite/bench.hpp"

#include "dialects/sqlite/understand/understand.hpp"
#include "framework/catalog/apply.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;
using dialect::SqlReading;
using Grasp = dialect::SqlReading::Grasp;

namespace {
std::vector<SqlReading> read(const std::string& text, const catalog::Catalog& catalog) {
  return sqlite::understand({text, {}}, catalog);
}

/// What the reader makes of a text that is all operations.
catalog::Catalog catalog_of(const std::string& text) {
  catalog::Catalog catalog(Bench().dialect->naming());
  for (const auto& reading : read(text, catalog))
    for (const auto& operation : reading.operations)
      catalog::apply(catalog, operation, {"r0", false}, "sqlite");
  return catalog;
}

const std::string tables =
    "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
    "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT DEFAULT 'x', b INT, p INT REFERENCES p (id));"
    "CREATE TABLE log (x TEXT); CREATE INDEX t_b ON t (b);"
    "CREATE VIEW v AS SELECT id, a FROM t;"
    "CREATE TRIGGER t_log AFTER UPDATE OF b ON t BEGIN INSERT INTO log VALUES (NEW.b); END;";

/// A history that most cases need; the view upon a view bars what would break it.
const std::string history = tables + "CREATE VIEW w AS SELECT a FROM v;";

SqlReading one(const std::string& text, const std::string& before = history) {
  const auto readings = read(text, catalog_of(before));
  REQUIRE(readings.size() == 1);
  return readings.front();
}

/// "t v t.a", what is changed with a '!'.
std::string mentioned(const SqlReading& reading) {
  std::string out;
  for (const auto& mention : reading.mentions)
    out += (out.empty() ? "" : " ") + to_string(mention.object) + (mention.writes ? "!" : "");
  return out;
}

/// All that SQLite says of a schema; triggers and views by their words.
std::string facts(Bench& b) {
  return b.rows(
             "SELECT t.name, t.type, t.wr, t.strict, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk, "
             "c.hidden "
             "FROM pragma_table_list AS t, pragma_table_xinfo(t.name, t.schema) AS c WHERE t.name NOT LIKE "
             "'sqlite%' ORDER BY 1, c.cid") +
         b.rows("SELECT m.name, k.seq, k.\"table\", k.\"from\", k.\"to\", k.on_update, k.on_delete FROM "
                "sqlite_schema AS m, pragma_foreign_key_list(m.name) AS k ORDER BY 1, 3, 4, 2") +
         b.rows("SELECT m.name, l.\"unique\", l.origin, l.partial, x.name, x.\"desc\", x.coll, x.key FROM "
                "sqlite_schema AS m, pragma_index_list(m.name) AS l, pragma_index_xinfo(l.name) AS x WHERE "
                "m.type "
                "= 'table' ORDER BY 1, 3, iif(l.origin = 'c', l.name, ''), 5, 6, 7") +
         b.rows(
             "SELECT type, name, tbl_name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE "
             "'aludel%' ORDER BY 1, 2") +
         b.rows("SELECT name, autoinc FROM (SELECT name, sql LIKE '%AUTOINCREMENT%' AS autoinc FROM "
                "sqlite_schema "
                "WHERE type = 'table' AND name NOT LIKE 'sqlite%') ORDER BY 1");
}

/// Runs a text as it is, and what the reader makes of it by the renderer: both schemas are the same.
void check_same(const std::string& before, const std::string& text) {
  Bench written;
  written.sql(before + text);
  Bench rendered;
  rendered.sql(before);
  rendered.catalog = catalog_of(before);
  for (const auto& reading : read(text, rendered.catalog)) {
    INFO(reading.statement.sql << "\n" << reading.problem);
    REQUIRE(reading.grasp == Grasp::operations);
    CHECK(reading.writes);
    CHECK(reading.lock == "database write lock");
    for (const auto& operation : reading.operations) rendered.run(operation);
  }
  CHECK(facts(rendered) == facts(written));
}
} // namespace

TEST_CASE("what is read as operations has the same meaning when it is rendered") {
  const std::string text = GENERATE(
      as<std::string>{}, "CREATE TABLE n (a)", "CREATE TABLE IF NOT EXISTS n (a, b INT)",
      "create table \"n\" (id integer primary key autoincrement, a varchar(20) collate nocase not null)",
      "CREATE TABLE n (id TEXT PRIMARY KEY, a)", "CREATE TABLE n (a, b, c, PRIMARY KEY (b, a))",
      "CREATE TABLE n (id TEXT PRIMARY KEY) STRICT",
      "CREATE TABLE n (id INT NOT NULL PRIMARY KEY, x ANY) STRICT",
      "CREATE TABLE n (a, b, PRIMARY KEY (b)) WITHOUT ROWID",
      "CREATE TABLE n (id INTEGER PRIMARY KEY, p INT REFERENCES p ON DELETE CASCADE DEFERRABLE INITIALLY "
      "DEFERRED)",
      "CREATE TABLE n (a, b, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON UPDATE SET NULL, CONSTRAINT u "
      "UNIQUE "
      "(a, b))",
      "CREATE TABLE n (a CHECK (a > 0), b CONSTRAINT pos CHECK (b > 0), CHECK (a < b), UNIQUE (b))",
      "CREATE TABLE n (a INT, b AS (a * 2), c INT GENERATED ALWAYS AS (a || ')') STORED)",
      "CREATE TABLE n (a DEFAULT 1, b DEFAULT -1.5, c DEFAULT 'it''s', d DEFAULT CURRENT_TIMESTAMP, e "
      "DEFAULT (1 + "
      "2), f DEFAULT x'00', g DEFAULT TRUE)",
      "CREATE TABLE \"Größe 表\" (\"a b\" TEXT, [c d] INT, `e` REAL, 'f' BLOB)", "CREATE TABLE main.n (a)",
      "CREATE TABLE n -- note\n (a /* , b */ INT) -- end",
      "CREATE TABLE n (\"order\" INT, \"select\" TEXT, CHECK (\"order\" > 0))",
      "CREATE TABLE n (a TEXT); CREATE INDEX n_a ON n (a); CREATE UNIQUE INDEX n_b ON n (lower(a) DESC) "
      "WHERE a > 'b'",
      "CREATE INDEX i ON t (a COLLATE NOCASE DESC, b)", "CREATE INDEX IF NOT EXISTS t_b ON t (a)",
      "CREATE UNIQUE INDEX main.i ON t (a || '-' || b) WHERE b IS NOT NULL AND a IN ('x', 'y')",
      "CREATE INDEX i ON t (\"a\", [b]); DROP INDEX i; CREATE INDEX i ON t (b)",
      "CREATE VIEW n AS SELECT a, count(*) FROM t GROUP BY a", "CREATE VIEW n (x, y) AS VALUES (1, 2)",
      "CREATE VIEW main.n AS WITH c AS (SELECT 1 AS one) SELECT one FROM c -- end",
      "CREATE TRIGGER n AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END",
      "CREATE TRIGGER n BEFORE UPDATE OF a, b ON t FOR EACH ROW WHEN NEW.a <> OLD.a BEGIN SELECT CASE WHEN "
      "NEW.b < 0 "
      "THEN RAISE(ABORT, 'no; END') END; UPDATE t SET b = 0 WHERE id = NEW.id; END",
      "CREATE TRIGGER n DELETE ON t BEGIN DELETE FROM log; END",
      "CREATE TRIGGER n INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (NEW.a); END", "DROP TABLE log",
      "DROP TABLE IF EXISTS log", "DROP TABLE IF EXISTS nowhere", "DROP TABLE main.log", "DROP VIEW w",
      "DROP VIEW IF EXISTS nowhere", "DROP VIEW v", "DROP INDEX t_b", "DROP INDEX IF EXISTS nowhere",
      "DROP TRIGGER t_log", "DROP TRIGGER IF EXISTS main.t_log", "ALTER TABLE t RENAME TO u",
      "ALTER TABLE log RENAME TO \"my log\"", "ALTER TABLE t RENAME COLUMN a TO c",
      "ALTER TABLE t RENAME b TO \"d e\"",
      "ALTER TABLE main.t RENAME a TO c; ALTER TABLE t RENAME TO u; ALTER TABLE u ADD COLUMN n INT",
      "ALTER TABLE t ADD COLUMN c", "ALTER TABLE t ADD c TEXT NOT NULL DEFAULT 'it''s' COLLATE NOCASE",
      "ALTER TABLE t ADD COLUMN c INT CHECK (c > 0) REFERENCES p (id) ON DELETE SET NULL",
      "ALTER TABLE t ADD COLUMN c INT CONSTRAINT pos CHECK (c > 0) CHECK (c < 9)",
      "ALTER TABLE t ADD COLUMN c INT CONSTRAINT parent REFERENCES p (id)",
      "ALTER TABLE t ADD COLUMN c AS (b * 2)", "ALTER TABLE t ADD COLUMN c INT DEFAULT -1 -- why",
      "ALTER TABLE log DROP COLUMN x; CREATE TABLE x (a)", "ALTER TABLE p DROP name", "REINDEX t",
      "REINDEX main.t_b",
      "CREATE TABLE a (id INTEGER PRIMARY KEY, b REFERENCES b); CREATE TABLE b (id INTEGER PRIMARY KEY, a "
      "REFERENCES a)",
      "CREATE TABLE n (a); DROP TABLE n; CREATE TABLE n (b)");
  CAPTURE(text);
  if (text == "ALTER TABLE log DROP COLUMN x; CREATE TABLE x (a)")
    check_same("CREATE TABLE log (x, y);", text);
  else
    check_same(tables + "CREATE VIEW w AS SELECT 1 AS one;", text);
}

TEST_CASE("what is read names what it makes, changes and uses") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"CREATE TABLE n (a REFERENCES p, b, FOREIGN KEY (b) REFERENCES t (id))", "n! p t"},
      {"CREATE INDEX i ON t (a)", "t! i!"},
      {"CREATE VIEW n AS SELECT a FROM w JOIN p", "n! v w t p t.a t.id v.a w.a"},
      {"CREATE TRIGGER n AFTER INSERT ON p BEGIN UPDATE t SET b = 1 WHERE a = NEW.name; END",
       "p! p.n! t! log! t.b! t.a p.name"},
      {"DROP TABLE t", "t!"},
      {"DROP VIEW v", "v!"},
      {"DROP INDEX t_b", "t_b!"},
      {"DROP TRIGGER t_log", "t.t_log!"},
      {"ALTER TABLE t RENAME TO u", "t!"},
      {"ALTER TABLE t RENAME a TO c", "t! t.a!"},
      {"ALTER TABLE t DROP COLUMN a", "t! t.a!"},
      {"ALTER TABLE t ADD COLUMN c REFERENCES log", "t! t.c! log"},
      {"INSERT INTO t (a) SELECT name FROM p", "t! p p.name"},
      {"UPDATE t SET b = 1 WHERE id = 2", "t! log! t.b! t.id"},
      {"DELETE FROM log", "log!"},
      {"SELECT a FROM w", "v w t t.a t.id v.a w.a"},
      {"WITH c AS (SELECT a FROM t) SELECT * FROM c, log", "t log t.a log.x"},
      {"REPLACE INTO log VALUES ('x')", "log!"},
      {"INSERT INTO nowhere SELECT x FROM log", "nowhere! log"},
      {"SELECT * FROM nowhere JOIN other.place ON true", "nowhere other.place"},
      {"UPDATE OR IGNORE nowhere SET a = 1", "nowhere!"},
      {"DELETE FROM nowhere WHERE id IN (SELECT id FROM t)", "nowhere! t"},
      {"PRAGMA table_info(t)", "t"},
      {"CREATE TABLE n AS SELECT a FROM t", "n! t t.a"},
      {"EXPLAIN DELETE FROM log", "log"},
  }));
  CAPTURE(text);
  const auto words = [](std::string line) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at <= line.size();) {
      const auto end = std::min(line.find(' ', at), line.size());
      all.push_back(line.substr(at, end - at));
      at = end + 1;
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  CHECK(words(mentioned(one(text))) == words(expected));
}

TEST_CASE("what the vocabulary has no word for stays raw, with its kind") {
  const auto [text, kind, writes] = GENERATE(table<std::string, std::string, bool>({
      {"INSERT INTO log VALUES ('x')", "INSERT", true},
      {"REPLACE INTO log VALUES ('x')", "REPLACE", true},
      {"UPDATE t SET b = b + 1", "UPDATE", true},
      {"DELETE FROM log WHERE x = 'y' RETURNING x", "DELETE", true},
      {"SELECT 1", "SELECT", false},
      {"VALUES (1), (2)", "VALUES", false},
      {"WITH c AS (SELECT 1 AS x) INSERT INTO log SELECT x FROM c", "INSERT", true},
      {"WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c", "SELECT", false},
      {"PRAGMA foreign_keys = OFF", "PRAGMA", false},
      {"PRAGMA table_info(t)", "PRAGMA", false},
      {"PRAGMA main.user_version = 7", "PRAGMA", true},
      {"PRAGMA journal_mode = wal", "PRAGMA", true},
      {"PRAGMA user_version", "PRAGMA", false},
      {"EXPLAIN QUERY PLAN DELETE FROM t", "EXPLAIN", false},
      {"ANALYZE", "ANALYZE", true},
      {"VACUUM", "VACUUM", true},
      {"REINDEX", "REINDEX", true},
      {"REINDEX nocase", "REINDEX", true},
      {"ATTACH DATABASE '/etc/passwd' AS other", "ATTACH", true},
      {"DETACH other", "DETACH", false},
      {"BEGIN IMMEDIATE", "BEGIN", false},
      {"COMMIT", "COMMIT", false},
      {"ROLLBACK TO s", "ROLLBACK", false},
      {"SAVEPOINT s", "SAVEPOINT", false},
      {"CREATE VIRTUAL TABLE f USING fts5 (a, content = 't')", "CREATE VIRTUAL TABLE", true},
      {"CREATE TABLE n AS SELECT a FROM t", "CREATE TABLE AS", true},
      {"CREATE TEMP VIEW n AS SELECT 1", "CREATE VIEW", true},
      {"CREATE VIEW IF NOT EXISTS n AS SELECT 1", "CREATE VIEW", true},
      {"CREATE TEMP TRIGGER n AFTER INSERT ON t BEGIN SELECT 1; END", "CREATE TRIGGER", true},
      {"CREATE TRIGGER IF NOT EXISTS t_log AFTER INSERT ON t BEGIN SELECT 1; END", "CREATE TRIGGER", true},
      {"CREATE TABLE n (a UNIQUE ON CONFLICT IGNORE)", "CREATE TABLE", true},
      {"CREATE TABLE n (a NOT NULL ON CONFLICT REPLACE DEFAULT 1)", "CREATE TABLE", true},
      {"CREATE TABLE n (a INTEGER PRIMARY KEY DESC)", "CREATE TABLE", true},
      {"DROP TRIGGER nowhere", "DROP TRIGGER", true},
      {"INSERT INTO nowhere VALUES (1)", "INSERT", true},
      {"CREATE VIRTUAL TABLE f USING nowhere (a)", "CREATE VIRTUAL TABLE", true},
  }));
  CAPTURE(text);
  const auto reading = one(text);
  CAPTURE(reading.problem);
  CHECK(reading.grasp == Grasp::raw);
  CHECK(reading.kind == kind);
  CHECK(reading.writes == writes);
  CHECK(reading.lock == (writes ? "database write lock" : ""));
  CHECK(reading.operations.empty());
}

TEST_CASE("what SQLite cannot read is not grasped, with problem and place") {
  const auto [text, line, column] = GENERATE(table<std::string, int, int>({
      {"SELEKT 1", 1, 1},
      {"CREATE TABLE t2 (a,\n b INT", 2, 7},
      {"CREATE TABEL t2 (a)", 1, 8},
      {"ALTER TABLE t\nALTER COLUMN a TYPE int", 2, 1},
      {"SELECT 1 +", 1, 11},
      {"SELECT 'open", 1, 8},
      {"SELECT @", 1, 8},
      {"CREATE TABLE n (a) STRIKT", 1, 20},
      {"\xff\xfe\x01 garbage", 1, 1},
      {"DROP TABLE t u", 1, 14},
      {"((((", 1, 1},
      {"CREATE", 1, 7},
  }));
  CAPTURE(text);
  const auto source = std::make_shared<base::Source>(base::Source{"r.sql", text});
  const auto readings = sqlite::understand({text, {source, 1, 1}}, catalog_of(history));
  REQUIRE(readings.size() == 1);
  const auto& reading = readings.front();
  CHECK(reading.grasp == Grasp::none);
  CHECK_FALSE(reading.problem.empty());
  CHECK(reading.operations.empty());
  CHECK(reading.writes);
  CHECK(reading.problem_place.line == line);
  CHECK(reading.problem_place.column == column);
}

TEST_CASE("an unknown statement spoils only itself") {
  const auto readings = read("CREATE TABLE a (x); GRANT ALL ON a TO b; CREATE TABLE c (y);", catalog_of(""));
  REQUIRE(readings.size() == 3);
  CHECK(readings[0].grasp == Grasp::operations);
  CHECK(readings[1].grasp == Grasp::none);
  CHECK(readings[2].grasp == Grasp::operations);
}

TEST_CASE("changes of what the catalog does not know are read by their own text") {
  const std::string text = GENERATE(
      as<std::string>{}, "DROP TABLE users", "DROP TABLE know.users", "DROP VIEW users",
      "DROP INDEX users_by_name", "ALTER TABLE users RENAME TO people",
      "ALTER TABLE users RENAME COLUMN a TO b", "ALTER TABLE users RENAME a TO b",
      "ALTER TABLE users DROP COLUMN a", "ALTER TABLE users ADD COLUMN a INT NOT NULL DEFAULT 0",
      "CREATE INDEX i ON users (a, lower(b) DESC) WHERE c > 0", "CREATE INDEX know.i ON users (\"a b\")",
      "CREATE TRIGGER n AFTER INSERT ON users BEGIN DELETE FROM others WHERE id = NEW.id; END",
      "CREATE TRIGGER n INSTEAD OF INSERT ON users BEGIN DELETE FROM others; END",
      "CREATE VIEW n AS SELECT * FROM users");
  CAPTURE(text);
  const auto reading = one(text, "");
  CHECK(reading.problem.empty());
  CHECK(reading.grasp == Grasp::operations);
  CHECK(reading.operations.size() == 1);
  CHECK_THAT(mentioned(reading), Contains("users"));
}

TEST_CASE("a statement finds what those before it have made") {
  const auto readings =
      read("CREATE TABLE n (a INT); ALTER TABLE n RENAME a TO b; INSERT INTO n (b) VALUES (1);"
           "ALTER TABLE n RENAME TO m; UPDATE m SET b = 2; DROP TABLE m; SELECT b FROM m",
           catalog_of(history));
  REQUIRE(readings.size() == 7);
  CHECK(mentioned(readings[2]) == "n!");
  CHECK(mentioned(readings[4]) == "m! m.b!");
  CHECK_THAT(readings[6].problem, Contains("no such table"));
}

TEST_CASE("CREATE TABLE … AS makes a table that later statements find, and runs no query") {
  const auto readings = read("CREATE TABLE n AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 "
                             "FROM c) SELECT x, a FROM c, t;"
                             "UPDATE n SET x = 2; CREATE INDEX n_x ON n (x)",
                             catalog_of(history));
  REQUIRE(readings.size() == 3);
  CHECK(mentioned(readings[1]) == "n! n.x!");
  CHECK(readings[2].grasp == Grasp::operations);
}

TEST_CASE("rows of a virtual table are written, and its module's tables are its own") {
  const auto readings = read(
      "CREATE VIRTUAL TABLE f USING fts5 (a); INSERT INTO f VALUES ('x'); DROP TABLE f;", catalog_of(""));
  REQUIRE(readings.size() == 3);
  CHECK_THAT(mentioned(readings[1]), Contains("f!"));
  CHECK(readings[2].grasp == Grasp::raw);
}

TEST_CASE("what decides itself while it runs is opaque") {
  CHECK(one("SELECT load_extension('x')").opaque);
  CHECK(one("UPDATE sqlite_schema SET sql = 'x'").opaque);
  CHECK(one("DELETE FROM main.SQLITE_MASTER").opaque);
  CHECK(one("SELECT my_own_function(1)").opaque);
  CHECK_FALSE(one("SELECT count(*) FROM sqlite_schema").opaque);
  CHECK_FALSE(one("SELECT lower('X')").opaque);
}

TEST_CASE("nothing of the text reaches the process or a file") {
  const test_support::TemporaryFolder folder;
  const auto file = (folder.path() / "x.db").string();
  const std::vector<std::string> texts{"ATTACH '" + file + "' AS x", "VACUUM INTO '" + file + "'",
                                       "PRAGMA temp_store_directory = '/nowhere'",
                                       "PRAGMA writable_schema = ON"};
  for (const auto& text : texts) CHECK(one(text).grasp == Grasp::raw);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a NUL byte is a problem with a place") {
  const auto reading = one(std::string("SELECT 1\0, 2", 12));
  CHECK(reading.grasp == Grasp::none);
  CHECK_THAT(reading.problem, Contains("NUL"));
}

TEST_CASE("mentions have the place of their first occurrence") {
  const std::string text = "-- first\nUPDATE t\n  SET a = 'x'";
  const auto source = std::make_shared<base::Source>(base::Source{"r.sql", text});
  const auto readings = sqlite::understand({text, {source, 1, 1}}, catalog_of(history));
  REQUIRE(readings.size() == 1);
  REQUIRE_FALSE(readings[0].mentions.empty());
  CHECK(readings[0].mentions[0].place.line == 2);
  CHECK(readings[0].mentions[0].place.column == 8);
}

TEST_CASE("a key that takes NULL stays one that takes NULL") {
  const auto catalog = catalog_of("CREATE TABLE n (a TEXT PRIMARY KEY, b, c INTEGER)");
  CHECK(catalog.table("n")->columns[0].definition.nullable);
  const auto strict = catalog_of("CREATE TABLE n (a TEXT PRIMARY KEY) STRICT");
  CHECK_FALSE(strict.table("n")->columns[0].definition.nullable);
}

TEST_CASE("odd statements are read without harm") {
  std::string deep = "SELECT ", wide = "CREATE TABLE n (c0", views = "CREATE VIEW v0 AS SELECT 1 AS a;";
  for (int i = 0; i < 5000; ++i) deep += "(";
  for (int i = 1; i < 3000; ++i) wide += ", c" + std::to_string(i);
  for (int i = 1; i < 30; ++i) {
    const auto former = "v" + std::to_string(i - 1);
    views +=
        "CREATE VIEW v" + std::to_string(i) + " AS SELECT x.a FROM " + former + " AS x, " + former + " AS y;";
  }
  CHECK(one(deep).grasp == Grasp::none);
  CHECK(one(wide + ")").grasp == Grasp::raw); // too many columns
  CHECK(read(views, catalog_of("")).size() == 30);
  CHECK(read("", catalog_of("")).empty());
  CHECK(read(" ; -- nothing\n;", catalog_of("")).empty());
}
