#include "framework/catalog/apply.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;

namespace {
model::Column column(const std::string& name) {
  model::Column made;
  made.name = name;
  made.type.kind = model::TypeKind::integer;
  return made;
}
model::CreateTable create(const std::string& name) {
  model::CreateTable operation;
  operation.name = Identifier(name);
  operation.columns = {column("id"), column("other")};
  operation.columns[0].primary_key = true;
  return operation;
}
base::Diagnostics run(Catalog& catalog, const model::Operation& operation, const std::string& revision = "r1",
                      bool maybe = false) {
  return apply(catalog, operation, {revision, maybe}, "any");
}
} // namespace

TEST_CASE("objects know the revision that made and the one that changed them") {
  Catalog catalog;
  CHECK(run(catalog, create("t")).empty());
  CHECK(run(catalog, model::AddColumn{"t", column("more"), false}, "r2").empty());
  const auto* table = catalog.table("t");
  REQUIRE(table != nullptr);
  CHECK(table->origin.born == "r1");
  CHECK(table->origin.changed == "r2");
  CHECK(table->column("more", {})->origin.born == "r2");
  CHECK(table->column("id", {})->origin.born == "r1");
  CHECK_FALSE(table->column("id", {})->definition.nullable); // by its primary key
}

TEST_CASE("a clash is a finding and changes nothing") {
  Catalog catalog;
  run(catalog, create("t"));
  CHECK(run(catalog, create("t")).front().code == "duplicate-object");
  CHECK(run(catalog, model::AddColumn{"t", column("id"), false}).front().code == "duplicate-object");
  CHECK(run(catalog, model::DropColumn{"t", "nowhere", false, false}).front().code == "unknown-column");
  CHECK(run(catalog, model::AddPrimaryKey{"t", {}, {"other"}, {}, {}}).front().code == "duplicate-object");
  CHECK(run(catalog, model::DropConstraint{"t", "nowhere", false, false}).front().code ==
        "unknown-constraint");
  CHECK(catalog.table("t")->columns.size() == 2);
  CHECK(run(catalog, model::DropTable{"unknown", false, false}).empty()); // raw SQL may have made it
}

TEST_CASE("foreign keys follow a renamed table and column, and fall with a cascade") {
  Catalog catalog;
  run(catalog, create("parent"));
  auto child = create("child");
  child.columns[1].references = model::References{"parent", {"id"}, {}, {}, {}, {}};
  run(catalog, child);
  run(catalog, model::RenameTable{"parent", "elder"});
  run(catalog, model::RenameColumn{"elder", "id", "key"});
  const auto* table = catalog.table("child");
  const auto& key = std::get<model::ForeignKey>(table->constraint("child_other_fkey", {})->definition);
  CHECK(key.references.table == model::QualifiedName("elder"));
  CHECK(key.references.columns == model::Identifiers{"key"});
  CHECK(catalog.table("elder")->constraint("parent_pkey", {}) != nullptr); // a name once given stays
  run(catalog, model::DropTable{"elder", false, true});
  CHECK(catalog.table("child")->constraints.size() == 1);
}

TEST_CASE("raw SQL makes a table unsure only when it may change it") {
  Catalog catalog;
  run(catalog, create("t"));
  const auto sql = [](const std::string& text) { return model::Sql{{{{text, {}}}, {}}}; };
  run(catalog, sql("INSERT INTO t SELECT 1"));
  CHECK(catalog.table("t")->certain());
  run(catalog, sql("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING"));
  run(catalog, sql("INSERT INTO t VALUES (1) ON CONFLICT (id) do\nupdate SET id = 2"));
  CHECK(catalog.table("t")->certain());
  run(catalog, sql("ALTER TABLE other ADD c int"));
  CHECK(catalog.table("t")->certain());
  const auto before = catalog;
  run(catalog, sql("DO $$ BEGIN EXECUTE 'ALTER TABLE t ADD c int'; END $$"));
  CHECK_FALSE(catalog.table("t")->certain());
  CHECK(before.table("t")->certain()); // a catalog is a value
  auto quoted = before;
  run(quoted, sql("DO 'update t set id = perform(1)'"));
  CHECK_FALSE(quoted.table("t")->certain());
}

TEST_CASE("names are compared as the database does") {
  Catalog catalog(Naming{"main", true});
  run(catalog, create("Users"));
  CHECK(catalog.table("USERS") != nullptr);
  CHECK(catalog.table({"main", "users"}) != nullptr);
  CHECK(catalog.table({"other", "users"}) == nullptr);
  Catalog exact(Naming{"public", false});
  run(exact, create("Users"));
  CHECK(exact.table("users") == nullptr);
}

TEST_CASE("a table survives the way through its own create_table") {
  Catalog catalog;
  auto operation = create("t");
  operation.uniques = {{{}, {"other"}, {}}};
  operation.checks = {{"named", {"id > 0", {}}}};
  operation.indexes = {{"t_i", {{"other", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}}};
  run(catalog, operation);
  const auto again = create_table_of(*catalog.table("t"), Catalog());
  Catalog second;
  run(second, again);
  CHECK(create_table_of(*second.table("t"), Catalog()) == again);
  CHECK(second.table("t")->constraint("t_other_key", {}) != nullptr);
}

TEST_CASE("tables are found by what they point at, as long as they do") {
  Catalog catalog{Naming{"public", false}};
  const auto children = [&](const std::string& name) {
    std::string names;
    for (const auto* child : catalog.pointing_at(Identifier(name))) names += child->name.name.text + " ";
    return names;
  };
  for (const std::string name : {"b", "a", "c"}) {
    model::CreateTable made;
    made.name = Identifier(name);
    made.columns.resize(1);
    made.columns[0].name = "parent";
    if (name != "c") made.columns[0].references = model::References{"a", {}};
    CHECK(apply(catalog, made, {"r", false}, "any").empty());
  }
  CHECK(children("a") == "a b ");
  CHECK(children("public") == "");
  CHECK(catalog.pointing_at({"public", "a"}).size() == 2);
  CHECK(apply(catalog, model::RenameTable{"a", "z"}, {"r", false}, "any").empty());
  CHECK(children("a") == "");
  CHECK(children("z") == "b z ");
  CHECK(apply(catalog, model::DropColumn{"b", "parent", false, false}, {"r", false}, "any").empty());
  CHECK(children("z") == "z ");
  CHECK(apply(catalog, model::DropTable{"z", false, false}, {"r", false}, "any").empty());
  CHECK(children("z") == "");
}
