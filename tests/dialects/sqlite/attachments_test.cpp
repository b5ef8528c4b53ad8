#include "tests/dialects/sqlite/bench.hpp"

#include "dialects/sqlite/create_trigger.hpp"
#include "dialects/sqlite/create_view.hpp"
#include "dialects/sqlite/ddl_trigger.hpp"
#include "dialects/sqlite/ddl_view.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

// What stands on tables and views, read from the text that SQLite keeps of it.

namespace {
model::CreateTrigger read(const std::string& sql) { return sqlite::read_create_trigger(sql).definition; }
} // namespace

TEST_CASE("a trigger's timing, event, columns and condition are read") {
  auto o = read(
      "CREATE TRIGGER n BEFORE UPDATE OF a, \"b c\" ON t FOR EACH ROW WHEN NEW.a > (1 + 2) BEGIN SELECT 1; "
      "END");
  CHECK(o.name.text == "n");
  CHECK(o.table == model::QualifiedName("t"));
  CHECK(o.timing == model::Timing::before);
  REQUIRE(o.events.size() == 1);
  CHECK(o.events[0].event == model::Event::update);
  CHECK(o.events[0].columns == model::Identifiers{"a", "b c"});
  CHECK(o.when->every == "NEW.a > (1 + 2)");
  CHECK(o.body.text == "SELECT 1;");
  o = read("create temp trigger if not exists main.[n 2] instead of delete on `v` begin delete from t; end");
  CHECK(o.name.text == "n 2");
  CHECK(o.table == model::QualifiedName("main", "v"));
  CHECK(o.timing == model::Timing::instead_of);
  CHECK(o.events[0].event == model::Event::delete_);
  CHECK_FALSE(o.when);
}

TEST_CASE("a trigger's body is what stands between BEGIN and END") {
  const auto [text, body] = GENERATE(table<std::string, std::string>({
      {" SELECT 1; ", "SELECT 1;"},
      {"\n  SELECT 1;\n  SELECT 2;\n", "  SELECT 1;\n  SELECT 2;"},
      {"\r\n\tSELECT 'a\n;END;';\r\n", "\tSELECT 'a\n;END;';"},
      {" -- first\n SELECT CASE WHEN 1 THEN 2 END; -- END\n",
       "-- first\n SELECT CASE WHEN 1 THEN 2 END; -- END"},
  }));
  CHECK(read("CREATE TRIGGER n AFTER INSERT ON t BEGIN" + text + "END").body.text == body);
}

TEST_CASE("BEGIN is a name, too") {
  const auto o =
      read("CREATE TRIGGER begin AFTER UPDATE OF begin ON t WHEN NEW.begin > 1 AND (SELECT begin FROM t) "
           "BEGIN SELECT 1; END");
  CHECK(o.when->every == "NEW.begin > 1 AND (SELECT begin FROM t)");
  CHECK(o.events[0].columns == model::Identifiers{"begin"});
}

TEST_CASE("a trigger that was read and written again is the same") {
  const std::string sql = GENERATE(
      as<std::string>{}, "CREATE TRIGGER n AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END",
      "CREATE TRIGGER n DELETE ON t WHEN OLD.b IS NOT NULL BEGIN\n  DELETE FROM log;\nEND",
      "CREATE TRIGGER \"odd; name\" BEFORE UPDATE OF b ON t BEGIN UPDATE t SET a = 'x' WHERE b = OLD.b; END");
  Bench b;
  b.sql("CREATE TABLE t (a TEXT, b INT); CREATE TABLE log (x);" + sql);
  const auto before = b.session->read_table("t").value().triggers.at(0);
  CHECK(before.verbatim.empty());
  base::Diagnostics problems;
  const auto written = sqlite::create_trigger(before, problems);
  CHECK(problems.empty());
  b.sql("DROP TRIGGER " + b.dialect->quoted(before.definition.name) + ";" + written);
  const auto after = b.session->read_table("t").value().triggers.at(0);
  CHECK(after.definition == before.definition);
  CHECK(sqlite::create_trigger(after, problems) == written);
}

TEST_CASE("a trigger with comments outside its body is kept as it is spelled") {
  Bench b;
  const std::string sql = "CREATE TRIGGER n -- why\n AFTER INSERT ON t BEGIN SELECT 1; END";
  b.sql("CREATE TABLE t (a TEXT);" + sql);
  const auto trigger = b.session->read_table("t").value().triggers.at(0);
  CHECK(trigger.verbatim == sql);
  CHECK(trigger.definition.name.text == "n");
  CHECK(trigger.definition.table == model::QualifiedName("t"));
  b.know("t");
  b.run(model::AddCheck{"t", {}, sql_text("a <> ''"), false});
  CHECK(b.value("SELECT sql FROM sqlite_schema WHERE name = 'n'") == sql);
}

TEST_CASE("a view's columns and query are read") {
  const auto [sql, columns, query] = GENERATE(table<std::string, model::Identifiers, std::string>({
      {"CREATE VIEW v AS SELECT 1", {}, "SELECT 1"},
      {"CREATE VIEW v (a, \"b c\") AS\n  WITH x AS (SELECT 1, 2) SELECT * FROM x\n",
       {"a", "b c"},
       "WITH x AS (SELECT 1, 2) SELECT * FROM x"},
      {"create temp view if not exists v as -- note\nvalues (1)", {}, "values (1)"},
  }));
  const auto view = sqlite::read_create_view(sql).definition;
  CHECK(view.name == model::QualifiedName("v"));
  CHECK(view.columns == columns);
  CHECK(view.sql.every == query);
}

TEST_CASE("text that is no trigger and no view is refused") {
  for (const char* text :
       {"", "CREATE TRIGGER", "CREATE TRIGGER n AFTER INSERT ON t", "CREATE TRIGGER n ON t BEGIN",
        "CREATE TRIGGER n AFTER INSERT ON t WHEN", "CREATE TRIGGER n AFTER INSERT ON t BEGIN x"})
    CHECK_THAT(message_of([&] { sqlite::read_create_trigger(text); }), Contains("not understood"));
  for (const char* text :
       {"", "CREATE VIEW", "CREATE VIEW v", "CREATE VIEW v AS", "CREATE VIEW v (1) AS SELECT 1"})
    CHECK_THAT(message_of([&] { sqlite::read_create_view(text); }), Contains("not understood"));
}
