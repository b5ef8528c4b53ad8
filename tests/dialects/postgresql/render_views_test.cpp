#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
/// Table t (id integer primary key, a text) with a row.
struct WithRow : Database {
  WithRow() {
    model::CreateTable t;
    t.name = "t";
    t.columns = {column("id", "integer"), column("a", "text")};
    t.columns.front().primary_key = true;
    run(t);
    sql("INSERT INTO t VALUES (1, 'one')");
  }
};

model::CreateView view(const model::QualifiedName& name, const std::string& query) {
  model::CreateView made;
  made.name = name;
  made.sql = sql_text(query);
  return made;
}

model::CreateMaterializedView stored(const model::QualifiedName& name, const std::string& query) {
  model::CreateMaterializedView made;
  made.name = name;
  made.sql = sql_text(query);
  return made;
}
} // namespace

TEST_CASE("a view is made, replaced and dropped") {
  WithRow db;
  auto v = view("Order", "SELECT id, a FROM t -- all of it\n");
  v.columns = {"id", "Text"};
  v.with = {{"security_barrier", "true"}, {"check_option", "local"}};
  CHECK(db.text(v) ==
        "CREATE VIEW \"Order\" (id, \"Text\") WITH (check_option = local, security_barrier = true)"
        " AS\nSELECT id, a FROM t -- all of it");
  CHECK(db.there_and_back(v) == "DROP VIEW \"Order\"");
  db.run(v);
  CHECK(db.value("SELECT \"Text\" FROM \"Order\"") == "one");
  v.replace = true;
  v.sql = sql_text("SELECT id, upper(a) FROM t;");
  CHECK(db.text(v) == "CREATE OR REPLACE VIEW \"Order\" (id, \"Text\") WITH (check_option = local,"
                      " security_barrier = true) AS\nSELECT id, upper(a) FROM t");
  v.with.erase("check_option");
  db.there_and_back(v);
  CHECK(db.value("SELECT \"Text\" FROM \"Order\"") == "one");
  db.there_and_back(model::DropView{"Order", false, false});
  CHECK(db.run(model::DropView{"Order", false, true}) == "DROP VIEW \"Order\" CASCADE");
  CHECK(db.run(model::DropView{"Order", true, false}) == "DROP VIEW IF EXISTS \"Order\"");
}

TEST_CASE("the text of a view is one query") {
  CHECK(problems_of(view("v", "SELECT ';' /* ; */; DROP TABLE t")) ==
        "unsupported: view v holds several statements\n");
  CHECK(problems_of(view("v", "SELECT ';' AS \";\" /* ; */;")).empty());
}

TEST_CASE("a materialized view is made with and without rows, refreshed and dropped") {
  WithRow db;
  auto v = stored("m", "SELECT id, a FROM t; -- as it is");
  v.columns = {"id", "name"};
  v.method = "heap";
  v.with = {{"fillfactor", "70"}};
  v.tablespace = "pg_default";
  v.with_data = false;
  v.if_not_exists = true;
  CHECK(db.text(v) == "CREATE MATERIALIZED VIEW IF NOT EXISTS m (id, name) USING heap WITH (fillfactor = 70)"
                      " TABLESPACE pg_default AS\nSELECT id, a FROM t\nWITH NO DATA");
  db.run(v);
  CHECK(db.value("SELECT relispopulated FROM pg_class WHERE relname = 'm'") == "f");
  CHECK(db.run(model::RefreshMaterializedView{"m", false, true}) == "REFRESH MATERIALIZED VIEW m");
  CHECK(db.value("SELECT name FROM m") == "one");
  db.run(model::CreateIndex{"m", {"m_id", {{"id", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}}, false, false});
  const model::RefreshMaterializedView concurrent{"m", true, true};
  CHECK(db.text(concurrent) == "REFRESH MATERIALIZED VIEW CONCURRENTLY m");
  CHECK_FALSE(db.dialect->runs_outside_transaction(concurrent));
  db.session->begin(dialect::Transaction::ordinary);
  db.run(concurrent);
  db.session->commit();
  db.there_and_back(model::DropMaterializedView{"m", false, false});
  CHECK(db.run(model::RefreshMaterializedView{"m", false, false}) ==
        "REFRESH MATERIALIZED VIEW m WITH NO DATA");
  CHECK(problems_of(model::RefreshMaterializedView{"m", true, false}) ==
        "unsupported: materialized view m cannot be emptied concurrently\n");
  CHECK(db.run(model::DropMaterializedView{"m", true, true}) == "DROP MATERIALIZED VIEW IF EXISTS m CASCADE");
}

TEST_CASE("a materialized view with rows is undone") {
  WithRow db;
  CHECK(db.there_and_back(stored("m", "SELECT id, a FROM t")) == "DROP MATERIALIZED VIEW m");
}
