#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("tables, views and columns are found by their names") {
  Database db;
  auto& session = *db.session;
  db.sql("CREATE SCHEMA \"S\"; CREATE TABLE \"S\".\"T\" (\"C\" int, gone int); ALTER TABLE \"S\".\"T\" DROP "
         "COLUMN gone;"
         "CREATE VIEW v AS SELECT 1 AS a; CREATE SEQUENCE s; CREATE INDEX i ON \"S\".\"T\" (\"C\")");
  CHECK(session.table_exists({"S", "T"}));
  CHECK(session.table_exists("v"));
  CHECK(session.table_exists({"public", "v"}));
  CHECK(session.table_exists({"pg_catalog", "pg_class"}));
  CHECK_FALSE(session.table_exists("T"));
  CHECK_FALSE(session.table_exists({"s", "t"}));
  CHECK_FALSE(session.table_exists("s"));
  CHECK_FALSE(session.table_exists({"S", "i"}));
  CHECK(session.column_exists({"S", "T"}, "C"));
  CHECK_FALSE(session.column_exists({"S", "T"}, "c"));
  CHECK_FALSE(session.column_exists({"S", "T"}, "gone"));
  CHECK_FALSE(session.column_exists({"S", "T"}, "ctid"));
  CHECK_FALSE(session.column_exists("nope", "a"));
  db.sql("SET search_path = \"S\"");
  CHECK(session.table_exists("T"));
  CHECK_FALSE(session.table_exists("v"));
}

TEST_CASE("extensions are installed, or could be") {
  Database db;
  CHECK(db.session->extension({"plpgsql", false}));
  CHECK(db.session->extension({"plpgsql", true}));
  CHECK_FALSE(db.session->extension({"no_such_thing", true}));
}

TEST_CASE("user tables are all but the system's and temporary ones") {
  Database db;
  db.sql("CREATE SCHEMA other; CREATE TABLE b (a int); CREATE TABLE other.a (a int); CREATE TEMPORARY TABLE "
         "x (a int);"
         "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE VIEW v AS SELECT 1 AS a");
  CHECK(db.session->user_tables() == std::vector<model::QualifiedName>{{"other", "a"},
                                                                       model::QualifiedName("b"),
                                                                       model::QualifiedName("p")});
}

TEST_CASE("sizes") {
  Database db;
  db.sql("CREATE TABLE t AS SELECT generate_series(1, 10000) AS a");
  CHECK(db.session->table_size("t").value() >= 10000 * 4);
  CHECK_FALSE(db.session->table_size("nope"));
  CHECK_FALSE(db.session->free_space());
}

TEST_CASE("volumes are what the statistics say, and wait for no lock") {
  using Count = dialect::Volume::Count;
  Database db;
  db.sql("CREATE TABLE t (a int); CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF "
         "p FOR "
         "VALUES IN (1); CREATE TABLE p2 PARTITION OF p DEFAULT; CREATE VIEW v AS SELECT 1 AS a");
  CHECK(db.session->volume("t")->counted == Count::about);
  CHECK(db.session->volume("t")->rows == 0);
  CHECK(db.session->volume("p")->rows == 0);
  db.sql("INSERT INTO t SELECT generate_series(1, 10000); INSERT INTO p SELECT i % 4 FROM generate_series(1, "
         "1000) i; "
         "CREATE INDEX i ON t (a); ANALYZE t, p, p1, p2; SET lock_timeout = '2s'");
  const auto other = db.connect();
  other->begin(dialect::Transaction::ordinary);
  other->query("LOCK TABLE t, p, p1, p2 IN ACCESS EXCLUSIVE MODE");
  CHECK(db.session->volume("t")->counted == Count::about);
  CHECK(db.session->volume("t")->rows == 10000);
  CHECK(db.session->volume("t")->bytes >= 2 * 10000 * 4);
  CHECK(db.session->volume("p")->rows == 1000);
  CHECK_FALSE(db.session->volume("v"));
  CHECK_FALSE(db.session->volume("nope"));
  CHECK_FALSE(db.session->volume({"nowhere", "t"}));
  db.sql("SET track_counts = off; CREATE TABLE new_one (a int)");
  CHECK(db.session->volume("new_one")->counted == Count::unknown);
}

TEST_CASE("an index that an interrupted build left is invalid") {
  Database db;
  db.sql("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
  error_of([&] { db.sql("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)"); });
  db.sql("CREATE INDEX j ON t (a)");
  CHECK(db.session->index_is_invalid("i"));
  CHECK(db.session->index_is_invalid({"public", "i"}));
  CHECK_FALSE(db.session->index_is_invalid("j"));
  CHECK_FALSE(db.session->index_is_invalid("nope"));
}
