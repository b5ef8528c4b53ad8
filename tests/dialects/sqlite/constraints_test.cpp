#include "tests/dialects/sqlite/bench.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
struct Pair : Bench {
  Pair() {
    sql("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a INT, b TEXT);"
        "INSERT INTO p VALUES (1), (2); INSERT INTO t VALUES (1, 'x'), (2, 'y');");
    know("p");
    know("t");
  }
  /// Every change must leave the rows as they are.
  void run_and_keep_rows(const model::Operation& operation) {
    run(operation);
    CHECK(rows("SELECT * FROM t ORDER BY a") == "1|x\n2|y\n");
  }
};
} // namespace

TEST_CASE("constraints are added, named by convention, and dropped by that name") {
  Pair b;
  SECTION("primary key") {
    b.run_and_keep_rows(model::AddPrimaryKey{"t", {}, {"a"}, {}, {}});
    CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (1, 'z')"); }), Contains("UNIQUE"));
    b.run_and_keep_rows(model::DropConstraint{"t", "t_pkey", false, false});
  }
  SECTION("unique") {
    b.run_and_keep_rows(model::AddUnique{"t", {}, {"a", "b"}, {}, {}});
    CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (1, 'x')"); }), Contains("UNIQUE"));
    b.run_and_keep_rows(model::DropConstraint{"t", "t_a_b_key", false, false});
  }
  SECTION("foreign key") {
    model::AddForeignKey key;
    key.table = "t";
    key.columns = {"a"};
    key.references.table = "p";
    b.run_and_keep_rows(key);
    CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (9, 'z')"); }), Contains("FOREIGN KEY"));
    b.run_and_keep_rows(model::DropConstraint{"t", "t_a_fkey", false, false});
  }
  SECTION("check") {
    b.run_and_keep_rows(model::AddCheck{"t", {}, sql_text("a < 9"), true});
    CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (9, 'z')"); }), Contains("CHECK"));
    b.run_and_keep_rows(model::DropConstraint{"t", "t_a_check", false, false});
  }
  b.sql("INSERT INTO t VALUES (1, 'x'), (9, 'z')");
}

TEST_CASE("a constraint that the rows do not meet leaves everything as it was") {
  Pair b;
  const auto schema = b.rows("SELECT * FROM sqlite_schema");
  SECTION("check") {
    CHECK_THAT(b.failure(model::AddCheck{"t", "small", sql_text("a < 2"), false}),
               Contains("CHECK constraint failed: small"));
  }
  SECTION("unique") {
    b.sql("INSERT INTO t VALUES (1, 'again')");
    CHECK_THAT(b.failure(model::AddUnique{"t", {}, {"a"}, {}, {}}), Contains("UNIQUE constraint failed"));
  }
  SECTION("foreign key") {
    b.sql("INSERT INTO t VALUES (77, 'orphan')");
    model::AddForeignKey key;
    key.table = "t";
    key.columns = {"a"};
    key.references.table = "p";
    CHECK_THAT(b.failure(key), Contains("row 3 of t points at no row of p"));
  }
  SECTION("foreign key at columns that are no key") {
    model::AddForeignKey key;
    key.table = "p";
    key.columns = {"id"};
    key.references.table = "t";
    key.references.columns = {"a"};
    CHECK_THAT(b.failure(key), Contains("foreign key mismatch"));
  }
  CHECK(b.rows("SELECT * FROM sqlite_schema") == schema);
  CHECK(b.value("PRAGMA foreign_keys") == "1");
}

TEST_CASE("rows that pointed at nothing before do not stop a change") {
  Pair b;
  b.sql("CREATE TABLE old (p INT REFERENCES p); PRAGMA foreign_keys = OFF; INSERT INTO old VALUES (99);"
        "PRAGMA foreign_keys = ON;");
  b.run_and_keep_rows(model::AddCheck{"t", {}, sql_text("a < 9"), false});
}

TEST_CASE("constraints are renamed") {
  Pair b;
  b.run(model::AddCheck{"t", "one", sql_text("a < 9"), false});
  b.run_and_keep_rows(model::RenameConstraint{"t", "one", "two"});
  CHECK_THAT(message_of([&] { b.sql("INSERT INTO t VALUES (9, 'z')"); }),
             Contains("CHECK constraint failed: two"));
}

TEST_CASE("what SQLite cannot do is said with a way out") {
  Pair b;
  const auto problem = [&](const model::Operation& operation) {
    const auto rendering = b.render(operation);
    REQUIRE_FALSE(rendering.problems.empty());
    CHECK_FALSE(rendering.problems[0].help.empty());
    CHECK(rendering.problems[0].code == "unsupported");
    return rendering.problems[0].message;
  };
  model::AddExclusion exclusion;
  exclusion.table = "t";
  CHECK_THAT(problem(exclusion), Contains("exclusion"));
  CHECK_THAT(problem(model::AddUnique{"t", {}, {"a"}, {}, model::Deferrable::initially_deferred}),
             Contains("put off"));
  CHECK_THAT(problem(model::AddUnique{"t", {}, {}, "i", {}}), Contains("index i"));
  CHECK_THAT(problem(model::AddUnique{"t", {}, {"a"}, {}, {}, true}), Contains("NULL"));
  model::CreateIndex index{"t", {"i", {{"a", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}}};
  index.index.nulls_not_distinct = true;
  CHECK_THAT(problem(index), Contains("NULL any number of times (i)"));
  CHECK_THAT(problem(model::CreateExtension{"vector", true, {}, {}}), Contains("vector"));
  CHECK_THAT(problem(model::DropConstraint{"t", "nope", false, false}), Contains("no constraint nope"));
  CHECK(b.render(model::DropConstraint{"t", "nope", true, false}).notes.size() == 1);
  CHECK(b.render(model::ValidateConstraint{"t", "x"}).notes.size() == 1);
  model::AddForeignKey key;
  key.table = "t";
  key.columns = {"a", "b"};
  key.references.table = "p";
  key.references.match = model::Match::full;
  CHECK_THAT(problem(key), Contains("match: full"));
  key.references.match = model::Match::simple;
  key.references.table = {"elsewhere", "p"};
  CHECK_THAT(problem(key), Contains("another attached database"));
}
