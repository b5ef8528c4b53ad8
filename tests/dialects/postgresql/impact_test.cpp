#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

/// What the cases of tests/cases/locks, which are measured one by one, have no room for.
using namespace aludel;

namespace {
/// Table t (id integer primary key, a varchar(10), n integer) with rows; table p; an index i on (a).
struct Bench : Database {
  Bench() {
    model::CreateTable p;
    p.name = "p";
    p.columns = {column("id", "integer")};
    p.columns.front().primary_key = true;
    run(p);
    auto t = p;
    t.name = "t";
    t.columns.push_back(column("a", "varchar(10)"));
    t.columns.push_back(column("n", "integer"));
    run(t);
    run(model::CreateIndex{"t", {"i", {{"n", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}}, false, false});
    sql("INSERT INTO t SELECT g, g::text, g FROM generate_series(1, 100) g");
  }

  /// "LOCK scan rewrite" as our impact says it.
  std::string said(const model::Operation& operation) const {
    const auto impact = dialect->impact(operation, catalog);
    return impact.lock + (impact.scans ? " scan" : "") + (impact.rewrites ? " rewrite" : "");
  }

  /// Whether the server makes the file anew that holds the rows of t.
  bool rewrites(const model::Operation& operation) {
    const auto oid = value("SELECT 't'::regclass::oid");
    const auto file = [&] { return value("SELECT relfilenode FROM pg_class WHERE oid = " + oid); };
    const auto before = file();
    session->begin(dialect::Transaction::ordinary);
    for (const auto& statement : dialect->render(operation, catalog, catalog).statements)
      session->execute(statement);
    const bool rewrites = file() != before;
    session->rollback();
    return rewrites;
  }
};

model::Column with(model::Column c, model::Value default_value) {
  c.default_value = std::move(default_value);
  return c;
}
model::AlterColumn alter(const char* name) {
  model::AlterColumn o;
  o.table = "t";
  o.column = name;
  return o;
}
} // namespace

TEST_CASE("a table that is not known is as bad as it can be") {
  Bench db;
  auto o = alter("a");
  o.table = "unknown";
  o.type = type_of("text");
  CHECK(db.said(o) == "ACCESS EXCLUSIVE scan rewrite");
  CHECK(db.said(model::AddPrimaryKey{"unknown", {}, {}, "i", {}}) == "ACCESS EXCLUSIVE scan");
  CHECK(db.said(model::ValidateConstraint{"unknown", "x"}) == "SHARE UPDATE EXCLUSIVE scan");
  model::CreateTable part;
  part.name = "part";
  part.partition_of = model::PartitionOf{"unknown", {}};
  part.partition_of->bound.in = {model::Number{"1"}};
  CHECK(db.said(part) == "ACCESS EXCLUSIVE scan");
}

TEST_CASE("nobody waits for a temporary table") {
  Bench db;
  model::CreateTable t;
  t.name = "mine";
  t.columns = {column("a", "integer")};
  t.temporary = true;
  db.run(t);
  CHECK(db.said(model::AddCheck{"mine", {}, sql_text("a > 0"), false}).empty());
}

TEST_CASE("a check proves that a column is not null by itself or among terms of AND") {
  for (const auto& [condition, proves] : std::vector<std::pair<std::string, bool>>{
           {"n IS NOT NULL", true},
           {"((\"n\" is not null))", true},
           {"n IS NOT NULL AND n > 0", true},
           {"(a <> 'or') AND (n IS NOT NULL) AND id > 0", true},
           {"((a <> '') AND ((n IS NOT NULL) AND (id > 0)))", true},
           {"n IS NOT NULL OR id > 0", false},
           {"id > 0 OR a <> '' AND n IS NOT NULL", false},
           {"NOT n IS NOT NULL", false},
           {"n > 0", false},
           {"id BETWEEN 0 AND n IS NOT NULL", false},
           {"id BETWEEN 0 AND 1000 AND n IS NOT NULL", true},
           {"CASE WHEN id > 0 AND n IS NOT NULL AND a <> '' THEN true ELSE true END", false},
           {"a IS NOT NULL AND coalesce(n, 1) IS NOT NULL", false}}) {
    Bench db;
    db.sql("DELETE FROM t");
    db.run(model::AddCheck{"t", "proof", sql_text(condition), false});
    auto o = alter("n");
    o.nullable = false;
    INFO(condition);
    CHECK(db.said(o) == (proves ? "ACCESS EXCLUSIVE" : "ACCESS EXCLUSIVE scan"));
  }
}

TEST_CASE("USING rewrites where it is more than casts that keep the values") {
  Bench db;
  for (const auto& [name, type, convert] :
       std::vector<std::array<std::string, 3>>{{"a", "text", "a"},
                                               {"a", "text", "a::text"},
                                               {"a", "varchar(20)", "\"a\"::character varying(20)"},
                                               {"a", "text", "CAST(a AS text)"},
                                               {"a", "varchar", "a::varchar(20)::text"},
                                               {"a", "varchar(20)", "a::text"},
                                               {"a", "text", "a::varchar(5)"},
                                               {"a", "text", "lower(a)"},
                                               {"a", "text", "a || ''"},
                                               {"a", "integer", "a::integer"},
                                               {"n", "integer", "n"},
                                               {"n", "integer", "n::integer"},
                                               {"n", "integer", "n + 0"},
                                               {"n", "integer", "-n"},
                                               {"n", "bigint", "n::bigint"},
                                               {"n", "text", "CAST(n AS text)"}}) {
    auto o = alter(name.c_str());
    o.type = type_of(type);
    o.convert = sql_text(convert);
    INFO(type << " USING " << convert);
    CHECK(db.dialect->impact(o, db.catalog).rewrites == db.rewrites(o));
  }
}

TEST_CASE("functions of the history are as volatile as they say") {
  Bench db;
  const auto make = [&](const char* name, const char* language, const char* body,
                        model::Volatility volatility) {
    model::CreateFunction f;
    f.name = name;
    f.routine.arguments = {{"i", "integer", {}, {}}};
    f.routine.language = language;
    f.routine.body.text = body;
    f.returns = "integer";
    f.volatility = volatility;
    db.run(f);
  };
  constexpr const char* returning = "BEGIN RETURN 4; END";
  make("loose", "plpgsql", returning, model::Volatility::volatile_);
  make("steady", "plpgsql", returning, model::Volatility::stable);
  make("fixed", "plpgsql", returning, model::Volatility::immutable);
  make("inlined", "sql", "SELECT 4", model::Volatility::volatile_);
  make("inlined_twice", "sql", "SELECT inlined(i)", model::Volatility::volatile_);
  make("inlined_loosely", "sql", "SELECT loose(inlined(i))", model::Volatility::volatile_);
  make("reading", "sql", "SELECT max(n) FROM t", model::Volatility::volatile_);
  for (const std::string value :
       {"loose(1)", "inlined(1)", "inlined_twice(1)", "inlined_loosely(1)", "reading(1)", "steady(1)",
        "fixed(1)", "public.fixed(1)", "1 + \"fixed\"(steady(2))", "fixed(loose(1))", "pg_catalog.abs(-1)",
        "length('random()')", "CASE WHEN (true) THEN (1) ELSE (2) END", "(random() * 6)::int",
        "extract(day FROM CURRENT_DATE)::int", "length(to_jsonb(now())::text)", "nextval('s')::int"}) {
    db.sql("DROP SEQUENCE IF EXISTS s; CREATE SEQUENCE s");
    const model::AddColumn o{"t", with(column("b", "integer"), expression(value)), false};
    INFO(value);
    CHECK(db.dialect->impact(o, db.catalog).rewrites == db.rewrites(o));
  }
  CHECK(db.said(model::AddColumn{"t", with(column("b", "integer"), expression("elsewhere(1)")), false}) ==
        "ACCESS EXCLUSIVE scan rewrite");
}
