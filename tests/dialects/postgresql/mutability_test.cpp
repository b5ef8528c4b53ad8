#include "framework/catalog/apply.hpp"
#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
/// A table, and what the server says of indexes on it beside what is said here.
class IndexedTable {
public:
  IndexedTable() {
    model::CreateTable table;
    table.name = "t";
    for (const auto& [name, type] : {std::pair{"s", "text"}, {"at", "timestamptz"}, {"d", "date"}})
      table.columns.push_back(column(name, type));
    db.run(table);
  }

  void make(const char* name, const char* argument, const char* returns, const char* body, bool strict) {
    model::CreateFunction f;
    f.name = name;
    f.routine.arguments = {{"a", argument, {}, {}}};
    f.routine.language = "sql";
    f.routine.body.text = body;
    f.returns = returns;
    f.volatility = model::Volatility::stable;
    f.strict = strict;
    db.run(f);
  }
  std::string said(const std::string& expression) const {
    return db.dialect->mutable_part(expression, db.catalog, db.catalog.table("t"));
  }
  bool is_refused(const std::string& expression) {
    try {
      db.sql("CREATE INDEX ON t ((" + expression + "))");
      return false;
    } catch (const base::Error& error) {
      REQUIRE(std::string(error.what()).find("IMMUTABLE") != std::string::npos);
      return true;
    }
  }

  Database db;
};
} // namespace

TEST_CASE("a function in SQL is what its body is, where the server puts that in its place") {
  IndexedTable bench;
  bench.make("strict_of_strict", "text", "text", "SELECT lower(a)", true);
  bench.make("extracting", "date", "numeric", "SELECT extract(year FROM a)", false);
  bench.make("differing", "text", "boolean", "SELECT a IS DISTINCT FROM 'b'", false);
  bench.make("called_user", "text", "text", "SELECT lower(a) AS user", false);
  bench.make("reading", "text", "bigint", "SELECT count(*) FROM t WHERE s = a", false);
  bench.make("within", "text", "text", "SELECT (SELECT a)", false);
  bench.make("asking", "text", "text", "SELECT a || user", true);
  for (const std::string call : {"strict_of_strict(s)", "extracting(d)", "differing(s)", "called_user(s)",
                                 "reading(s)", "within(s)", "asking(s)"}) {
    INFO(call);
    CHECK(!bench.said(call).empty() == bench.is_refused(call));
  }
}

TEST_CASE("casts that follow the session are not for indexes") {
  IndexedTable bench;
  for (const std::string cast :
       {"s::time", "s::timetz", "s::interval", "s::date", "s::timestamp", "s::varchar", "at::time",
        "at::timetz", "at::date", "d::timestamp", "d::timestamptz", "cast(s as time)"}) {
    INFO(cast);
    CHECK(bench.said(cast) == (bench.is_refused(cast) ? cast : ""));
  }
}

TEST_CASE("system_user is a column's name before 16") {
  IndexedTable bench;
  CHECK(bench.said("lower(system_user)").empty());
}
