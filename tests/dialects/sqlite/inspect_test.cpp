#include "tests/dialects/sqlite/bench.hpp"

#include "framework/catalog/comparison.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("an empty database holds nothing") {
  Bench bench;
  CHECK(same(bench.session->inspect(), bench.catalog));
}

TEST_CASE("tables are read with what stands on them") {
  Bench bench;
  bench.sql("CREATE TABLE parent (id INTEGER PRIMARY KEY AUTOINCREMENT);"
            "CREATE TABLE t (a TEXT NOT NULL DEFAULT 'x', p INTEGER REFERENCES parent, CHECK (a <> ''));"
            "CREATE UNIQUE INDEX i ON t (a) WHERE a > 'm'; CREATE TABLE log (x);"
            "CREATE TRIGGER tr AFTER INSERT ON T BEGIN INSERT INTO log VALUES (NEW.a); END");
  const auto catalog = bench.session->inspect();
  const auto* table = catalog.table("t");
  REQUIRE(table != nullptr);
  CHECK(table->columns.size() == 2);
  CHECK(table->constraints.size() == 2);
  REQUIRE(table->indexes.size() == 1);
  CHECK(table->indexes.front().definition.unique);
  REQUIRE(table->triggers.size() == 1);
  CHECK(table->triggers.front().definition.table == model::QualifiedName("t"));
  CHECK(catalog.table("sqlite_sequence") == nullptr);
  CHECK(table->origin.born.empty());
}

TEST_CASE("views are read with their triggers") {
  Bench bench;
  bench.sql("CREATE TABLE t (a); CREATE VIEW v (b) AS SELECT a FROM t;"
            "CREATE TRIGGER tr INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (NEW.b); END");
  const auto catalog = bench.session->inspect();
  const auto* view = catalog.view("v");
  REQUIRE(view != nullptr);
  CHECK(std::get<model::CreateView>(view->definition).sql == sql_text("SELECT a FROM t"));
  CHECK(std::get<model::CreateView>(view->definition).columns == model::Identifiers{"b"});
  CHECK(view->triggers.size() == 1);
}

TEST_CASE("a virtual table is kept verbatim, and what it keeps for itself is left out") {
  Bench bench;
  bench.sql("CREATE VIRTUAL TABLE words USING fts5 (text)");
  const auto catalog = bench.session->inspect();
  const auto* words = catalog.verbatim("virtual table", "words");
  REQUIRE(words != nullptr);
  CHECK(words->sql == "CREATE VIRTUAL TABLE words USING fts5 (text)");
  int tables = 0;
  catalog.for_each_table([&](const catalog::Table&) { ++tables; });
  CHECK(tables == 0);
}

TEST_CASE("attached databases are schemas") {
  dialect::ConnectOptions options;
  options.attach = {{"side", ":memory:"}};
  Bench bench(options);
  bench.sql("CREATE TABLE side.t (a TEXT); CREATE INDEX side.i ON t (a); CREATE TABLE t (b);"
            "CREATE VIRTUAL TABLE side.words USING fts5 (text); CREATE TEMPORARY TABLE gone (c)");
  const auto catalog = bench.session->inspect();
  CHECK(catalog.schema("side") != nullptr);
  CHECK(catalog.schema("main") == nullptr);
  REQUIRE(catalog.table({"side", "t"}) != nullptr);
  CHECK(catalog.table({"side", "t"})->indexes.size() == 1);
  CHECK(catalog.table("t")->columns.front().definition.name == "b");
  CHECK(catalog.table("gone") == nullptr);
  CHECK(catalog.verbatim("virtual table", {"side", "words"})->sql ==
        "CREATE VIRTUAL TABLE side.words USING fts5 (text)");
}

TEST_CASE("an open transaction is used, and stays open") {
  Bench bench;
  bench.session->begin(dialect::Transaction::ordinary);
  bench.session->execute(dialect::statement("CREATE TABLE t (a)"));
  CHECK(bench.session->inspect().table("t") != nullptr);
  CHECK(bench.session->in_transaction());
  bench.session->rollback();
  CHECK(bench.session->inspect().table("t") == nullptr);
  CHECK_FALSE(bench.session->in_transaction());
}

TEST_CASE("a thousand tables are read in little time") {
  Bench bench;
  bench.session->begin(dialect::Transaction::ordinary);
  for (int n = 0; n < 1000; ++n) {
    const auto name = "t" + std::to_string(n);
    bench.session->execute(
        dialect::statement("CREATE TABLE " + name + " (id INTEGER PRIMARY KEY, a TEXT UNIQUE)"));
    bench.session->execute(dialect::statement("CREATE INDEX " + name + "_a ON " + name + " (a)"));
  }
  bench.session->commit();
  int tables = 0;
  bench.session->inspect().for_each_table([&](const catalog::Table&) { ++tables; });
  CHECK(tables == 1000);
}
