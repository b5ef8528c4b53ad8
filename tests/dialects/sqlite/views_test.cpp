#include "tests/dialects/sqlite/bench.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
model::CreateView view(const model::QualifiedName& name, const std::string& query, bool replace = false) {
  model::CreateView o;
  o.name = name;
  o.sql = sql_text(query);
  o.replace = replace;
  return o;
}

model::CreateTrigger instead_of_insert(const std::string& on) {
  model::CreateTrigger o;
  o.table = model::Identifier(on);
  o.name = on + "_add";
  o.timing = model::Timing::instead_of;
  o.events = {{model::Event::insert, {}}};
  o.body.text = "INSERT INTO t VALUES (NEW.a);";
  return o;
}

model::Rename renamed_view(const std::string& from, const std::string& to) {
  return {{model::ObjectKind::view, model::Identifier(from), {}, {}}, to};
}

/// A table `t (a TEXT)` with the row 'x', which the catalog knows.
struct WithTable : Bench {
  WithTable() {
    sql("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x')");
    know("t");
  }
};
} // namespace

TEST_CASE("a view is made as it is written") {
  WithTable b;
  auto o = view("v", "  select a, 1 from t;\n");
  CHECK(b.text(o) == "CREATE VIEW v AS\nselect a, 1 from t");
  o.columns = {"one", "order"};
  CHECK(b.text(o) == "CREATE VIEW v (one, \"order\") AS\nselect a, 1 from t");
  o.with = {{"security_barrier", "true"}};
  CHECK(b.render(o).notes.size() == 1);
  b.run(o);
  CHECK(b.rows("SELECT one, \"order\" FROM v") == "x|1\n");
  b.run(model::DropView{"v", false, false});
  b.run(model::DropView{"v", true, false});
  CHECK(b.value("SELECT count(*) FROM sqlite_schema WHERE type = 'view'") == "0");
}

TEST_CASE("a view's query is one statement") {
  WithTable b;
  const auto problems = b.render(view("v", "SELECT ';' FROM t; DROP TABLE t")).problems;
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].message, Contains("followed by another statement"));
  CHECK(b.render(view("v", "SELECT ';' -- ; here\n FROM t;;")).problems.empty());
}

TEST_CASE("a view that is replaced keeps its triggers") {
  WithTable b;
  b.run(view("v", "SELECT a FROM t"));
  b.run(instead_of_insert("v"));
  b.run(view("v", "SELECT a, length(a) AS n FROM t", true));
  b.sql("INSERT INTO v (a) VALUES ('yy')");
  CHECK(b.rows("SELECT * FROM v") == "x|1\nyy|2\n");
  b.run(view("fresh", "SELECT 1", true));
  CHECK(b.value("SELECT * FROM fresh") == "1");
}

TEST_CASE("a view with triggers that the revisions do not know is not replaced") {
  WithTable b;
  b.run(view("v", "SELECT a FROM t"));
  b.sql("CREATE TRIGGER hidden INSTEAD OF DELETE ON v BEGIN SELECT 1; END");
  CHECK_THAT(b.failure(view("v", "SELECT 1 AS a", true)),
             Contains("triggers that the revisions do not know"));
  CHECK(b.rows("SELECT * FROM v") == "x\n");
}

TEST_CASE("what is no view is not replaced by one") {
  WithTable b;
  CHECK_THAT(b.failure(view("t", "SELECT 1", true)), Contains("use DROP TABLE"));
  CHECK(b.rows("SELECT * FROM t") == "x\n");
}

TEST_CASE("cascade takes the views along that the catalog takes") {
  WithTable b;
  b.run(view("v", "SELECT a FROM t"));
  b.run(view("w", "SELECT a FROM v"));
  b.run(view("other", "SELECT 1"));
  SECTION("with a view") {
    b.run(model::DropView{"v", false, true});
    CHECK(b.rows("SELECT name FROM sqlite_schema ORDER BY 1") == "other\nt\n");
  }
  SECTION("with a table") {
    CHECK(b.render(model::DropTable{"t", false, true}).notes.size() == 2);
    b.run(model::DropTable{"t", false, true});
    CHECK(b.rows("SELECT name FROM sqlite_schema") == "other\n");
  }
  SECTION("with a column") {
    b.sql("ALTER TABLE t ADD COLUMN b INT");
    b.know("t");
    b.run(model::DropColumn{"t", "a", false, true});
    CHECK(b.rows("SELECT name FROM sqlite_schema ORDER BY 1") == "other\nt\n");
  }
  SECTION("without it they stay") {
    b.run(model::DropView{"v", false, false});
    CHECK(b.value("SELECT count(*) FROM sqlite_schema WHERE name = 'w'") == "1");
  }
}

TEST_CASE("a renamed view keeps its triggers, and what names it follows") {
  WithTable b;
  b.run(view("v", "SELECT a FROM t"));
  b.run(instead_of_insert("v"));
  b.run(view("w", "SELECT v.a || '!' AS a FROM v"));
  b.run(instead_of_insert("w"));
  b.run(renamed_view("v", "people"));
  b.sql("INSERT INTO people VALUES ('y'); INSERT INTO w VALUES ('z')");
  CHECK(b.rows("SELECT * FROM w") == "x!\ny!\nz!\n");
  CHECK(b.rows("SELECT tbl_name FROM sqlite_schema WHERE name = 'v_add'") == "people\n");
  b.run(renamed_view("people", "v"));
  CHECK(b.rows("SELECT * FROM v") == "x\ny\nz\n");
}

TEST_CASE("a view that is not known for sure is not renamed") {
  WithTable b;
  b.sql("CREATE VIEW v AS SELECT a FROM t");
  REQUIRE(b.render(renamed_view("v", "w")).problems.size() == 1);
  CHECK_THAT(b.render(renamed_view("v", "w")).problems[0].help, Contains("drop_view"));
}

TEST_CASE("views stand in attached databases, too") {
  const test_support::TemporaryFolder folder;
  dialect::ConnectOptions options;
  options.attach = {{"know", (folder.path() / "k.db").string()}};
  Bench b(options);
  b.sql("CREATE TABLE know.t (a); INSERT INTO know.t VALUES (1)");
  const model::QualifiedName name{"know", "v"};
  b.run(view(name, "SELECT a FROM t"));
  b.run(view(name, "SELECT a + 1 AS a FROM t", true));
  CHECK(b.value("SELECT a FROM know.v") == "2");
  b.run(model::DropView{name, false, false});
}
