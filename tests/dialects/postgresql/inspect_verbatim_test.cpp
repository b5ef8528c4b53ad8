#include "tests/dialects/postgresql/database.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>

using namespace aludel;
using Catch::Contains;

namespace {
/// "kind name: statement" a line.
std::string verbatim_of(Database& db) {
  std::string out;
  db.session->inspect().for_each_verbatim([&](const catalog::Verbatim& object) {
    out += object.kind + " " + to_string(object.name) + ": " + object.sql + "\n";
  });
  return out;
}

/// As they are made where everything is made anew.
std::vector<catalog::Verbatim> in_turn(const catalog::Catalog& catalog) {
  std::vector<catalog::Verbatim> all;
  catalog.for_each_verbatim([&](const catalog::Verbatim& object) { all.push_back(object); });
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.stage, a.place) < std::tie(b.stage, b.place);
  });
  return all;
}

/// What is kept verbatim of these objects; and the statements make the same objects again.
std::string kept(const std::string& before, const std::string& made) {
  Database db;
  db.sql(before + made);
  const auto all = verbatim_of(db);
  Database again;
  again.sql(before);
  for (const auto& object : in_turn(db.session->inspect())) again.sql(object.sql);
  CHECK(verbatim_of(again) == all);
  return all;
}

std::string kept(const std::string& made) { return kept("SELECT 1;", made); }
} // namespace

TEST_CASE("aggregates and functions in C are kept verbatim") {
  CHECK(kept("CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')") ==
        "aggregate total(integer): CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, "
        "INITCOND = "
        "'0')\n");
  kept("CREATE AGGREGATE pct(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal,"
       " FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA)");
  CHECK(kept("CREATE FUNCTION absolute(int) RETURNS int LANGUAGE internal STRICT AS 'int4abs'")
            .find("LANGUAGE internal") != std::string::npos);
}

TEST_CASE("rules and their remarks are kept verbatim") {
  CHECK(kept("CREATE TABLE t (a int);",
             "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING; COMMENT ON RULE r ON t IS 'no'") ==
        "rule r on t: CREATE RULE r AS\n    ON DELETE TO public.t DO INSTEAD NOTHING\n"
        "comment rule r on public.t: COMMENT ON RULE r on public.t IS 'no'\n");
}

TEST_CASE("parts of tables that CREATE TABLE does not have are kept verbatim") {
  const std::string table =
      "CREATE TABLE t (a int, b text, n int GENERATED ALWAYS AS IDENTITY); CREATE INDEX i ON t (a);";
  CHECK(kept(table, "ALTER TABLE t ALTER b SET STORAGE EXTERNAL, ALTER b SET STATISTICS 50,"
                    " ALTER a SET (n_distinct = -0.5), REPLICA IDENTITY FULL, CLUSTER ON i,"
                    " ALTER n SET INCREMENT BY 5") ==
        "clustering t: ALTER TABLE t CLUSTER ON i\n"
        "replica identity t: ALTER TABLE t REPLICA IDENTITY FULL\n"
        "column options t.a: ALTER TABLE t ALTER COLUMN a SET (n_distinct=-0.5)\n"
        "column statistics t.b: ALTER TABLE t ALTER COLUMN b SET STATISTICS 50\n"
        "column storage t.b: ALTER TABLE t ALTER COLUMN b SET STORAGE EXTERNAL\n"
        "identity t.n: ALTER TABLE t ALTER COLUMN n SET INCREMENT BY 5 SET MINVALUE 1 SET MAXVALUE 2147483647"
        " SET START WITH 1 SET CACHE 1 SET NO CYCLE\n");
}

TEST_CASE("inheritance without partitions is kept verbatim beside a table of its own") {
  CHECK(
      kept("CREATE TABLE t (a int CHECK (a > 0)); CREATE TABLE u (a int CONSTRAINT t_a_check CHECK (a > 0));",
           "ALTER TABLE u INHERIT t") == "inheritance u: ALTER TABLE u INHERIT t\n");
  Database db;
  db.sql("CREATE TABLE t (a int CHECK (a > 0)); CREATE TABLE u (b int) INHERITS (t)");
  const auto table = *db.session->inspect().table("u");
  CHECK(table.columns.size() == 2);
  CHECK(table.constraints.size() == 1);
}

TEST_CASE("constraints and indexes with more than the vocabulary says are whole statements, and no parts") {
  const std::string table =
      "CREATE TABLE p (x int, y int, PRIMARY KEY (x, y)); CREATE TABLE t (a int, b int);";
  CHECK(kept(table, "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a) INCLUDE (b) WITH (fillfactor = 50);"
                    "COMMENT ON CONSTRAINT k ON t IS 'covers'; ALTER TABLE t ADD CHECK (b > 0) NO INHERIT") ==
        "index storage k: ALTER INDEX k SET (fillfactor=50)\n"
        "constraint k on t: ALTER TABLE t ADD CONSTRAINT k UNIQUE (a) INCLUDE (b);\nCOMMENT ON CONSTRAINT k "
        "ON t IS"
        " 'covers'\n"
        "constraint t_b_check on t: ALTER TABLE t ADD CONSTRAINT t_b_check CHECK ((b > 0)) NO INHERIT\n");
  Database db;
  if (std::stoi(db.session->version()) < 15) return;
  CHECK(kept(table, "ALTER TABLE t ADD FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b);"
                    "CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT; ALTER TABLE t ADD UNIQUE NULLS NOT "
                    "DISTINCT (b)") ==
        "constraint t_a_b_fkey on t: ALTER TABLE t ADD CONSTRAINT t_a_b_fkey FOREIGN KEY (a, b) REFERENCES "
        "p(x, y)"
        " ON DELETE SET NULL (b)\n");
}

TEST_CASE("types, operators and casts without a word of their own are kept verbatim") {
  kept("CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi); COMMENT ON TYPE span IS 'from "
       "to'");
  kept("CREATE OPERATOR === (FUNCTION = int4eq, LEFTARG = int, RIGHTARG = int, COMMUTATOR = ===, HASHES)");
  CHECK(kept("CREATE TYPE pair AS (a int);", "CREATE CAST (pair AS text) WITH INOUT AS ASSIGNMENT") ==
        "cast (pair as text): CREATE CAST (pair AS text) WITH INOUT AS ASSIGNMENT\n");
  kept("CREATE COLLATION fr (LC_COLLATE = 'C', LC_CTYPE = 'C')");
}

TEST_CASE("other servers, publications and event triggers are kept verbatim, and no password") {
  const std::string before =
      "CREATE EXTENSION postgres_fdw; CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql"
      " AS 'BEGIN END'; CREATE TABLE t (a int PRIMARY KEY, b int);";
  const auto all = kept(
      before, "CREATE SERVER a_server FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'h', dbname 'it''s');"
              "CREATE USER MAPPING FOR CURRENT_USER SERVER a_server OPTIONS (password 'secret');"
              "CREATE FOREIGN TABLE f (a int OPTIONS (column_name 'x') NOT NULL, b text DEFAULT 'y',"
              " CHECK (a > 0)) SERVER a_server OPTIONS (table_name 'z'); COMMENT ON COLUMN f.a IS 'far';"
              "CREATE PUBLICATION p FOR TABLE t WITH (publish = 'insert');"
              "CREATE EVENT TRIGGER et ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION e();"
              "ALTER EVENT TRIGGER et DISABLE");
  CHECK(all.find("secret") == std::string::npos);
  CHECK(all.find("server a_server: CREATE SERVER a_server FOREIGN DATA WRAPPER postgres_fdw"
                 " OPTIONS (host 'h', dbname 'it''s')") != std::string::npos);
  CHECK(all.find("ALTER EVENT TRIGGER et DISABLE") != std::string::npos);
}

TEST_CASE("foreign tables keep what they are part of, and their triggers' state and remarks") {
  const std::string before =
      "CREATE EXTENSION postgres_fdw; CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';"
      "CREATE TABLE p (a int) PARTITION BY RANGE (a); CREATE TABLE t (a int);";
  const auto all = kept(before, "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;"
                                "CREATE FOREIGN TABLE f PARTITION OF p FOR VALUES FROM (1) TO (9) SERVER s;"
                                "CREATE FOREIGN TABLE u (a int) INHERITS (t) SERVER s;"
                                "CREATE TRIGGER g AFTER INSERT ON f EXECUTE FUNCTION g();"
                                "ALTER TABLE f DISABLE TRIGGER g; COMMENT ON TRIGGER g ON f IS 'off'");
  CHECK_THAT(all, Contains("ALTER TABLE p ATTACH PARTITION f FOR VALUES FROM (1) TO (9)\n"));
  CHECK_THAT(all, Contains("inheritance u: ALTER TABLE u INHERIT t\n"));
  CHECK_THAT(all, Contains("ALTER TABLE f DISABLE TRIGGER g\n") &&
                      Contains("COMMENT ON TRIGGER g on public.f IS 'off'"));
}

TEST_CASE("default privileges with and without grant option are two") {
  const auto all = kept("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;"
                        "ALTER DEFAULT PRIVILEGES GRANT INSERT ON TABLES TO pg_monitor WITH GRANT OPTION");
  CHECK_THAT(all, Contains(" GRANT SELECT ON TABLES TO pg_monitor\n") &&
                      Contains(" GRANT INSERT ON TABLES TO pg_monitor WITH GRANT OPTION\n"));
}

TEST_CASE("text search, statistics, default privileges and remarks are kept verbatim") {
  kept("CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple, stopwords = 'english');");
  kept("CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)");
  kept("CREATE TABLE t (a int, b int);", "CREATE STATISTICS st (dependencies) ON a, b FROM t");
  kept("ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;"
       "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC");
  CHECK(kept("CREATE TYPE pair AS (a int);", "COMMENT ON COLUMN pair.a IS 'one'").find("IS 'one'") !=
        std::string::npos);
  CHECK(kept("CREATE DOMAIN d AS int;", "ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID") ==
        "domain constraint c on d: ALTER DOMAIN d ADD CONSTRAINT c CHECK ((VALUE > 0)) NOT VALID\n");
}

TEST_CASE("an index that a broken build left behind is none of its table") {
  Database db;
  db.sql("CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)");
  CHECK_THROWS(db.sql("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)"));
  CHECK(db.session->inspect().table("t")->indexes.empty());
  CHECK(verbatim_of(db) == "invalid index i: CREATE UNIQUE INDEX i ON public.t USING btree (a)\n");
}
