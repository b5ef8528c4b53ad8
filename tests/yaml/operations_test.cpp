#include "tests/yaml/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::model;
using test::operation;

namespace {
Type type(TypeKind kind) {
  Type made;
  made.kind = kind;
  return made;
}
Column column(std::string name, Type of) {
  Column made;
  made.name = std::move(name);
  made.type = std::move(of);
  return made;
}
SqlText sql(std::string text) { return {std::move(text), {}}; }
References references(QualifiedName table, Identifiers columns) {
  References made;
  made.table = std::move(table);
  made.columns = std::move(columns);
  return made;
}
} // namespace

TEST_CASE("create_table is read whole") {
  CreateTable expected;
  expected.name = {"knowledge", "items"};
  auto id = column("id", type(TypeKind::bigint));
  id.identity = Identity::by_default;
  id.nullable = false;
  auto owner = column("owner", type(TypeKind::uuid));
  owner.references = references("users", {"id"});
  owner.references->on_delete = ReferentialAction::set_null;
  owner.references->deferrable = Deferrable::initially_deferred;
  auto score = column("score", type(TypeKind::real));
  score.default_value = Number{"0.50"};
  score.check = sql("score >= 0");
  auto total = column("total", type(TypeKind::numeric));
  total.type.arguments = {10, 2};
  total.generated = Generated{sql("score * 2"), false};
  auto tags = column("tags", type(TypeKind::text));
  tags.type.dimensions = 1;
  tags.unique = true;
  tags.collation = "C";
  tags.comment = "1.10";
  expected.columns = {id, owner, score, total, tags};
  expected.primary_key = PrimaryKey{"", {"id"}};
  expected.uniques = {{"", {"owner", "score"}, Deferrable::no}};
  expected.checks = {{"positive", sql("score > 0")}};
  ForeignKey key{"fk", {"owner", "id"}, references({"s", "t"}, {"a", "b"})};
  key.references.match = Match::full;
  expected.foreign_keys = {key};
  expected.exclusions = {{"", "gist", {{"id", std::nullopt, "=", ""}}, sql("score > 1")}};
  Index index;
  index.name = "i";
  index.columns = {{"owner", std::nullopt, SortOrder::ascending, std::nullopt, "", ""}};
  index.unique = true;
  expected.indexes = {index};
  expected.comment = "a remark";
  expected.if_not_exists = expected.unlogged = true;
  expected.with = {{"fillfactor", "70"}};
  expected.tablespace = "fast";
  expected.strict = true;
  CHECK(operation(R"yaml(create_table:
  name: knowledge.items
  columns:
    - {name: id, type: bigint, identity: by_default, nullable: false}
    - name: owner
      type: uuid
      references: {table: users, column: id, on_delete: set null, deferrable: "initially deferred"}
    - {name: score, type: real, default: 0.50, check: score >= 0}
    - {name: total, type: "numeric(10, 2)", generated: {sql: score * 2, stored: false}}
    - {name: tags, type: "text[]", unique: true, collation: C, comment: 1.10}
  primary_key: [id]
  uniques: [{columns: [owner, score]}]
  checks: [{name: positive, sql: score > 0}]
  foreign_keys:
    - {name: fk, columns: [owner, id], references: {table: s.t, columns: [a, b], match: full}}
  exclusions: [{elements: [{column: id, with: "="}], where: {sql: score > 1}}]
  indexes: [{name: i, columns: [owner], unique: true}]
  comment: a remark
  if_not_exists: true
  unlogged: true
  with: {fillfactor: 70}
  tablespace: fast
  strict: true)yaml") == Operation(expected));
}

TEST_CASE("A primary key is a list, one name, or a map") {
  const auto key = [](const std::string& text) {
    return std::get<CreateTable>(
               operation("create_table: {name: t, columns: [{name: a, type: text}], primary_key: " + text +
                         "}"))
        .primary_key;
  };
  CHECK(key("[a, b]") == PrimaryKey{"", {"a", "b"}});
  CHECK(key("a") == PrimaryKey{"", {"a"}});
  CHECK(key("{name: k, columns: a}") == PrimaryKey{"k", {"a"}});
}

TEST_CASE("Operations on tables") {
  CHECK(operation("drop_table: {name: t, if_exists: true, cascade: true}") ==
        Operation(DropTable{"t", true, true}));
  CHECK(operation("rename_table: {from: s.t, to: u}") == Operation(RenameTable{{"s", "t"}, "u"}));
  const auto comment = [](ObjectKind kind, QualifiedName name, Identifier part,
                          std::optional<std::string> text) {
    return Operation(Comment{{kind, std::move(name), std::move(part), {}}, std::move(text)});
  };
  using enum ObjectKind;
  CHECK(operation("comment: {on: {table: t}, text: x}") == comment(table, "t", {}, "x"));
  CHECK(operation("comment: {on: {table: t}, text: null}") == comment(table, "t", {}, std::nullopt));
  CHECK(operation("comment: {on: {table: t}}") == comment(table, "t", {}, std::nullopt));
  CHECK(operation("comment: {on: {column: [t, c]}, text: null text}") ==
        comment(ObjectKind::column, "t", "c", "null text"));
  CHECK(operation("comment: {on: {constraint: [t, k]}}") == comment(constraint, "t", "k", std::nullopt));
  CHECK(operation("comment: {on: {index: s.i}}") == comment(index, {"s", "i"}, {}, std::nullopt));
  CHECK(operation("comment: {on: {schema: s}}") == comment(schema, "s", {}, std::nullopt));
}

TEST_CASE("Operations on columns") {
  AddColumn add{{"s", "t"}, column("c", type(TypeKind::native)), true};
  add.column.type.native = {{"postgresql", "tsvector"}, {"sqlite", "TEXT"}};
  add.column.default_value = SqlText{"", {{"postgresql", "a()"}, {"sqlite", "b()"}}};
  CHECK(operation("add_column: {schema: s, table: t, name: c, type: {postgresql: tsvector, sqlite: TEXT},"
                  " default: {sql: {postgresql: a(), sqlite: b()}}, if_not_exists: true}") == Operation(add));
  CHECK(operation("drop_column: {table: t, column: c, cascade: true}") ==
        Operation(DropColumn{"t", "c", false, true}));
  CHECK(operation("rename_column: {table: t, from: a, to: b}") == Operation(RenameColumn{"t", "a", "b"}));
  AlterColumn alter;
  alter.table = "t";
  alter.column = "c";
  alter.type = type(TypeKind::integer);
  alter.convert = sql("c::integer");
  alter.nullable = false;
  alter.default_value = Null{};
  alter.comment = "";
  CHECK(operation("alter_column: {table: t, column: c, type: integer, using: 'c::integer', nullable: false,"
                  " default: null, comment: ''}") == Operation(alter));
  AlterColumn drop;
  drop.table = "t";
  drop.column = "c";
  drop.drop_default = true;
  CHECK(operation("alter_column: {table: t, column: c, drop_default: true}") == Operation(drop));
}

TEST_CASE("Operations on constraints") {
  CHECK(operation("add_primary_key: {table: t, columns: [a, b]}") ==
        Operation(AddPrimaryKey{"t", "", {"a", "b"}, "", Deferrable::no}));
  CHECK(operation("add_primary_key: {table: t, name: k, using_index: i, deferrable: true}") ==
        Operation(AddPrimaryKey{"t", "k", {}, "i", Deferrable::initially_immediate}));
  CHECK(operation("add_unique: {table: t, columns: a, deferrable: deferred}") ==
        Operation(AddUnique{"t", "", {"a"}, "", Deferrable::initially_deferred}));
  CHECK(operation("add_foreign_key: {table: t, columns: [a], references: {schema: s, table: u.v}, "
                  "not_valid: true}") ==
        Operation(AddForeignKey{"t", "", {"a"}, references({"s", "u.v"}, {}), true, Deferrable::no}));
  CHECK(operation("add_check: {table: t, name: k, sql: a > 0, not_valid: true}") ==
        Operation(AddCheck{"t", "k", sql("a > 0"), true}));
  CHECK(
      operation("add_exclusion: {table: t, name: x, using: spgist, elements: [{expr: lower(a), with: \"=\"},"
                " {column: r, with: '&&', opclass: o}]}") ==
      Operation(AddExclusion{
          "t",
          {"x", "spgist", {{"", sql("lower(a)"), "=", ""}, {"r", std::nullopt, "&&", "o"}}, std::nullopt}}));
  CHECK(operation("drop_constraint: {table: t, name: k, if_exists: true}") ==
        Operation(DropConstraint{"t", "k", true, false}));
  CHECK(operation("validate_constraint: {table: t, name: k}") == Operation(ValidateConstraint{"t", "k"}));
  CHECK(operation("rename_constraint: {table: t, from: a, to: b}") ==
        Operation(RenameConstraint{"t", "a", "b"}));
}

TEST_CASE("Operations on indexes") {
  CreateIndex create;
  create.table = "t";
  create.index.name = "i";
  create.index.columns = {
      {"a", std::nullopt, SortOrder::descending, NullsOrder::last, "ops", "C"},
      {"", SqlText{"", {{"sqlite", "lower(b)"}}}, SortOrder::ascending, std::nullopt, "", ""},
      {"c (d)", std::nullopt, SortOrder::ascending, std::nullopt, "", ""}};
  create.index.unique = true;
  create.index.method = "hnsw";
  create.index.where = sql("a > 0");
  create.index.include = {"x"};
  create.index.with = {{"m", "16"}, {"on", "true"}};
  create.concurrently = create.if_not_exists = true;
  CHECK(operation(R"yaml(create_index:
  name: i
  table: t
  columns:
    - {column: a, order: DESC, nulls: last, opclass: ops, collation: C}
    - {expr: {sqlite: lower(b)}}
    - {column: c (d)}
  unique: true
  using: hnsw
  where: a > 0
  include: x
  with: {m: 16, on: true}
  concurrently: true
  if_not_exists: true)yaml") == Operation(create));
  CHECK(operation("drop_index: {name: s.i, table: t, concurrently: true}") ==
        Operation(DropIndex{{"s", "i"}, "t", true, false, false}));
  CHECK(operation("rename_index: {from: i, schema: s, to: j}") == Operation(RenameIndex{{"s", "i"}, "j"}));
  CHECK(operation("reindex: {index: s.i}") == Operation(Reindex{{"s", "i"}, {}, false}));
  CHECK(operation("reindex: {table: t, concurrently: true}") == Operation(Reindex{{}, "t", true}));
}

TEST_CASE("Operations on schemas and extensions") {
  CHECK(operation("create_schema: {name: s, if_not_exists: true}") == Operation(CreateSchema{"s", true}));
  CHECK(operation("drop_schema: {name: s, cascade: true}") == Operation(DropSchema{"s", false, true}));
  CHECK(operation("create_extension: {name: vector}") == Operation(CreateExtension{"vector", true, "", ""}));
  CHECK(operation("create_extension: {name: vector, if_not_exists: false, schema: ext, version: 0.10}") ==
        Operation(CreateExtension{"vector", false, "ext", "0.10"}));
  CHECK(operation("drop_extension: {name: vector, if_exists: true}") ==
        Operation(DropExtension{"vector", true, false}));
}

TEST_CASE("Operations on rows") {
  const Row row{{"b", Null{}},
                {"a", Number{"-1.50"}},
                {"c", true},
                {"d", std::string("no")},
                {"e", std::string("true")},
                {"f", sql("now()")},
                {"g", Param{"user"}},
                {"h", Number{"31"}},
                {"null", Number{"1e10"}}};
  const std::string text =
      "{b: ~, a: -1.50, c: true, d: no, e: 'true', f: {sql: now()}, g: {param: user}, h: 0x1F,"
      " 'null': 1e10}";
  CHECK(operation("insert: {table: t, rows: [" + text + "], on_conflict: {key: a, do: update}}") ==
        Operation(Insert{"t", {row}, ConflictRule{{"a"}, OnConflict::update}}));
  CHECK(operation("insert: {table: t, rows: [{a: 1}], on_conflict: {do: nothing}}") ==
        Operation(Insert{"t", {{{"a", Number{"1"}}}}, ConflictRule{}}));
  CHECK(operation("upsert: {table: t, key: [a, b], rows: [" + text + "]}") ==
        Operation(Upsert{"t", {row}, {"a", "b"}}));
  CHECK(operation("update: {table: t, set: {a: ''}, where: a is null}") ==
        Operation(Update{"t", {{"a", std::string()}}, sql("a is null")}));
  CHECK(operation("delete: {table: t}") == Operation(Delete{"t", std::nullopt, {}}));
  CHECK(operation("delete: {table: t, rows: [{a: 0123}]}") ==
        Operation(Delete{"t", std::nullopt, {{{"a", Number{"0123"}}}}}));
}

TEST_CASE("What stands beside an operation") {
  const auto step = test::step(R"yaml(sql: select 1
only: postgresql
when: {not: {table_exists: s.t}, rows: {table: t, max: 5000000}, else: mark_done}
allow:
  drop-table: saved elsewhere
  drop-column: {reason: not used, until: 2027-01-01}
transaction: none
timeout: 2m
lock_timeout: none
retries: 7
description: what it does)yaml");
  CHECK(step.only == std::vector<std::string>{"postgresql"});
  REQUIRE(step.when);
  CHECK(step.when->condition == Condition{AllOf{{Condition{Not{{Condition{TableExists{{"s", "t"}}}}}},
                                                 Condition{RowsAtMost{"t", 5'000'000}}}}});
  CHECK(step.when->otherwise == Otherwise::mark_done);
  REQUIRE(step.allow.size() == 2);
  CHECK(step.allow[0] == Waiver{"drop-table", "saved elsewhere", "", {}});
  CHECK(step.allow[1] == Waiver{"drop-column", "not used", "2027-01-01", {}});
  CHECK(base::to_string(step.allow[1].place) == "revisions/a1.yaml:8:7");
  CHECK(step.outside_transaction);
  CHECK(step.timeout == Duration{120'000});
  CHECK(step.lock_timeout == Duration{0});
  CHECK(step.retries == 7);
  CHECK(step.description == "what it does");
  CHECK(base::to_string(step.place) == "revisions/a1.yaml:3:5");
}

TEST_CASE("Conditions") {
  const auto when = [](const std::string& text) { return test::step("sql: x\nwhen: " + text).when; };
  const auto condition = [&](const std::string& text) { return when("{" + text + "}")->condition; };
  CHECK(condition("column_exists: [s.t, c]") == Condition{ColumnExists{{"s", "t"}, "c"}});
  CHECK(condition("extension: vector") == Condition{ExtensionState{"vector", false}});
  CHECK(condition("extension_available: vector") == Condition{ExtensionState{"vector", true}});
  CHECK(condition("server_version: '>=14'") == Condition{ServerVersion{Comparison::at_least, {14}}});
  CHECK(condition("server_version: '< 3.40.1'") == Condition{ServerVersion{Comparison::less, {3, 40, 1}}});
  CHECK(condition("server_version: '!=15'") == Condition{ServerVersion{Comparison::not_equal, {15}}});
  CHECK(condition("server_version: 14") == Condition{ServerVersion{Comparison::at_least, {14}}});
  CHECK(condition("fresh_install: false") == Condition{FreshInstall{false}});
  CHECK(condition("free_space: 1.5x s.t") == Condition{FreeSpace{1.5, {"s", "t"}}});
  CHECK(condition("sql: select 1, is: true") == Condition{SqlIs{sql("select 1"), "true"}});
  CHECK(condition("sql: {sqlite: a, postgresql: b}, is: 0") ==
        Condition{SqlIs{SqlText{"", {{"sqlite", "a"}, {"postgresql", "b"}}}, "0"}});
  CHECK(condition("any: [{table_exists: a}, {table_exists: b, extension: c}]") ==
        Condition{
            AnyOf{{Condition{TableExists{"a"}},
                   Condition{AllOf{{Condition{TableExists{"b"}}, Condition{ExtensionState{"c", false}}}}}}}});
  CHECK(condition("all: [{table_exists: a}]") == Condition{AllOf{{Condition{TableExists{"a"}}}}});
  CHECK_FALSE(when("{}"));
}
