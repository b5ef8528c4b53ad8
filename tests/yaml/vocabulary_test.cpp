#include "framework/base/files.hpp"
#include "framework/model/canonical.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/writer.hpp"
#include "tests/yaml/reading.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace aludel;
using namespace aludel::model;
using test::operation;

namespace {
Revision vocabulary() {
  const auto path = std::string(ALUDEL_SOURCE_DIR) + "/tests/yaml/cases/good/vocabulary.yaml";
  base::MemoryFiles files;
  files.texts["revisions/script.sql"] = "SELECT 1";
  return test::revision(base::DiskFiles{}.read(path), files);
}
} // namespace

TEST_CASE("Functions are read with every key") {
  CreateFunction f;
  f.name = {"s", "add"};
  f.routine.arguments = {{{}, "integer", ArgumentMode::in, {}}, {"b", "text", ArgumentMode::out, "'x'"}};
  f.routine.language = "sql";
  f.routine.body.text = "select 1";
  f.routine.set = {{"search_path", "public, pg_temp"}};
  f.routine.security = Security::definer;
  f.returns = "integer";
  f.volatility = Volatility::stable;
  f.strict = true;
  f.cost = "2.5";
  CHECK(operation(
            "create_function: {name: s.add, arguments: [integer, {name: b, type: text, mode: out, default: "
            "\"'x'\"}], returns: integer, language: sql, body: select 1, set: {search_path: \"public, "
            "pg_temp\"}, security: definer, volatility: stable, strict: true, cost: 2.5}") == Operation(f));
}

TEST_CASE("A body keeps its bytes") {
  const auto read = std::get<CreateFunction>(operation("create_function:\n"
                                                       "      name: f\n"
                                                       "      language: plpgsql\n"
                                                       "      body: |2\n"
                                                       "         begin  -- a remark\n"
                                                       "\n"
                                                       "         end;\n"));
  CHECK(read.routine.text().text == " begin  -- a remark\n\n end;\n");
  CHECK(read.routine.text().place.line == 7);
}

TEST_CASE("A body from a file is the same operation as the body in place") {
  base::MemoryFiles files;
  files.texts["revisions/f.sql"] = "select 1";
  const std::string head = "revision: a1\nup:\n  - create_function: {name: f, language: sql, ";
  const auto in_place = test::revision(head + "body: select 1}", files);
  const auto from_file = test::revision(head + "file: f.sql}", files);
  CHECK(in_place.up.front().operation == from_file.up.front().operation);
  CHECK(checksum(in_place) == checksum(from_file));
}

TEST_CASE("Events of a trigger are words, and columns of an update") {
  const auto trigger = std::get<CreateTrigger>(operation(
      "create_trigger: {name: x, table: s.t, timing: instead of, events: [insert, {update: [a, b]}]}"));
  CHECK(trigger.events == std::vector<TriggerEvent>{{Event::insert, {}}, {Event::update, {"a", "b"}}});
  CHECK(trigger.timing == Timing::instead_of);
  CHECK(trigger.for_each == ForEach::row);
}

TEST_CASE("Rights are about a table, or one object of another kind") {
  const auto target = [](const std::string& on) {
    return std::get<Grant>(operation("grant: {privileges: all, on: " + on + ", to: r}")).on;
  };
  CHECK(target("s.t") == GrantTarget{GrantKind::table, {"s", "t"}, {}, {}});
  CHECK(target("{table: t, columns: a}") == GrantTarget{GrantKind::table, "t", {"a"}, {}});
  CHECK(target("{schema: a.b}") == GrantTarget{GrantKind::schema, "a.b", {}, {}});
  CHECK(target("{function: {name: f, arguments: []}}") ==
        GrantTarget{GrantKind::function, "f", {}, Arguments{}});
}

TEST_CASE("A bound is a range, a list, a part by hash, or the rest") {
  const auto bound = [](const std::string& text) {
    return std::get<AttachPartition>(
               operation("attach_partition: {table: t, partition: p, for: " + text + "}"))
        .bound;
  };
  CHECK(bound("default").is_default());
  CHECK(bound("{in: [a, null]}").in == std::vector<Value>{std::string("a"), Null{}});
  CHECK(bound("{from: [1], to: [{sql: MAXVALUE}]}").to == std::vector<Value>{SqlText{"MAXVALUE", {}}});
  CHECK(bound("{modulus: 4, remainder: 0}").remainder == 0);
}

TEST_CASE("What is written is read back as it was") {
  for (const auto& step : vocabulary().up) {
    // A file is written as its path, and stands beside the revision only.
    const auto text = yaml::written(step.operation).dump();
    if (text.find("\"file\"") != std::string::npos) continue;
    INFO(text);
    CHECK(operation(std::string(key_of(step.operation)) + ": " + text) == step.operation);
  }
}

TEST_CASE("Every operation of objects has a good example") {
  std::set<std::string_view> used;
  for (const auto& step : vocabulary().up) used.insert(key_of(step.operation));
  for (const auto& key : operation_keys())
    for (const auto* family : {"view", "function", "procedure", "trigger", "enum", "domain", "composite",
                               "_type", "sequence", "grant", "revoke", "security", "policy", "partition"})
      if (key.find(family) != std::string::npos) CHECK(used.count(key) == 1);
}

TEST_CASE("Every step has a summary, and a checksum of its own") {
  std::set<std::string> sums;
  const auto read = vocabulary();
  for (const auto& step : read.up) {
    CHECK(summary(step.operation).size() > key_of(step.operation).size() + 1);
    sums.insert(checksum(step));
  }
  CHECK(sums.size() == read.up.size());
}
