#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/catalog/diff.hpp"
#include "framework/catalog/invert.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;

namespace {
void run(Catalog& catalog, const model::Operation& operation) {
  INFO(summary(operation));
  CHECK(apply(catalog, operation, {"r", false}, "any").empty());
}

model::PartitionBound in(const std::string& key) {
  model::PartitionBound bound;
  bound.in = {model::Number{key}};
  return bound;
}
model::CreateTable part(const std::string& name) {
  model::CreateTable made;
  made.name = Identifier(name);
  made.partition_of = model::PartitionOf{"events", in("1")};
  return made;
}

/// A table in parts, with a key, a check and an index.
Catalog events(const Naming& naming = {"public", false}) {
  Catalog catalog(naming);
  model::CreateTable made;
  made.name = "events";
  for (const std::string column : {"id", "day"}) {
    made.columns.emplace_back();
    made.columns.back().name = column;
  }
  made.columns[0].identity = model::Identity::always;
  made.columns[0].primary_key = true;
  made.checks = {{"later", {"day > 0", {}}}};
  made.indexes = {{"events_by_day", {{"day", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}}};
  made.partition_by = model::PartitionBy{model::PartitionMethod::list, {{"id", {}, {}, {}, {}, {}}}};
  run(catalog, made);
  run(catalog, part("events_1"));
  return catalog;
}
} // namespace

TEST_CASE("a partition has the columns of its table, and they change together") {
  auto catalog = events();
  CHECK(catalog.table("events_1")->columns.size() == 2);
  CHECK_FALSE(catalog.table("events_1")->columns[0].definition.identity);
  CHECK(catalog.table("events_1")->constraints.empty()); // they follow from the table's
  model::Column more;
  more.name = "more";
  run(catalog, model::AddColumn{"events", more, false});
  run(catalog, model::RenameColumn{"events", "more", "much"});
  CHECK(catalog.table("events_1")->column("much", {}) != nullptr);
  run(catalog, model::DropColumn{"events", "much", false, false});
  CHECK(catalog.table("events_1")->columns.size() == 2);
  run(catalog, model::RenameTable{"events", "all_events"});
  CHECK(catalog.table("events_1")->partition_of->table == model::QualifiedName("all_events"));
  run(catalog, model::DropTable{"all_events", false, false});
  CHECK(catalog.table("events_1") == nullptr);
}

TEST_CASE("a view of a partition keeps its columns when the whole table gets one") {
  auto catalog = events({"public", false, true, true});
  model::CreateView view;
  view.name = "first";
  view.sql = {"SELECT * FROM events_1", {}};
  run(catalog, view);
  model::Column more;
  more.name = "more";
  run(catalog, model::AddColumn{"events", more, false});
  CHECK(catalog.view("first")->query().every == "SELECT id, day FROM events_1");
}

TEST_CASE("a partition that is detached keeps what it had of its table") {
  // On PostgreSQL 15 it has events_1_pkey, the check by its name, and events_1_day_idx.
  auto catalog = events();
  const auto before = catalog;
  const model::DetachPartition detach{"events", "events_1", false};
  const auto back = std::get<Inverse>(invert(detach, catalog)).operations;
  run(catalog, detach);
  const auto* table = catalog.table("events_1");
  CHECK_FALSE(table->partition_of.has_value());
  CHECK(table->constraint("events_1_pkey", {}) != nullptr);
  CHECK(table->constraint("later", {}) != nullptr);
  REQUIRE(table->indexes.size() == 1);
  CHECK(table->indexes[0].definition.name == "events_1_day_idx");
  CHECK(create_table_of(*table, Catalog()).columns.size() == 2);
  for (const auto& operation : back) run(catalog, operation);
  CHECK(same(catalog, before));
}

TEST_CASE("a table that was attached with a key of its own comes back in the same way") {
  auto catalog = events();
  auto alone = create_table_of(*catalog.table("events"), Catalog());
  alone.name = "events_2";
  alone.primary_key = model::PrimaryKey{"own_key", {"id"}};
  alone.columns[0].identity.reset();
  alone.indexes.clear();
  alone.partition_by.reset();
  run(catalog, alone);
  run(catalog, model::AttachPartition{"events", "events_2", in("2")});
  CHECK(catalog.table("events_2")->constraint("own_key", {}) != nullptr);
  const auto before = catalog;
  const model::DropTable drop{"events_2", false, false};
  const auto back = std::get<Inverse>(invert(drop, catalog)).operations;
  CHECK(std::holds_alternative<model::AttachPartition>(back.back()));
  run(catalog, drop);
  for (const auto& operation : back) run(catalog, operation);
  CHECK(same(catalog, before));
}

TEST_CASE("a table that is dropped comes back with its partitions") {
  auto catalog = events();
  const auto before = catalog;
  const model::DropTable drop{"events", false, false};
  CHECK(losses(drop, catalog, "").size() == 2);
  const auto inverse = std::get<Inverse>(invert(drop, catalog));
  CHECK(inverse.lost == "the rows of events, the rows of events_1");
  run(catalog, drop);
  for (const auto& operation : inverse.operations) run(catalog, operation);
  CHECK(same(catalog, before));
}
