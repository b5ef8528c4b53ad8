#include "tests/dialects/sqlite/bench.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

// Triggers and views that the revisions have made, around a table that is made anew.

namespace {
model::Operation remade(const model::QualifiedName& table) {
  return model::AddCheck{table, {}, sql_text("1"), false};
}

model::Column column(const std::string& name, const std::string& type) {
  model::Column c;
  c.name = name;
  c.type = type_of(type);
  return c;
}

model::CreateTrigger trigger(const std::string& table, const std::string& name, const std::string& body) {
  model::CreateTrigger o;
  o.table = model::Identifier(table);
  o.name = name;
  o.timing = model::Timing::after;
  o.events = {{model::Event::insert, {}}};
  o.body.text = body;
  return o;
}

/// Tables `t (id, a, b)` and `log (x)`, made by the revisions.
struct Made : Bench {
  Made() {
    model::CreateTable t;
    t.name = "t";
    t.columns = {column("id", "integer"), column("a", "text"), column("b", "integer")};
    t.columns[0].primary_key = true;
    run(t);
    model::CreateTable log;
    log.name = "log";
    log.columns = {column("x", "text")};
    run(log);
  }
  std::string log() { return rows("SELECT x FROM log"); }
};
} // namespace

TEST_CASE("triggers of the revisions are made again with their table") {
  Made b;
  b.run(trigger("t", "added", "INSERT INTO log VALUES (NEW.a);"));
  auto changed = trigger("t", "changed", "INSERT INTO log VALUES (OLD.b || '>' || NEW.b);");
  changed.events = {{model::Event::update, {"b"}}};
  changed.when = sql_text("NEW.b <> OLD.b");
  b.run(changed);
  b.run(remade("t"));
  b.sql("INSERT INTO t VALUES (1, 'x', 1); UPDATE t SET a = 'y'; UPDATE t SET b = 2; UPDATE t SET b = 2");
  CHECK(b.log() == "x\n1>2\n");
}

TEST_CASE("a trigger follows the column that was renamed, also through a later rebuild") {
  Made b;
  auto o = trigger("t", "changed", "INSERT INTO log (x) VALUES (NEW.b);");
  o.events = {{model::Event::update, {"b"}}};
  o.when = sql_text("NEW.b > 0");
  b.run(o);
  b.run(model::RenameColumn{"t", "b", "count"});
  b.run(remade("t"));
  b.sql("INSERT INTO t VALUES (1, 'x', 0); UPDATE t SET count = 5; UPDATE t SET a = 'y'");
  CHECK(b.log() == "5\n");
}

TEST_CASE("a column of another table keeps its name in a trigger's body") {
  Made b;
  b.run(model::AddColumn{"log", column("b", "integer"), false});
  b.run(trigger("t", "added", "INSERT INTO log (x, b) VALUES (NEW.a, NEW.b);"));
  b.run(model::RenameColumn{"t", "b", "count"});
  const auto failure = b.failure(remade("t"));
  CAPTURE(failure);
  b.sql("INSERT INTO t VALUES (1, 'x', 7)");
  CHECK(b.rows("SELECT x, b FROM log") == "x|7\n");
}

TEST_CASE("a trigger follows the table that was renamed, also through a later rebuild") {
  Made b;
  b.run(trigger("t", "added", "INSERT INTO log (x) SELECT count(*) FROM t;"));
  b.run(model::RenameTable{"t", "u"});
  b.run(model::RenameTable{"log", "diary"});
  b.run(remade("u"));
  b.sql("INSERT INTO u VALUES (1, 'x', 1)");
  CHECK(b.rows("SELECT x FROM diary") == "1\n");
}

TEST_CASE("a trigger that feeds a table which is made anew stays") {
  Made b;
  b.run(trigger("t", "added", "INSERT INTO log (x) VALUES (NEW.a);"));
  b.run(remade("log"));
  b.sql("INSERT INTO t VALUES (1, 'x', 1)");
  CHECK(b.log() == "x\n");
}

TEST_CASE("views on views, and their triggers, stay around a table that is made anew") {
  Made b;
  b.run(model::CreateView{"v", sql_text("SELECT id, a FROM t"), {"id", "a"}, false, {}});
  b.run(model::CreateView{"w", sql_text("SELECT a || '!' AS a FROM v"), {}, false, {}});
  auto o = trigger("w", "w_add", "INSERT INTO t (a) VALUES (NEW.a);");
  o.timing = model::Timing::instead_of;
  b.run(o);
  b.run(remade("t"));
  b.run(remade("t"));
  b.sql("INSERT INTO w VALUES ('x')");
  CHECK(b.rows("SELECT a FROM w") == "x!\n");
  b.run(model::RenameColumn{"t", "a", "name"});
  CHECK(b.rows("SELECT a FROM w") == "x!\n");
}

TEST_CASE("a full-text index and the triggers that feed it stay around a table that is made anew") {
  Made b;
  b.sql("CREATE VIRTUAL TABLE f USING fts5 (a, content = 't', content_rowid = 'id')");
  b.run(trigger("t", "t_added", "INSERT INTO f (rowid, a) VALUES (NEW.id, NEW.a);"));
  auto removed = trigger("t", "t_removed", "INSERT INTO f (f, rowid, a) VALUES ('delete', OLD.id, OLD.a);");
  removed.events = {{model::Event::delete_, {}}};
  b.run(removed);
  b.sql("INSERT INTO t VALUES (1, 'first', 0), (2, 'second', 0)");
  b.run(remade("t"));
  b.run(remade("log"));
  b.sql("INSERT INTO t VALUES (3, 'third', 0); DELETE FROM t WHERE id = 1");
  CHECK(b.rows("SELECT rowid FROM f ('first OR second OR third') ORDER BY 1") == "2\n3\n");
  b.sql("INSERT INTO f (f) VALUES ('integrity-check')");
}

TEST_CASE("a trigger that the revisions do not know stops the rebuild") {
  Made b;
  b.run(trigger("t", "known", "SELECT 1;"));
  b.sql("CREATE TRIGGER hidden AFTER INSERT ON t BEGIN SELECT 2; END");
  CHECK_THAT(b.failure(remade("t")), Contains("indexes or triggers that the revisions do not know"));
  CHECK(b.value("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'") == "2");
}

TEST_CASE("a column that a trigger uses is not dropped behind its back") {
  Made b;
  b.run(trigger("t", "added", "INSERT INTO log VALUES (NEW.a);"));
  CHECK_THAT(b.failure(model::DropColumn{"t", "a", false, false}), Contains("trigger added"));
  CHECK(b.value("SELECT count(*) FROM pragma_table_info('t')") == "3");
}
