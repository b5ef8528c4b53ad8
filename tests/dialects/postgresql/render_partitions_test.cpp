#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
model::PartitionBound range(model::Value from, model::Value to) {
  model::PartitionBound bound;
  bound.from = {std::move(from)};
  bound.to = {std::move(to)};
  return bound;
}

model::CreateTable parted(model::PartitionMethod method, std::vector<model::IndexColumn> columns) {
  model::CreateTable made;
  made.name = "events";
  made.columns = {column("id", "integer"), column("kind", "text")};
  made.partition_by = model::PartitionBy{method, std::move(columns)};
  return made;
}

model::CreateTable part(const model::QualifiedName& name, model::PartitionBound bound) {
  model::CreateTable made;
  made.name = name;
  made.partition_of = model::PartitionOf{"events", std::move(bound)};
  return made;
}

model::IndexColumn by(const char* column) { return {column, {}, {}, {}, {}, {}}; }
} // namespace

TEST_CASE("a table parted by range, and its parts") {
  Database db;
  const auto events = parted(model::PartitionMethod::range, {by("id")});
  CHECK(db.text(events) == "CREATE TABLE events (\n  id integer,\n  kind text\n) PARTITION BY RANGE (id)");
  CHECK(db.there_and_back(events) == "DROP TABLE events");
  db.run(events);
  auto first = part("first", range(expression("MINVALUE"), model::Number{"10"}));
  CHECK(db.text(first) == "CREATE TABLE first PARTITION OF events FOR VALUES FROM (MINVALUE) TO (10)");
  CHECK(db.there_and_back(first) == "DROP TABLE first");
  first.checks = {{"low", sql_text("id < 10")}};
  first.with = {{"fillfactor", "70"}};
  CHECK(db.text(first) == "CREATE TABLE first PARTITION OF events (\n  CONSTRAINT low CHECK (id < 10)\n)"
                          " FOR VALUES FROM (MINVALUE) TO (10) WITH (fillfactor = 70)");
  db.run(first);
  CHECK(db.text(part("rest", {})) == "CREATE TABLE rest PARTITION OF events DEFAULT");
  db.run(part("rest", {}));
  db.sql("INSERT INTO events VALUES (1, 'a'), (20, 'b')");
  CHECK(db.rows("SELECT tableoid::regclass, id FROM events ORDER BY id") == "first|1\nrest|20");
}

TEST_CASE("a table parted by list, by hash, and a part that is parted") {
  Database db;
  auto collated = by("kind");
  collated.collation = "C";
  collated.opclass = "text_pattern_ops";
  const auto events = parted(model::PartitionMethod::list, {collated});
  CHECK(db.run(events) == "CREATE TABLE events (\n  id integer,\n  kind text\n)"
                          " PARTITION BY LIST (kind COLLATE \"C\" text_pattern_ops)");
  model::PartitionBound few;
  few.in = {std::string("it's"), model::Null{}};
  auto sub = part({"public", "few"}, few);
  sub.partition_by = model::PartitionBy{model::PartitionMethod::hash,
                                        {by("id"), {{}, sql_text("lower(kind)"), {}, {}, {}, {}}}};
  CHECK(db.text(sub) == "CREATE TABLE public.few PARTITION OF events FOR VALUES IN ('it''s', NULL)"
                        " PARTITION BY HASH (id, (lower(kind)))");
  db.there_and_back(sub);
  db.run(sub);
  model::PartitionBound modulo;
  modulo.modulus = 4;
  modulo.remainder = 1;
  auto leaf = part("leaf", modulo);
  leaf.partition_of->table = "few";
  leaf.unlogged = true;
  CHECK(db.text(leaf) ==
        "CREATE UNLOGGED TABLE leaf PARTITION OF few FOR VALUES WITH (MODULUS 4, REMAINDER 1)");
  db.there_and_back(leaf);
}

TEST_CASE("a partition key has no order") {
  auto events = parted(model::PartitionMethod::range, {by("id")});
  events.partition_by->columns.front().order = model::SortOrder::descending;
  CHECK(problems_of(events) == "unsupported: the partition key of events has an order\n");
}

TEST_CASE("tables become parts, and tables of their own again") {
  Database db;
  db.run(parted(model::PartitionMethod::range, {by("id")}));
  auto own = parted(model::PartitionMethod::range, {});
  own.name = "own";
  own.partition_by.reset();
  db.run(own);
  const model::AttachPartition attach{"events", "own", range(model::Number{"0"}, model::Number{"10"})};
  CHECK(db.text(attach) == "ALTER TABLE events ATTACH PARTITION own FOR VALUES FROM (0) TO (10)");
  CHECK(db.there_and_back(attach) == "ALTER TABLE events DETACH PARTITION own");
  db.run(attach);
  CHECK(db.there_and_back(model::DetachPartition{"events", "own", false}) == db.text(attach));
  const model::DetachPartition concurrent{"events", "own", true};
  CHECK(db.dialect->runs_outside_transaction(concurrent));
  CHECK(db.text(concurrent) == "ALTER TABLE events DETACH PARTITION own CONCURRENTLY");
  CHECK(db.dialect->render(concurrent, db.catalog, db.catalog).notes ==
        std::vector<std::string>{"DETACH PARTITION CONCURRENTLY needs PostgreSQL 14",
                                 "PostgreSQL leaves a check of its former bound on own"});
  if (db.major() < 14) return;
  db.run(concurrent);
  CHECK(db.value("SELECT count(*) FROM pg_constraint WHERE conname = 'own_id_check'") == "1");
  CHECK(db.run(model::AttachPartition{"events", "own", {}}) ==
        "ALTER TABLE events ATTACH PARTITION own DEFAULT");
}
