#include "tests/dialects/sqlite/bench.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
model::CreateTrigger trigger(const std::string& name, const std::string& body) {
  model::CreateTrigger o;
  o.table = "t";
  o.name = name;
  o.timing = model::Timing::after;
  o.events = {{model::Event::insert, {}}};
  o.body.text = body;
  return o;
}

model::DropTrigger dropped(const std::string& table, const std::string& name) {
  return {model::Identifier(table), name, false, false};
}

/// Tables `t (a TEXT, b INT)` and `log (x)`, which the catalog knows.
struct WithTables : Bench {
  WithTables() {
    sql("CREATE TABLE t (a TEXT, b INT); CREATE TABLE log (x)");
    know("t");
    know("log");
  }
  std::string log() { return rows("SELECT x FROM log"); }
  std::string problem(const model::Operation& operation) {
    const auto problems = render(operation).problems;
    return problems.size() == 1 ? problems[0].message + " [" + problems[0].help + "]"
                                : std::to_string(problems.size()) + " problems";
  }
};
} // namespace

TEST_CASE("a trigger is made as it is written") {
  WithTables b;
  auto o = trigger("grow", "UPDATE t SET b = b + 1 WHERE a = OLD.a;\nINSERT INTO log VALUES ('END; --');\n");
  o.events = {{model::Event::update, {"a", "b"}}};
  o.when = sql_text("NEW.b > 0");
  CHECK(b.text(o) == "CREATE TRIGGER grow\nAFTER UPDATE OF a, b ON t\nFOR EACH ROW WHEN NEW.b > 0\nBEGIN\n"
                     "UPDATE t SET b = b + 1 WHERE a = OLD.a;\nINSERT INTO log VALUES ('END; --');\nEND");
  b.run(o);
  b.sql("INSERT INTO t VALUES ('x', 1); UPDATE t SET b = 2");
  CHECK(b.value("SELECT b FROM t") == "3");
  CHECK(b.log() == "END; --\n");
  b.run(dropped("t", "grow"));
  CHECK(b.value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == "0");
}

TEST_CASE("the last statement of a body is closed where it is not") {
  WithTables b;
  const auto body =
      GENERATE(as<std::string>{}, "INSERT INTO log VALUES (1)", "INSERT INTO log VALUES (1);",
               "\n\n  INSERT INTO log VALUES (1) -- last\n", "INSERT INTO log VALUES (1); /* c */");
  CAPTURE(body);
  b.run(trigger("one", body));
  b.sql("INSERT INTO t VALUES ('x', 1)");
  CHECK(b.log() == "1\n");
}

TEST_CASE("a body that is none, or does not end where its text ends, is refused") {
  WithTables b;
  const auto [body, message] = GENERATE(table<std::string, std::string>({
      {"", "has no body"},
      {" -- nothing\n", "has no body"},
      {"BEGIN SELECT 1; END", "begins with BEGIN"},
      {"SELECT 1; END; DROP TABLE t; SELECT 2;", "does not end where its text ends"},
      {"SELECT 'open;", "does not end where its text ends"},
      {"SELECT 1; /* open", "does not end where its text ends"},
  }));
  CAPTURE(body);
  const auto rendering = b.render(trigger("bad", body));
  REQUIRE_FALSE(rendering.problems.empty());
  CHECK_THAT(rendering.problems[0].message, Contains(message));
  CHECK_FALSE(rendering.problems[0].help.empty());
}

TEST_CASE("what triggers of SQLite lack is refused, with the way out") {
  WithTables b;
  auto o = trigger("bad", "SELECT 1;");
  std::string expected;
  SECTION("a function alone") {
    o.body.text = "";
    o.function = "touch";
    expected = "calls no functions";
  }
  SECTION("for each statement") { o.for_each = model::ForEach::statement, expected = "each row only"; }
  SECTION("a constraint trigger") { o.constraint = true, expected = "constraint triggers"; }
  SECTION("truncate") { o.events[0].event = model::Event::truncate, expected = "TRUNCATE"; }
  SECTION("several events") {
    o.events.push_back({model::Event::delete_, {}});
    expected = "one create_trigger an event";
  }
  SECTION("transition tables") {
    o.referencing = model::TransitionTables{"o", "n"}, expected = "NEW and OLD";
  }
  SECTION("a condition for another dialect") {
    o.when = model::SqlText{{}, {{"postgresql", "true"}}};
    expected = "no SQL for sqlite";
  }
  SECTION("instead of, on a table") { o.timing = model::Timing::instead_of, expected = "is a table"; }
  CHECK_THAT(b.problem(o), Contains(expected));
}

TEST_CASE("a body beside a function is for SQLite") {
  WithTables b;
  auto o = trigger("both", "INSERT INTO log VALUES (1);");
  o.function = "touch";
  o.arguments = {"x"};
  CHECK(b.render(o).problems.empty());
  b.run(o);
}

TEST_CASE("triggers of a view run instead of a change") {
  WithTables b;
  b.run(model::CreateView{"v", sql_text("SELECT a FROM t"), {}, false, {}});
  auto o = trigger("v_add", "INSERT INTO t (a) VALUES (NEW.a);");
  o.table = "v";
  CHECK_THAT(b.problem(o), Contains("which is a view"));
  o.timing = model::Timing::instead_of;
  b.run(o);
  b.sql("INSERT INTO v VALUES ('x')");
  CHECK(b.value("SELECT a FROM t") == "x");
}

TEST_CASE("a trigger is replaced") {
  WithTables b;
  auto o = trigger("one", "INSERT INTO log VALUES (1);");
  o.replace = true;
  b.run(o);
  o.body.text = "INSERT INTO log VALUES (2);";
  CHECK(b.text(o) ==
        "DROP TRIGGER IF EXISTS one;\nCREATE TRIGGER one\nAFTER INSERT ON t\nFOR EACH ROW\nBEGIN\n"
        "INSERT INTO log VALUES (2);\nEND");
  b.run(o);
  b.sql("INSERT INTO t VALUES ('x', 1)");
  CHECK(b.log() == "2\n");
}

TEST_CASE("a trigger of another table with the same name is never taken") {
  WithTables b;
  SECTION("known: the plan says it") {
    b.run(trigger("touch", "SELECT 1;"));
    auto o = trigger("touch", "SELECT 2;");
    o.table = "log";
    o.replace = true;
    CHECK_THAT(b.problem(o), Contains("touch on t already") && Contains("another name"));
  }
  SECTION("unknown: the run stops") {
    b.sql("CREATE TRIGGER touch AFTER DELETE ON log BEGIN SELECT 1; END");
    auto o = trigger("touch", "SELECT 2;");
    o.replace = true;
    CHECK_THAT(b.failure(o), Contains("stands on another table"));
    CHECK_THAT(b.failure(dropped("t", "touch")), Contains("stands on another table"));
    CHECK(b.value("SELECT tbl_name FROM sqlite_schema WHERE name = 'touch'") == "log");
  }
}

TEST_CASE("a trigger is renamed") {
  WithTables b;
  b.run(trigger("one", "INSERT INTO log VALUES (1);"));
  const model::Rename rename{{model::ObjectKind::trigger, "t", "one", {}}, "two"};
  b.run(rename);
  b.sql("INSERT INTO t VALUES ('x', 1)");
  CHECK(b.log() == "1\n");
  CHECK(b.value("SELECT name FROM sqlite_schema WHERE type = 'trigger'") == "two");
  CHECK_THAT(b.problem(rename), Contains("drop_trigger and create_trigger"));
}

TEST_CASE("triggers of temporary and attached tables") {
  const test_support::TemporaryFolder folder;
  dialect::ConnectOptions options;
  options.attach = {{"know", (folder.path() / "k.db").string()}};
  Bench b(options);
  auto o = trigger("one", "INSERT INTO log VALUES (NEW.a);");
  SECTION("attached") {
    b.sql("CREATE TABLE know.t (a); CREATE TABLE know.log (x)");
    o.table = {"know", "t"};
    b.know(o.table);
  }
  SECTION("temporary") {
    b.sql("CREATE TEMP TABLE t (a); CREATE TEMP TABLE log (x)");
    auto table = b.session->read_table({"temp", "t"}).value();
    table.name = "t";
    table.options.temporary = true;
    b.catalog.put(table);
  }
  b.run(o);
  b.sql("INSERT INTO t VALUES (1)");
  CHECK(b.value("SELECT x FROM log") == "1");
  o.replace = true;
  b.run(o);
  b.run(model::DropTrigger{o.table, "one", false, false});
  b.sql("INSERT INTO t VALUES (1)");
  CHECK(b.value("SELECT count(*) FROM log") == "1");
}
