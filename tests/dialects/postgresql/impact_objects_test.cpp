#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace aludel;

namespace {
using model::ObjectKind;

/// Table t (id, a) with rows, a trigger tr, a policy po; view v; materialized view m; sequence s; function f;
/// table events by range of id with the part part; table own, as events are.
struct Objects : Database {
  Objects() {
    model::CreateTable t;
    t.name = "t";
    t.columns = {column("id", "integer"), column("a", "text")};
    t.checks = {{"few", sql_text("id < 1000")}};
    run(t);
    t.checks.clear();
    sql("INSERT INTO t SELECT g, g::text FROM generate_series(1, 100) g");
    t.name = "own";
    run(t);
    t.name = "events";
    t.partition_by = model::PartitionBy{model::PartitionMethod::range, {{"id", {}, {}, {}, {}, {}}}};
    run(t);
    run(part("part", 0));
    model::CreateView v;
    v.name = "v";
    v.sql = sql_text("SELECT * FROM t");
    run(v);
    model::CreateMaterializedView m;
    m.name = "m";
    m.sql = v.sql;
    run(m);
    run(model::CreateIndex{"m", {"m_id", {{"id", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}}, false, false});
    run(model::CreateSequence{"s", {}, false});
    run(function());
    run(trigger("tr"));
    run(policy("po"));
    run(model::CreateEnum{"e", {"a"}});
  }

  static model::CreateTable part(const char* name, int from) {
    model::PartitionBound bound;
    bound.from = {model::Number{std::to_string(from)}};
    bound.to = {model::Number{std::to_string(from + 10)}};
    model::CreateTable made;
    made.name = name;
    made.partition_of = model::PartitionOf{"events", bound};
    return made;
  }
  static model::CreateFunction function() {
    model::CreateFunction made;
    made.name = "f";
    made.routine.language = "plpgsql";
    made.routine.body.text = "BEGIN RETURN NEW; END";
    made.returns = "trigger";
    return made;
  }
  static model::CreateTrigger trigger(const char* name) {
    model::CreateTrigger made;
    made.table = "t";
    made.name = name;
    made.events = {{model::Event::insert, {}}};
    made.function = "f";
    return made;
  }
  static model::CreatePolicy policy(const char* name) {
    model::CreatePolicy made;
    made.table = "t";
    made.name = name;
    return made;
  }

  /// The strongest lock on a relation of ours that was there before, and whether it got a new file.
  std::string measured(const model::Operation& operation) {
    const std::string ours = "relnamespace = 'public'::regnamespace";
    const auto files = [&] {
      return rows(
          "SELECT relname, relfilenode FROM pg_class WHERE relname IN ('t', 'm', 'events', 'own', 'part')"
          " ORDER BY oid");
    };
    const auto oids = value("SELECT string_agg(oid::text, ',') FROM pg_class WHERE " + ours);
    const auto before = files();
    session->begin(dialect::Transaction::ordinary);
    for (const auto& statement : dialect->render(operation, catalog, catalog).statements)
      session->execute(statement);
    auto lock = value(
        "SELECT upper(trim(trailing from regexp_replace(regexp_replace(mode, 'Lock$', ''), '([a-z])([A-Z])',"
        " '\\1 \\2', 'g'))) FROM pg_locks WHERE pid = pg_backend_pid() AND relation IN (" +
        oids +
        ") ORDER BY array_position(ARRAY['AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock',"
        " 'ShareLock', 'ShareUpdateExclusiveLock', 'RowExclusiveLock', 'RowShareLock',"
        " 'AccessShareLock'], mode) LIMIT 1");
    if (before != files() && lock != "NULL" && !drops(operation)) lock += " rewrite";
    session->rollback();
    return lock == "NULL" ? "" : lock;
  }

  std::string said(const model::Operation& operation) const {
    const auto impact = dialect->impact(operation, catalog);
    return impact.lock + (impact.rewrites ? " rewrite" : "");
  }

private:
  static bool drops(const model::Operation& operation) {
    return model::key_of(operation).rfind("drop", 0) == 0 || model::key_of(operation).rfind("rename", 0) == 0;
  }
};

std::vector<model::Operation> of_relations() {
  model::CreateView view;
  view.name = "v";
  view.sql = sql_text("SELECT * FROM t");
  view.replace = true;
  auto fresh = view;
  fresh.name = "w";
  model::CreateMaterializedView stored;
  stored.name = "n";
  stored.sql = view.sql;
  model::SequenceOptions faster;
  faster.increment = 2;
  model::SequenceOptions owned;
  owned.owned_by = model::ColumnName{"t", "id"};
  return {view,
          fresh,
          stored,
          model::DropView{"v", false, false},
          model::RefreshMaterializedView{"m", false, true},
          model::RefreshMaterializedView{"m", true, true},
          model::DropMaterializedView{"m", false, false},
          model::CreateSequence{"z", {}, false},
          model::CreateSequence{"z", owned, false},
          model::AlterSequence{"s", faster, {}},
          model::AlterSequence{"s", {}, 7},
          model::DropSequence{"s", false, false},
          Objects::part("further", 10),
          model::AttachPartition{"events", "own", Objects::part("x", 20).partition_of->bound},
          model::DetachPartition{"events", "part", false},
          model::DropTable{"part", false, false}};
}

std::vector<model::Operation> of_what_stands_on_tables() {
  auto constraint = Objects::trigger("tr");
  constraint.timing = model::Timing::after;
  constraint.constraint = true;
  constraint.replace = true;
  return {Objects::trigger("fresh"),
          constraint,
          model::DropTrigger{"t", "tr", false, false},
          Objects::policy("fresh"),
          model::DropPolicy{"t", "po", false},
          model::EnableRowSecurity{"t", true},
          model::DisableRowSecurity{"t", false},
          model::Comment{{ObjectKind::trigger, "t", "tr", {}}, "x"},
          model::Comment{{ObjectKind::policy, "t", "po", {}}, "x"},
          model::Comment{{ObjectKind::constraint, "t", "few", {}}, "x"},
          model::Comment{{ObjectKind::column, "t", "a", {}}, "x"},
          model::Comment{{ObjectKind::column, "v", "a", {}}, "x"},
          model::Comment{{ObjectKind::view, "v", {}, {}}, "x"},
          model::Comment{{ObjectKind::materialized_view, "m", {}, {}}, "x"},
          model::Comment{{ObjectKind::sequence, "s", {}, {}}, "x"},
          model::Comment{{ObjectKind::index, "m_id", {}, {}}, "x"},
          model::Rename{{ObjectKind::trigger, "t", "tr", {}}, "x"},
          model::Rename{{ObjectKind::policy, "t", "po", {}}, "x"},
          model::Rename{{ObjectKind::view, "v", {}, {}}, "x"},
          model::Rename{{ObjectKind::materialized_view, "m", {}, {}}, "x"},
          model::Rename{{ObjectKind::sequence, "s", {}, {}}, "x"}};
}

std::vector<model::Operation> of_what_nobody_waits_for() {
  auto replaced = Objects::function();
  replaced.replace = true;
  model::CreateDomain domain;
  domain.name = "d";
  return {replaced,
          model::CreateSchema{"x", false},
          model::CreateEnum{"g", {"a"}},
          model::AddEnumValue{"e", "b", {}, {}, false},
          model::RenameEnumValue{"e", "a", "b"},
          domain,
          model::CreateComposite{"c", {}},
          model::DropType{"e", false, false},
          model::Comment{{ObjectKind::function, "f", {}, {}}, "x"},
          model::Comment{{ObjectKind::type, "e", {}, {}}, "x"},
          model::Comment{{ObjectKind::schema, "public", {}, {}}, "x"},
          model::Rename{{ObjectKind::function, "f", {}, {}}, "x"},
          model::Rename{{ObjectKind::type, "e", {}, {}}, "x"}};
}

void check_locks(const std::vector<model::Operation>& operations) {
  Objects db;
  for (const auto& operation : operations) {
    INFO(summary(operation) << ": " << db.text(operation));
    CHECK(db.said(operation) == db.measured(operation));
  }
}
} // namespace

TEST_CASE("locks on relations are those that the server takes") { check_locks(of_relations()); }

TEST_CASE("locks for what stands on tables are those that the server takes") {
  check_locks(of_what_stands_on_tables());
}

TEST_CASE("a trigger that replaces another locks as a new one does") {
  Objects db;
  auto replaced = Objects::trigger("tr");
  replaced.replace = true;
  if (db.major() >= 14) CHECK(db.said(replaced) == db.measured(replaced));
}

TEST_CASE("rights are given under a lock that stops nobody, which servers before 18 do without") {
  Objects db;
  const model::GrantTarget table{model::GrantKind::table, "t", {}, {}};
  const model::Grant given{{model::Privilege::select}, table, {"public"}, false};
  const model::Revoke taken{{model::Privilege::select}, table, {"public"}, false, false};
  CHECK(db.said(given) == "ACCESS SHARE");
  CHECK(db.said(taken) == "ACCESS SHARE");
  CHECK(db.measured(given) == (db.major() < 18 ? "" : "ACCESS SHARE"));
  CHECK(db.measured(taken) == (db.major() < 18 ? "" : "ACCESS SHARE"));
  CHECK(db.said(model::Grant{{}, {model::GrantKind::function, "f", {}, {}}, {}, false}).empty());
}

TEST_CASE("nobody waits for what is no relation") {
  check_locks(of_what_nobody_waits_for());
  Objects db;
  for (const auto& operation : of_what_nobody_waits_for()) CHECK(db.said(operation).empty());
}

TEST_CASE("what goes with an object is locked") {
  Objects db;
  CHECK(db.said(model::DropFunction{"f", {}, false, true}) == "ACCESS EXCLUSIVE");
  CHECK(db.measured(model::DropFunction{"f", {}, false, true}) == "ACCESS EXCLUSIVE");
  CHECK(db.said(model::DropFunction{"f", {}, false, false}).empty());
  CHECK(db.said(model::DropType{"e", false, true}) == "ACCESS EXCLUSIVE");
}

TEST_CASE("a new partition searches the one that takes what no other takes") {
  Objects db;
  const auto scans = [&](const model::Operation& o) { return db.dialect->impact(o, db.catalog).scans; };
  CHECK_FALSE(scans(Objects::part("further", 10)));
  model::CreateTable rest;
  rest.name = "rest";
  rest.partition_of = model::PartitionOf{"events", {}};
  db.run(rest);
  CHECK(scans(Objects::part("further", 10)));
  auto unknown = Objects::part("further", 10);
  unknown.partition_of->table = "unknown";
  CHECK(scans(unknown));
  CHECK(scans(model::AttachPartition{"events", "own", {}}));
}

TEST_CASE("materialized views are read and written") {
  Objects db;
  const auto impact = [&](bool concurrently, bool with_data) {
    return db.dialect->impact(model::RefreshMaterializedView{"m", concurrently, with_data}, db.catalog);
  };
  CHECK(impact(false, true) == dialect::Impact{"ACCESS EXCLUSIVE", true, true});
  CHECK(impact(true, true) == dialect::Impact{"EXCLUSIVE", true, false});
  CHECK(impact(false, false) == dialect::Impact{"ACCESS EXCLUSIVE", false, false});
}
