#include "framework/catalog/apply.hpp"
#include "framework/catalog/invert.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;

namespace {
model::Column column(const std::string& name) {
  model::Column made;
  made.name = name;
  return made;
}

Catalog some_catalog() {
  Catalog catalog;
  model::CreateTable operation;
  operation.name = "t";
  operation.columns = {column("id"), column("a"), column("b")};
  operation.columns[0].primary_key = true;
  operation.columns[1].default_value = model::Value(std::string("x"));
  operation.uniques = {{{}, {"a", "b"}, {}}};
  operation.indexes = {{"t_b", {{"b", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}}};
  apply(catalog, operation, {"r1", false}, "any");
  return catalog;
}

/// The tables, with the parts of each in an order of their own.
std::vector<model::CreateTable> shape(const Catalog& catalog) {
  std::vector<model::CreateTable> tables;
  catalog.for_each_table([&](Table table) {
    std::sort(table.columns.begin(), table.columns.end(),
              [](const auto& a, const auto& b) { return a.definition.name < b.definition.name; });
    std::sort(table.constraints.begin(), table.constraints.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    for (auto& constraint : table.constraints) constraint.named = true;
    tables.push_back(create_table_of(table, Catalog()));
  });
  return tables;
}
} // namespace

TEST_CASE("an operation and its inverse leave the catalog as it was") {
  const model::SqlText positive{"length(a) > 0", {}};
  const std::vector<model::Operation> operations{
      model::DropTable{"t", false, false},
      model::RenameTable{"t", "u"},
      model::AddColumn{"t", column("c"), false},
      model::DropColumn{"t", "b", false, false},
      model::RenameColumn{"t", "a", "c"},
      model::AlterColumn{
          "t", "a", model::Type{model::TypeKind::integer, {}, 0, {}, {}}, {}, false, {}, true, {}},
      model::AddUnique{"t", {}, {"b"}, {}, {}},
      model::AddCheck{"t", {}, positive, false},
      model::AddForeignKey{"t", {}, {"b"}, {"t", {"id"}, {}, {}, {}, {}}, false, {}},
      model::DropConstraint{"t", "t_a_b_key", false, false},
      model::RenameConstraint{"t", "t_a_b_key", "k"},
      model::CreateIndex{"t", {"i", {{"a", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}}, false, false},
      model::DropIndex{"t_b", {}, false, false, false},
      model::RenameIndex{"t_b", "i"},
      model::AddUnique{"t", {}, {}, "t_b", {}},
      model::Comment{{model::ObjectKind::table, "t", {}, {}}, "words"},
      model::CreateSchema{"s", false},
      model::DropConstraint{"t", "t_pkey", false, false}};
  for (const auto& operation : operations) {
    DYNAMIC_SECTION(summary(operation)) {
      auto catalog = some_catalog();
      const auto before = shape(catalog);
      const auto inverse = invert(operation, catalog);
      REQUIRE(std::holds_alternative<Inverse>(inverse));
      CHECK(apply(catalog, operation, {"r2", false}, "any").empty());
      for (const auto& back : std::get<Inverse>(inverse).operations)
        CHECK(apply(catalog, back, {"r2", false}, "any").empty());
      CHECK(shape(catalog) == before);
    }
  }
}

TEST_CASE("what has no inverse says why") {
  const auto catalog = some_catalog();
  for (const model::Operation& operation : std::vector<model::Operation>{
           model::Sql{}, model::Update{"t", {}, {}}, model::Delete{"t", {}, {}}, model::Upsert{"t", {}, {}},
           model::DropTable{"unknown", false, false}, model::DropColumn{"unknown", "c", false, false}}) {
    INFO(summary(operation));
    const auto inverse = invert(operation, catalog);
    REQUIRE(std::holds_alternative<NoInverse>(inverse));
    CHECK_FALSE(std::get<NoInverse>(inverse).reason.empty());
  }
}

TEST_CASE("a conversion has no way back, whatever is known of the table") {
  model::AlterColumn alter;
  alter.column = "a";
  alter.type = model::Type{model::TypeKind::integer, {}, 0, {}, {}};
  alter.convert = model::SqlText{"length(a)", {}};
  for (const auto* table : {"t", "made_by_raw_sql"}) {
    alter.table = table;
    const auto inverse = std::get<NoInverse>(invert(alter, some_catalog()));
    CHECK(inverse.reason == "a type change with `using` has no derived way back");
    CHECK_FALSE(inverse.unknown_table);
  }
}

TEST_CASE("what no step can say has no way back") {
  auto catalog = some_catalog();
  auto table = *catalog.table("t");
  for (auto& constraint : table.constraints)
    if (constraint.name == "t_a_b_key") constraint.verbatim = "UNIQUE (a, b) ON CONFLICT IGNORE";
  catalog.put(table);
  for (const model::Operation& operation : std::vector<model::Operation>{
           model::DropConstraint{"t", "t_a_b_key", false, false}, model::DropColumn{"t", "a", false, false},
           model::DropTable{"t", false, false}}) {
    const auto inverse = invert(operation, catalog);
    const auto* none = std::get_if<NoInverse>(&inverse);
    REQUIRE(none != nullptr);
    CHECK(none->reason == "no step can say all of constraint t_a_b_key (UNIQUE (a, b) ON CONFLICT IGNORE)");
  }
}

TEST_CASE("the columns of a primary key that goes take NULL again") {
  Catalog catalog;
  model::CreateTable operation;
  operation.name = "t";
  operation.columns = {column("a"), column("b")};
  operation.columns[0].nullable = false;
  apply(catalog, operation, {"r1", false}, "any");
  const auto before = shape(catalog);
  const model::Operation keyed = model::AddPrimaryKey{"t", {}, {"a", "b"}, {}, {}};
  const auto inverse = std::get<Inverse>(invert(keyed, catalog));
  apply(catalog, keyed, {}, "any");
  for (const auto& each : inverse.operations) apply(catalog, each, {}, "any");
  CHECK(shape(catalog) == before);
}

TEST_CASE("rows are taken back by their primary key") {
  const auto catalog = some_catalog();
  const model::Insert insert{"t", {{{"id", std::string("1")}, {"a", std::string("x")}}}, {}};
  const auto inverse = std::get<Inverse>(invert(insert, catalog));
  CHECK(std::get<model::Delete>(inverse.operations.front()).rows ==
        std::vector<model::Row>{{{"id", std::string("1")}}});
  CHECK(std::holds_alternative<NoInverse>(
      invert(model::Insert{"t", {{{"a", std::string("x")}}}, {}}, catalog)));
}

TEST_CASE("losses are counted, but not of what the revision made itself") {
  const auto catalog = some_catalog();
  CHECK(losses(model::DropTable{"t", false, false}, catalog, "r1").empty());
  CHECK(losses(model::DropTable{"t", false, false}, catalog, "r2").front().what == "the rows of t");
  CHECK(losses(model::DropColumn{"t", "a", false, false}, catalog, "").front().what == "the values of t.a");
  CHECK(losses(model::RenameTable{"t", "u"}, catalog, "").empty());
}
