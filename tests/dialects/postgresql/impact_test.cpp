#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

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

  /// The strongest lock on t that the server really takes, and whether it makes the rows' file anew.
  std::string measured(const model::Operation& operation) {
    const auto oid = value("SELECT 't'::regclass::oid");
    const auto file = [&] { return value("SELECT relfilenode FROM pg_class WHERE oid = " + oid); };
    const auto before = file();
    session->begin(dialect::Transaction::ordinary);
    for (const auto& statement : dialect->render(operation, catalog, catalog).statements)
      session->execute(statement);
    auto lock = value(
        "SELECT upper(trim(trailing from regexp_replace(regexp_replace(mode, 'Lock$', ''), '([a-z])([A-Z])',"
        " '\\1 \\2', 'g'))) FROM pg_locks WHERE relation = " +
        oid +
        " AND pid = pg_backend_pid()"
        " ORDER BY array_position(ARRAY['AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock',"
        " 'ShareLock', 'ShareUpdateExclusiveLock', 'RowExclusiveLock', 'RowShareLock',"
        " 'AccessShareLock'], mode) LIMIT 1");
    if (file() != before) lock += " rewrite";
    session->rollback();
    return lock;
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
std::string without_scan(std::string text) {
  const auto at = text.find(" scan");
  return at == std::string::npos ? text : text.erase(at, 5);
}
} // namespace

TEST_CASE("locks and rewrites are those that the server takes") {
  Bench db;
  std::vector<model::Operation> operations;
  const auto add_column = [&](model::Column c) {
    operations.push_back(model::AddColumn{"t", std::move(c), false});
  };
  add_column(column("b", "integer"));
  add_column(with(column("b", "integer"), model::Number{"5"}));
  add_column(with(column("b", "timestamptz"), expression("now()")));
  add_column(with(column("b", "text"), expression("lower('X')")));
  add_column(with(column("b", "date"), expression("CURRENT_DATE")));
  add_column(with(column("b", "timestamp"), expression("(now() AT TIME ZONE 'utc')")));
  add_column(with(column("b", "jsonb"), expression("'{}'::jsonb")));
  add_column(with(column("b", "double"), expression("random()")));
  add_column(with(column("b", "uuid"), expression("gen_random_uuid()")));
  add_column(with(column("b", "timestamptz"), expression("clock_timestamp()")));
  auto b = column("b", "integer");
  b.identity = model::Identity::always;
  add_column(b);
  b = column("b", "integer");
  b.generated = model::Generated{sql_text("n * 2"), true};
  add_column(b);
  b = column("b", "integer");
  b.type = {model::TypeKind::native, {}, 0, {}, {{"postgresql", "bigserial"}}};
  add_column(b);
  b = column("b", "integer");
  b.check = sql_text("b > 0");
  add_column(b);
  b = column("b", "integer");
  b.references = model::References{};
  b.references->table = "p";
  add_column(b);
  operations.push_back(model::DropColumn{"t", "a", false, false});
  operations.push_back(model::RenameColumn{"t", "a", "z"});
  operations.push_back(model::RenameTable{"t", "z"});
  auto o = alter("a");
  o.type = type_of("text");
  operations.push_back(o);
  o.type = type_of("varchar(5)");
  operations.push_back(o);
  o = alter("n");
  o.type = type_of("bigint");
  operations.push_back(o);
  o = alter("n");
  o.nullable = false;
  operations.push_back(o);
  o = alter("n");
  o.default_value = model::Number{"1"};
  operations.push_back(o);
  o = alter("n");
  o.comment = "x";
  operations.push_back(o);
  model::References references;
  references.table = "p";
  operations.push_back(model::AddForeignKey{"t", {}, {"n"}, references, true, {}});
  operations.push_back(model::AddUnique{"t", {}, {"a"}, {}, {}});
  operations.push_back(model::AddUnique{"t", {}, {}, "i", {}});
  operations.push_back(model::AddCheck{"t", {}, sql_text("n > 0"), false});
  operations.push_back(model::AddCheck{"t", {}, sql_text("n > 0"), true});
  operations.push_back(model::DropConstraint{"t", "t_pkey", false, false});
  operations.push_back(model::RenameConstraint{"t", "t_pkey", "k"});
  operations.push_back(
      model::CreateIndex{"t", {"j", {{"a", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}}, false, false});
  operations.push_back(model::DropIndex{"i", {}, false, false, false});
  operations.push_back(model::Reindex{{}, "t", false});
  operations.push_back(model::Comment{{model::ObjectKind::table, "t", {}, {}}, "x"});
  operations.push_back(model::Insert{"t", {{{"id", model::Number{"999"}}}}, {}});
  operations.push_back(model::Upsert{"t", {{{"id", model::Number{"999"}}}}, {}});
  operations.push_back(model::Update{"t", {{"n", model::Null{}}}, sql_text("id = 1")});
  operations.push_back(model::Delete{"t", sql_text("id = 1"), {}});
  model::CreateTable fresh;
  fresh.name = "fresh";
  fresh.columns = {b};
  operations.push_back(fresh);
  for (const auto& operation : operations) {
    INFO(summary(operation) << ": " << text_of(db.dialect->render(operation, db.catalog, db.catalog)));
    if (std::holds_alternative<model::CreateTable>(operation)) continue; // its lock is on p
    CHECK(without_scan(db.said(operation)) == db.measured(operation));
  }
  CHECK(db.said(operations.back()) == "SHARE ROW EXCLUSIVE");
}

TEST_CASE("what reads all rows is said") {
  Bench db;
  auto o = alter("n");
  o.nullable = false;
  CHECK(db.said(o) == "ACCESS EXCLUSIVE scan");
  db.run(model::AddCheck{"t", "n_set", sql_text("n IS NOT NULL"), true});
  CHECK(db.said(o) == "ACCESS EXCLUSIVE scan");
  db.run(model::ValidateConstraint{"t", "n_set"});
  CHECK(db.said(o) == "ACCESS EXCLUSIVE");
  o.column = "id";
  CHECK(db.said(o) == "ACCESS EXCLUSIVE");
  CHECK(db.said(model::ValidateConstraint{"t", "x"}) == "SHARE UPDATE EXCLUSIVE scan");
  CHECK(db.said(model::AddForeignKey{"t", {}, {"n"}, {}, false, {}}) == "SHARE ROW EXCLUSIVE scan");
  CHECK(db.said(model::AddCheck{"t", {}, sql_text("true"), true}) == "ACCESS EXCLUSIVE");
  CHECK(db.said(model::CreateIndex{"t", {}, true, false}) == "SHARE UPDATE EXCLUSIVE scan");
  CHECK(db.said(model::AddPrimaryKey{"t", {}, {}, "i", {}}) == "ACCESS EXCLUSIVE");
  CHECK(db.said(model::AddPrimaryKey{"other", {}, {}, "i", {}}) == "ACCESS EXCLUSIVE scan");
  CHECK(db.said(model::Update{"t", {{"n", model::Null{}}}, {}}) == "ROW EXCLUSIVE scan rewrite");
  CHECK(db.said(model::Delete{"t", {}, {}}) == "ROW EXCLUSIVE scan");
}

TEST_CASE("a free change of type reads the rows for the checks of the column") {
  Bench db;
  auto o = alter("a");
  o.type = type_of("text");
  CHECK(db.said(o) == "ACCESS EXCLUSIVE");
  db.run(model::AddCheck{"t", {}, sql_text("a <> ''"), false});
  CHECK(db.said(o) == "ACCESS EXCLUSIVE scan");
}

TEST_CASE("a table that is not known is as bad as it can be") {
  Bench db;
  auto o = alter("a");
  o.table = "unknown";
  o.type = type_of("text");
  CHECK(db.said(o) == "ACCESS EXCLUSIVE scan rewrite");
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
    CHECK(without_scan(db.said(o)) == db.measured(o));
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
    CHECK(without_scan(db.said(o)) == db.measured(o));
  }
  CHECK(db.said(model::AddColumn{"t", with(column("b", "integer"), expression("elsewhere(1)")), false}) ==
        "ACCESS EXCLUSIVE scan rewrite");
}
