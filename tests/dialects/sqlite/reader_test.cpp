#include "tests/dialects/sqlite/bench.hpp"

#include "dialects/sqlite/create_table.hpp"
#include "dialects/sqlite/ddl_reader.hpp"
#include "framework/catalog/apply.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
/// What SQLite says of a table. The primary key's order of columns and the conflict clauses stand in the text
/// only; they have tests of their own.
std::string facts(Bench& b, const std::string& table) {
  const auto of = [&](const std::string& pragma) { return " FROM pragma_" + pragma + "('" + table + "')"; };
  return b.rows("SELECT name, type, \"notnull\", dflt_value, pk, hidden" + of("table_xinfo")) + "--\n" +
         b.rows("SELECT seq, \"table\", \"from\", \"to\", on_update, on_delete" + of("foreign_key_list") +
                " ORDER BY \"table\", \"from\", seq") +
         "--\n" +
         b.rows("SELECT l.\"unique\", l.origin, l.partial, x.seqno, x.name, x.\"desc\", x.coll, x.key" +
                of("index_list") + " AS l, pragma_index_xinfo(l.name) AS x ORDER BY 2, 5, 4, 6, 7") +
         "--\n" + b.rows("SELECT wr, strict FROM pragma_table_list WHERE name = '" + table + "'");
}
} // namespace

TEST_CASE("an indexed expression is read without parentheses that say nothing") {
  const auto [key, read] = GENERATE(table<std::string, std::string>(
      {{"(lower(a))", "lower(a)"}, {"((a || b))", "a || b"}, {"(a) || (b)", "(a) || (b)"}}));
  Bench b;
  b.sql("CREATE TABLE t (a TEXT, b TEXT); CREATE INDEX i ON t (" + key + ")");
  CHECK(b.session->read_table("t").value().indexes.at(0).definition.columns.at(0).expr == sql_text(read));
}

TEST_CASE("keys that take no NULL are read as such where the text does not say it") {
  const std::string options = GENERATE("WITHOUT ROWID", "STRICT");
  Bench b;
  b.sql("CREATE TABLE t (a TEXT, b INTEGER, PRIMARY KEY (a, b)) " + options);
  for (const auto& column : b.session->read_table("t").value().columns)
    CHECK_FALSE(column.definition.nullable);
}

TEST_CASE("a table that was read and written again is the same") {
  const std::string text = GENERATE(
      as<std::string>{}, "CREATE TABLE t (a)",
      "CREATE TABLE t (a, b INT, c \"odd type\", d VARCHAR ( 10 ), e DECIMAL(10, 2))",
      "CREATE TABLE t(a INTEGER PRIMARY KEY,b)", "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT)",
      "CREATE TABLE t (a INTEGER CONSTRAINT pk PRIMARY KEY ASC, b)",
      "CREATE TABLE t (a INT PRIMARY KEY NOT NULL)", "CREATE TABLE t (a TEXT PRIMARY KEY, b)",
      "CREATE TABLE t (a INTEGER PRIMARY KEY DESC)", "CREATE TABLE t (a INTEGER, PRIMARY KEY (a DESC))",
      "CREATE TABLE t (a INTEGER, PRIMARY KEY (a AUTOINCREMENT))",
      "CREATE TABLE t (a, b, c, PRIMARY KEY (b, a DESC)) WITHOUT ROWID",
      "CREATE TABLE t (a ANY, b TEXT NOT NULL, PRIMARY KEY (a)) STRICT, WITHOUT ROWID",
      "CREATE TABLE t (a DEFAULT 1, b DEFAULT -1.5e3, c DEFAULT 'x''y', d DEFAULT x'00ff', e DEFAULT (1 + "
      "(2)))",
      "CREATE TABLE t (a DEFAULT NULL, b DEFAULT TRUE, c DEFAULT CURRENT_TIMESTAMP, e DEFAULT "
      "(datetime('now', ')')))",
      "CREATE TABLE t (a TEXT COLLATE NOCASE UNIQUE, b TEXT COLLATE \"RTRIM\" NULL)",
      "CREATE TABLE t (a INT, b AS (a * 2), c INT GENERATED ALWAYS AS (a || ',)') STORED NOT NULL)",
      "CREATE TABLE t (a CHECK (a > 0 AND a <> ')'), b CONSTRAINT pos CHECK (b > 0), CHECK (a < b))",
      "CREATE TABLE t (a UNIQUE, b, c, UNIQUE (b, c), CONSTRAINT cu UNIQUE (c) CONSTRAINT x CHECK (c > 1))",
      "CREATE TABLE t (a UNIQUE, UNIQUE (a), UNIQUE (a COLLATE NOCASE))",
      "CREATE TABLE t (a REFERENCES p, b INT REFERENCES p (id) ON DELETE SET NULL ON UPDATE CASCADE, c)",
      "CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES q (x, y) ON DELETE RESTRICT DEFERRABLE INITIALLY "
      "DEFERRED)",
      "CREATE TABLE t (a REFERENCES p MATCH FULL NOT DEFERRABLE INITIALLY IMMEDIATE, b REFERENCES t (a) ON "
      "DELETE SET "
      "DEFAULT)",
      "CREATE TABLE t (a REFERENCES p(id) ON DELETE NO ACTION NOT NULL DEFAULT 0 CHECK (a >= 0))",
      "CREATE TABLE \"t\" -- a comment, with a comma\n (a /* (not a column) */ TEXT, [b c] INT, `d` INT, 'e' "
      "TEXT)",
      "CREATE TABLE t (\"primary\" INT, \"check\" TEXT DEFAULT 'CHECK (', CHECK (\"primary\" > 0))",
      "CREATE TABLE t (Ärger TEXT, \"a\"\"b\" INT, UNIQUE (Ärger, \"a\"\"b\"))",
      "CREATE TABLE t (a UNIQUE ON CONFLICT IGNORE, b, PRIMARY KEY (b) ON CONFLICT REPLACE)",
      "CREATE TABLE t (a TEXT, b); CREATE INDEX i ON t (a); CREATE UNIQUE INDEX \"i 2\" ON t (b DESC, a "
      "COLLATE NOCASE)",
      "CREATE TABLE t (a TEXT, b); CREATE INDEX i ON t (lower(a), b + 1 DESC, a || ',' COLLATE RTRIM) WHERE "
      "b IS NOT NULL",
      "CREATE TABLE t (a TEXT, b); CREATE INDEX i ON t (\"b\" ASC) WHERE a = 'x' AND b IN (1, 2)",
      "CREATE TABLE t AS SELECT 1 AS a, 'x' AS \"b c\"");
  CAPTURE(text);
  Bench b;
  b.sql("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE q (x, y, PRIMARY KEY (x, y));" + text);
  const auto before = facts(b, "t");
  const auto table = b.session->read_table("t").value();
  b.sql("DROP TABLE t");
  base::Diagnostics problems;
  b.sql(sqlite::create_table(table, "t", false, problems));
  for (const auto& index : table.indexes) {
    dialect::Rendering rendering;
    b.sql(sqlite::create_index("t", index.definition, false, rendering));
  }
  CHECK(problems.empty());
  CHECK(facts(b, "t") == before);
  SECTION("and reading it again changes nothing") {
    const auto again = b.session->read_table("t").value();
    REQUIRE(again.constraints.size() == table.constraints.size());
    for (const auto& constraint : table.constraints) {
      const auto* same = again.constraint(constraint.name, b.catalog.naming());
      REQUIRE(same != nullptr);
      CHECK(same->definition == constraint.definition);
      CHECK(same->verbatim == constraint.verbatim);
      CHECK(same->named == constraint.named);
      CHECK(same->deferrable == constraint.deferrable);
    }
  }
}

TEST_CASE("a default that is a bare name is the text of the name") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a DEFAULT word, b DEFAULT \"it's\", c DEFAULT + 5)");
  b.know("t");
  b.run(model::AddCheck{"t", {}, sql_text("id > 0"), false});
  b.sql("INSERT INTO t (id) VALUES (1)");
  CHECK(b.rows("SELECT a, b, c FROM t") == "word|it's|5\n");
}

TEST_CASE("constraints without a name get the conventional ones") {
  Bench b;
  b.sql("CREATE TABLE t (id INTEGER PRIMARY KEY, a INT UNIQUE CHECK (a > 0), b INT REFERENCES t, CHECK (a < "
        "b), "
        "CONSTRAINT mine CHECK (b > 0), UNIQUE (a, b))");
  const auto table = b.session->read_table("T").value();
  std::string names;
  for (const auto& constraint : table.constraints) names += constraint.name.text + " ";
  CHECK(names == "t_pkey t_a_key t_a_check t_b_fkey t_check mine t_a_b_key ");
}

TEST_CASE("a typed table reads back with the same constraints under the same names") {
  Bench b;
  model::CreateTable create;
  create.name = "t";
  for (const char* name : {"id", "a", "c"}) {
    model::Column column;
    column.name = name;
    column.type = type_of("bigint");
    create.columns.push_back(column);
  }
  create.columns[0].primary_key = create.columns[0].autoincrement = true;
  create.columns[1].unique = true;
  create.columns[1].check = sql_text("a > 0");
  create.columns[2].references = model::References{};
  create.columns[2].references->table = "t";
  create.checks = {{{}, sql_text("a < c")}, {"named", sql_text("c > 0")}};
  b.run(create);
  const auto& known = *b.catalog.table("t");
  const auto read = b.session->read_table("t").value();
  REQUIRE(read.constraints.size() == known.constraints.size());
  for (const auto& constraint : known.constraints) {
    INFO(constraint.name.text);
    CHECK(read.constraint(constraint.name, b.catalog.naming()) != nullptr);
  }
  CHECK(read.columns[0].definition.autoincrement);
}

TEST_CASE("parts that would be lost are refused, with the text") {
  Bench b;
  SECTION("a conflict clause at NOT NULL") {
    b.sql("CREATE TABLE t (a NOT NULL ON CONFLICT REPLACE DEFAULT 1)");
    CHECK_THAT(message_of([&] { b.session->read_table("t"); }),
               Contains("conflict clause") && Contains("sql: step"));
  }
  SECTION("a virtual table") {
    b.sql("CREATE VIRTUAL TABLE t USING fts5(a)");
    CHECK_THAT(message_of([&] { b.session->read_table("t"); }), Contains("no ordinary table"));
  }
  SECTION("text that is no table") {
    for (const char* text :
         {"", "CREATE", "CREATE TABLE t (", "CREATE TABLE t (a FOO BAR PRIMARY)", "CREATE TABLE t (a) X"})
      CHECK_THAT(message_of([&] { sqlite::read_create_table(text, {}); }), Contains("not understood"));
  }
}

TEST_CASE("what is no table is not read") {
  Bench b;
  b.sql("CREATE TABLE t (a); CREATE VIEW v AS SELECT 1");
  CHECK_FALSE(b.session->read_table("v"));
  CHECK_FALSE(b.session->read_table("missing"));
  CHECK_FALSE(b.session->read_table({"nowhere", "t"}));
}
