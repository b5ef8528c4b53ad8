#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
/// Table t (id integer, a text), view v on it, a trigger function log().
struct WithFunction : Database {
  WithFunction() {
    model::CreateTable t;
    t.name = "t";
    t.columns = {column("id", "integer"), column("a", "text")};
    run(t);
    model::CreateView v;
    v.name = "v";
    v.sql = sql_text("SELECT * FROM t");
    run(v);
    model::CreateFunction log;
    log.name = "log";
    log.routine.language = "plpgsql";
    log.routine.body.text = "BEGIN RAISE NOTICE '%', TG_ARGV; RETURN NEW; END";
    log.returns = "trigger";
    run(log);
  }
};

model::CreateTrigger trigger(model::Timing timing, std::vector<model::TriggerEvent> events) {
  model::CreateTrigger made;
  made.table = "t";
  made.name = "tr";
  made.timing = timing;
  made.events = std::move(events);
  made.function = "log";
  return made;
}

using model::Event;
using model::Timing;
} // namespace

TEST_CASE("a trigger for each row, with columns, a condition and arguments") {
  WithFunction db;
  auto tr =
      trigger(Timing::before, {{Event::insert, {}}, {Event::update, {"a", "id"}}, {Event::delete_, {}}});
  tr.arguments = {"it's", "2"};
  CHECK(db.text(tr) == "CREATE TRIGGER tr BEFORE INSERT OR UPDATE OF a, id OR DELETE ON t\n"
                       "FOR EACH ROW EXECUTE FUNCTION log('it''s', '2')");
  CHECK(db.there_and_back(tr) == "DROP TRIGGER tr ON t");
  tr.events = {{Event::update, {}}};
  tr.when = sql_text("OLD.* IS DISTINCT FROM NEW.* -- something new");
  CHECK(db.text(tr) == "CREATE TRIGGER tr BEFORE UPDATE ON t\nFOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*"
                       " -- something new\n) EXECUTE FUNCTION log('it''s', '2')");
  db.run(tr);
  tr.replace = true;
  tr.when.reset();
  CHECK(db.text(tr).rfind("CREATE OR REPLACE TRIGGER tr BEFORE UPDATE ON t\n", 0) == 0);
  if (db.major() >= 14) db.there_and_back(tr);
  db.there_and_back(model::DropTrigger{"t", "tr", false, false});
  CHECK(db.run(model::DropTrigger{"t", "tr", true, true}) == "DROP TRIGGER IF EXISTS tr ON t CASCADE");
}

TEST_CASE("a trigger for each statement sees the changed rows as tables") {
  WithFunction db;
  auto tr = trigger(Timing::after, {{Event::update, {}}});
  tr.for_each = model::ForEach::statement;
  tr.referencing = model::TransitionTables{"Old rows", "changed"};
  CHECK(db.text(tr) ==
        "CREATE TRIGGER tr AFTER UPDATE ON t REFERENCING OLD TABLE AS \"Old rows\" NEW TABLE AS "
        "changed\nFOR EACH STATEMENT EXECUTE FUNCTION log()");
  db.there_and_back(tr);
  tr.referencing->before = {};
  db.run(tr);
  tr = trigger(Timing::before, {{Event::truncate, {}}});
  tr.name = "Trunc";
  tr.for_each = model::ForEach::statement;
  CHECK(db.run(tr) ==
        "CREATE TRIGGER \"Trunc\" BEFORE TRUNCATE ON t\nFOR EACH STATEMENT EXECUTE FUNCTION log()");
}

TEST_CASE("a constraint trigger waits, and is replaced by dropping it") {
  WithFunction db;
  auto tr = trigger(Timing::after, {{Event::insert, {}}});
  tr.constraint = true;
  tr.deferrable = model::Deferrable::initially_deferred;
  CHECK(db.text(tr) == "CREATE CONSTRAINT TRIGGER tr AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED\n"
                       "FOR EACH ROW EXECUTE FUNCTION log()");
  db.there_and_back(tr);
  db.run(tr);
  tr.replace = true;
  tr.deferrable = model::Deferrable::no;
  CHECK(db.text(tr) == "DROP TRIGGER IF EXISTS tr ON t;\nCREATE CONSTRAINT TRIGGER tr AFTER INSERT ON t\n"
                       "FOR EACH ROW EXECUTE FUNCTION log()");
  db.there_and_back(tr);
}

TEST_CASE("a trigger instead of a change to a view") {
  WithFunction db;
  auto tr = trigger(Timing::instead_of, {{Event::insert, {}}, {Event::update, {}}});
  tr.table = "v";
  CHECK(db.text(tr) ==
        "CREATE TRIGGER tr INSTEAD OF INSERT OR UPDATE ON v\nFOR EACH ROW EXECUTE FUNCTION log()");
  CHECK(db.there_and_back(tr) == "DROP TRIGGER tr ON v");
}

TEST_CASE("triggers that PostgreSQL has not are problems") {
  auto tr = trigger(Timing::before, {{Event::truncate, {}}});
  CHECK(problems_of(tr) ==
        "unsupported: trigger tr is for each row: TRUNCATE triggers are for each statement\n");
  tr = trigger(Timing::before, {{Event::insert, {}}});
  tr.function = {};
  CHECK(problems_of(tr) == "unsupported: trigger tr calls no function, and PostgreSQL runs nothing else\n");
  tr = trigger(Timing::before, {{Event::insert, {}}});
  tr.constraint = true;
  CHECK(problems_of(tr) == "unsupported: trigger tr is a constraint trigger, and not AFTER … FOR EACH ROW\n");
  tr = trigger(Timing::instead_of, {{Event::update, {"a"}}});
  tr.when = sql_text("true");
  CHECK(problems_of(tr) == "unsupported: trigger tr is INSTEAD OF with a condition\n"
                           "unsupported: trigger tr is INSTEAD OF an update of some columns\n");
  tr = trigger(Timing::before, {{Event::insert, {}}});
  tr.for_each = model::ForEach::statement;
  tr.referencing = model::TransitionTables{{}, "n"};
  CHECK(problems_of(tr) == "unsupported: trigger tr names transition tables: only AFTER triggers that are no "
                           "constraint triggers have them\n");
  tr = trigger(Timing::instead_of, {{Event::insert, {}}});
  tr.for_each = model::ForEach::statement;
  CHECK(problems_of(tr) ==
        "unsupported: trigger tr is INSTEAD OF for each statement: such triggers are for each row\n");
}
