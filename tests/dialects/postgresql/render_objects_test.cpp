#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
using model::ObjectKind;
using model::ObjectName;

/// An object of each kind.
struct WithAll : Database {
  WithAll() {
    run(model::CreateSchema{"Sub", false});
    model::CreateTable t;
    t.name = "t";
    t.columns = {column("id", "integer"), column("a", "text")};
    t.checks = {{"positive", sql_text("id > 0")}};
    t.indexes = {model::Index{"i", {{"a", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}}};
    run(t);
    model::CreateView v;
    v.name = "v";
    v.sql = sql_text("SELECT * FROM t");
    run(v);
    model::CreateMaterializedView m;
    m.name = "m";
    m.sql = v.sql;
    run(m);
    run(model::CreateSequence{"s", {}, false});
    run(model::CreateEnum{{"Sub", "e"}, {"a"}});
    make_routines();
    run(model::CreateExtension{"pg_trgm", true, {}, {}});
    run(model::Comment{{ObjectKind::extension, "pg_trgm", {}, {}}, "three letters"});
  }

  void make_routines() {
    model::CreateFunction f;
    f.name = "f";
    f.routine.language = "plpgsql";
    f.routine.body.text = "BEGIN RETURN NEW; END";
    f.returns = "trigger";
    run(f);
    f.routine.arguments = {{"a", "integer", {}, {}}};
    f.routine.body.text = "BEGIN RETURN 1; END";
    f.returns = "integer";
    run(f);
    model::CreateProcedure p;
    p.name = "p";
    p.routine = f.routine;
    p.routine.body.text = "BEGIN END";
    run(p);
    model::CreateTrigger tr;
    tr.table = "t";
    tr.name = "tr";
    tr.events = {{model::Event::insert, {}}};
    tr.function = "f";
    run(tr);
    model::CreatePolicy policy;
    policy.table = "t";
    policy.name = "all rows";
    run(policy);
  }
};

ObjectName named(ObjectKind kind, const model::QualifiedName& name) { return {kind, name, {}, {}}; }
ObjectName part(ObjectKind kind, const char* name) { return {kind, "t", name, {}}; }

const model::Arguments integer{{{}, "integer", {}, {}}};

struct Named {
  ObjectName object;
  const char* spelled;
};
const Named objects[] = {
    {named(ObjectKind::table, "t"), "TABLE t"},
    {part(ObjectKind::column, "a"), "COLUMN t.a"},
    {part(ObjectKind::constraint, "positive"), "CONSTRAINT positive ON t"},
    {named(ObjectKind::index, "i"), "INDEX i"},
    {named(ObjectKind::schema, "Sub"), "SCHEMA \"Sub\""},
    {named(ObjectKind::view, "v"), "VIEW v"},
    {named(ObjectKind::materialized_view, "m"), "MATERIALIZED VIEW m"},
    {named(ObjectKind::sequence, "s"), "SEQUENCE s"},
    {named(ObjectKind::type, {"Sub", "e"}), "TYPE \"Sub\".e"},
    {{ObjectKind::function, "f", {}, integer}, "FUNCTION f(integer)"},
    {{ObjectKind::function, "f", {}, model::Arguments{}}, "FUNCTION f()"},
    {named(ObjectKind::procedure, "p"), "PROCEDURE p"},
    {part(ObjectKind::trigger, "tr"), "TRIGGER tr ON t"},
    {part(ObjectKind::policy, "all rows"), "POLICY \"all rows\" ON t"},
    {named(ObjectKind::extension, "pg_trgm"), "EXTENSION pg_trgm"},
};
} // namespace

TEST_CASE("every kind of object has a remark, and loses it again") {
  WithAll db;
  for (const auto& [object, spelled] : objects) {
    INFO(spelled);
    CHECK(db.text(model::Comment{object, "it's"}) == "COMMENT ON " + std::string(spelled) + " IS 'it''s'");
    db.there_and_back(model::Comment{object, "it's"});
    db.run(model::Comment{object, "it's"});
    CHECK(db.text(model::Comment{object, {}}) == "COMMENT ON " + std::string(spelled) + " IS NULL");
    db.there_and_back(model::Comment{object, {}});
  }
}

TEST_CASE("objects without an operation of their own for it are renamed") {
  WithAll db;
  for (const auto& [object, spelled] : objects) {
    const auto kinds = model::renamed_kinds();
    if (std::find(kinds.begin(), kinds.end(), object.kind) == kinds.end()) continue;
    INFO(spelled);
    const model::Rename rename{object, model::Identifier("New " + std::string(spelled))};
    CHECK(db.text(rename) == "ALTER " + std::string(spelled) + " RENAME TO " + db.dialect->quoted(rename.to));
    db.there_and_back(rename);
  }
}

TEST_CASE("what has an operation of its own is renamed as by that") {
  WithAll db;
  CHECK(db.text(model::Rename{part(ObjectKind::column, "a"), "b"}) == "ALTER TABLE t RENAME COLUMN a TO b");
  CHECK(db.text(model::Rename{part(ObjectKind::constraint, "positive"), "p"}) ==
        "ALTER TABLE t RENAME CONSTRAINT positive TO p");
  CHECK(db.text(model::Rename{named(ObjectKind::table, "t"), "u"}) == "ALTER TABLE t RENAME TO u");
  CHECK(problems_of(model::Rename{named(ObjectKind::extension, "pg_trgm"), "x"}) ==
        "unsupported: PostgreSQL renames no extensions\n");
}
