#include "tests/dialects/sqlite/bench.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

TEST_CASE("what SQLite lacks is said when the plan is made, with the way out") {
  model::Grant grant;
  grant.to = {"app"};
  model::Revoke revoke;
  revoke.from = {"app"};
  model::CreateTable partition;
  partition.name = "p";
  partition.partition_of = model::PartitionOf{"t", {}};
  model::CreateTable partitioned;
  partitioned.name = "t";
  partitioned.partition_by = model::PartitionBy{};
  const std::vector<model::Operation> operations{
      partition,
      partitioned,
      model::AttachPartition{"t", "p", {}},
      model::DetachPartition{"t", "p", false},
      model::AddExclusion{"t", {}},
      model::CreateExtension{"vector", true, {}, {}},
      model::DropExtension{"vector", false, false},
      model::CreateMaterializedView{},
      model::RefreshMaterializedView{},
      model::DropMaterializedView{},
      model::CreateFunction{},
      model::DropFunction{},
      model::CreateProcedure{},
      model::DropProcedure{},
      model::CreateEnum{"mood", {"sad"}},
      model::AddEnumValue{"mood", "ok", {}, {}, false},
      model::RenameEnumValue{"mood", "ok", "fine"},
      model::CreateDomain{},
      model::CreateComposite{},
      model::DropType{},
      model::CreateSequence{},
      model::AlterSequence{},
      model::DropSequence{},
      grant,
      revoke,
      model::EnableRowSecurity{},
      model::DisableRowSecurity{},
      model::CreatePolicy{},
      model::DropPolicy{},
      model::Rename{{model::ObjectKind::sequence, "s", {}, {}}, "r"},
      model::Rename{{model::ObjectKind::type, "s", {}, {}}, "r"},
      model::Rename{{model::ObjectKind::function, "s", {}, {}}, "r"},
      model::Rename{{model::ObjectKind::procedure, "s", {}, {}}, "r"},
      model::Rename{{model::ObjectKind::policy, "t", "s", {}}, "r"},
      model::Rename{{model::ObjectKind::materialized_view, "s", {}, {}}, "r"},
      model::Rename{{model::ObjectKind::schema, "s", {}, {}}, "r"},
  };
  const Bench b;
  for (const auto& operation : operations) {
    INFO(model::summary(operation));
    const auto rendering = b.dialect->render(operation, b.catalog, b.catalog);
    REQUIRE(rendering.problems.size() == 1);
    CHECK_THAT(rendering.problems[0].message, Contains("SQLite"));
    CHECK_THAT(rendering.problems[0].help, Contains("only: postgresql"));
    CHECK(rendering.statements.empty());
    CHECK_FALSE(rendering.needs_table);
    CHECK(b.dialect->impact(operation, b.catalog).lock.empty());
  }
}

TEST_CASE("a comment on anything is left out with a note") {
  const Bench b;
  for (const auto kind : {model::ObjectKind::view, model::ObjectKind::trigger, model::ObjectKind::function,
                          model::ObjectKind::extension, model::ObjectKind::column}) {
    const auto rendering =
        b.dialect->render(model::Comment{{kind, "t", "c", {}}, "text"}, b.catalog, b.catalog);
    CHECK(rendering.notes == std::vector<std::string>{"SQLite keeps no comments"});
    CHECK(rendering.problems.empty());
    CHECK(rendering.statements.empty());
  }
}

TEST_CASE("a column of an enumeration is text, and a note says so") {
  Bench b;
  model::Column mood;
  mood.name = "mood";
  mood.type = type_of("enum:mood");
  model::CreateTable create;
  create.name = "t";
  create.columns = {mood};
  const auto rendering = b.render(create);
  REQUIRE(rendering.notes.size() == 1);
  CHECK_THAT(rendering.notes[0], Contains("enum:mood") && Contains("TEXT") && Contains("check"));
  b.run(create);
  mood.name = "other";
  CHECK(b.render(model::AddColumn{"t", mood, false}).notes.size() == 1);
  model::AlterColumn alter;
  alter.table = "t";
  alter.column = "mood";
  alter.type = mood.type;
  CHECK(b.render(alter).notes.size() == 1);
}
