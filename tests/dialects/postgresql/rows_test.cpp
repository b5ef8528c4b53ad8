#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
/// Table t (id integer primary key, a text, b boolean, c real).
struct WithTable : Database {
  WithTable() {
    model::CreateTable t;
    t.name = "t";
    t.columns = {column("id", "integer"), column("a", "text"), column("b", "boolean"), column("c", "real")};
    t.columns.front().primary_key = true;
    run(t);
  }
  std::string all() { return rows("SELECT id, a, b, c FROM t ORDER BY id"); }
};
model::Value number(const char* text) { return model::Number{text}; }
model::Value text(const char* text) { return std::string(text); }
} // namespace

TEST_CASE("rows with the same columns go in one statement") {
  WithTable db;
  model::Insert o;
  o.table = "t";
  o.rows = {{{"id", number("1")}, {"a", text("it's \\ ü")}},
            {{"id", number("2")}, {"a", model::Null{}}},
            {{"id", number("3")}, {"b", true}},
            {{"id", number("4")}, {"a", expression("upper('x')")}}};
  CHECK(db.run(o) == "INSERT INTO t (id, a) VALUES\n  (1, 'it''s \\ ü'),\n  (2, NULL);\n"
                     "INSERT INTO t (id, b) VALUES\n  (3, true);\n"
                     "INSERT INTO t (id, a) VALUES\n  (4, upper('x'))");
  CHECK(db.all() == "1|it's \\ ü|NULL|NULL\n2|NULL|NULL|NULL\n3|NULL|t|NULL\n4|X|NULL|NULL");
}

TEST_CASE("a row without columns takes the defaults") {
  Database db;
  db.sql("CREATE TABLE d (a int DEFAULT 7)");
  model::Insert o;
  o.table = "d";
  o.rows = {{}, {}};
  CHECK(db.run(o) == "INSERT INTO d DEFAULT VALUES;\nINSERT INTO d DEFAULT VALUES");
  CHECK(db.rows("SELECT a FROM d") == "7\n7");
}

TEST_CASE("rows that are there are left, or updated") {
  WithTable db;
  db.sql("INSERT INTO t (id, a) VALUES (1, 'old')");
  model::Insert insert;
  insert.table = "t";
  insert.rows = {{{"id", number("1")}, {"a", text("new")}}};
  insert.on_conflict = model::ConflictRule{{}, model::OnConflict::nothing};
  CHECK(db.run(insert) == "INSERT INTO t (id, a) VALUES\n  (1, 'new')\nON CONFLICT (id) DO NOTHING");
  CHECK(db.all() == "1|old|NULL|NULL");
  model::Upsert upsert{"t", insert.rows, {}};
  CHECK(db.run(upsert) ==
        "INSERT INTO t (id, a) VALUES\n  (1, 'new')\nON CONFLICT (id) DO UPDATE SET a = excluded.a");
  CHECK(db.all() == "1|new|NULL|NULL");
  upsert.rows = {{{"id", number("1")}}};
  CHECK(db.run(upsert) == "INSERT INTO t (id) VALUES\n  (1)\nON CONFLICT (id) DO NOTHING");
}

TEST_CASE("an upsert without a key asks for the table, or for the key") {
  WithTable db;
  const model::Upsert unknown{"elsewhere", {{{"a", number("1")}}}, {}};
  CHECK(db.dialect->render(unknown, db.catalog, db.catalog).needs_table == model::QualifiedName("elsewhere"));
  db.sql("CREATE TABLE elsewhere (a int, b int, PRIMARY KEY (b, a))");
  db.catalog.put(*db.session->read_table("elsewhere"));
  CHECK(db.run(model::Upsert{"elsewhere", {{{"a", number("1")}, {"b", number("2")}}}, {}}) ==
        "INSERT INTO elsewhere (a, b) VALUES\n  (1, 2)\nON CONFLICT (b, a) DO NOTHING");
  db.run(model::DropConstraint{"t", "t_pkey", false, false});
  const auto rendering = db.dialect->render(model::Upsert{"t", unknown.rows, {}}, db.catalog, db.catalog);
  REQUIRE(rendering.problems.size() == 1);
  CHECK(rendering.problems.front().code == "no-key");
  CHECK_FALSE(rendering.needs_table);
}

TEST_CASE("update and delete") {
  WithTable db;
  db.sql("INSERT INTO t VALUES (1, 'x', true, 0.1), (2, NULL, false, 0.2), (3, 'z', NULL, NULL)");
  CHECK(db.run(model::Update{"t", {{"a", text("y")}, {"c", expression("c * 2")}}, sql_text("id = 1")}) ==
        "UPDATE t SET a = 'y', c = c * 2 WHERE id = 1");
  CHECK(db.run(model::Update{"t", {{"b", false}}, {}}) == "UPDATE t SET b = false");
  CHECK(db.all() == "1|y|f|0.2\n2|NULL|f|0.2\n3|z|f|NULL");
  model::Delete o;
  o.table = "t";
  o.rows = {{{"id", number("1")}, {"c", number("0.2")}}, {{"a", model::Null{}}, {"b", false}}};
  CHECK(db.run(o) == "DELETE FROM t WHERE (id = '1' AND c = '0.2')\n   OR (a IS NULL AND b = false)");
  CHECK(db.all() == "3|z|f|NULL");
  CHECK(db.run(model::Delete{"t", sql_text("id = 9"), {}}) == "DELETE FROM t WHERE id = 9");
  CHECK(db.run(model::Delete{"t", {}, {}}) == "DELETE FROM t");
  CHECK(db.all().empty());
}

TEST_CASE("what has no text for PostgreSQL is a problem that names its column") {
  model::SqlText other;
  other.by_dialect["sqlite"] = "1";
  model::Insert o;
  o.table = "t";
  o.rows = {{{"a", other}}};
  CHECK(problems_of(o) == "unsupported: the value of a has no SQL for postgresql\n");
  CHECK_THROWS_AS(problems_of(model::Update{"t", {{"a", model::Param{"p"}}}, {}}), std::logic_error);
}
