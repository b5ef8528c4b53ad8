#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/catalog/diff.hpp"
#include "tests/catalog/objects.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;
using catalog_test::function;
using model::ObjectKind;

namespace {
model::SqlText sql(const std::string& text) { return {text, {}}; }
using Operations = std::vector<model::Operation>;

Catalog made_by(const Operations& operations) {
  Catalog catalog(Naming{"public", false});
  for (const auto& operation : operations) {
    INFO(summary(operation));
    CHECK(apply(catalog, operation, {"r", false}, "any").empty());
  }
  return catalog;
}
std::vector<std::string> summaries(const Operations& operations) {
  std::vector<std::string> all;
  for (const auto& operation : operations) all.push_back(summary(operation));
  return all;
}
std::vector<std::string> steps(const Operations& from, const Operations& to, bool drops = true) {
  const auto a = made_by(from);
  const auto b = made_by(to);
  const auto all = diff(a, b, {drops});
  auto after = a;
  for (const auto& operation : all) CHECK(apply(after, operation, {}, "any").empty());
  if (drops) CHECK(same(after, b));
  return summaries(all);
}
using Steps = std::vector<std::string>;

model::Column column(const std::string& name, model::Type type = {}) {
  model::Column made;
  made.name = name;
  made.type = std::move(type);
  return made;
}
model::CreateTable table(const std::string& name, std::vector<model::Column> columns) {
  model::CreateTable made;
  made.name = Identifier(name);
  made.columns = std::move(columns);
  made.columns.front().primary_key = true;
  return made;
}
model::CreateView view(const std::string& name, const std::string& query) {
  return {Identifier(name), sql(query), {}, false, {}};
}
model::References to(const std::string& name) { return {Identifier(name), {"id"}, {}, {}, {}, {}}; }
const model::Type number{model::TypeKind::bigint, {}, 0, {}, {}};
const model::Type mood{model::TypeKind::enumeration, {}, 0, "mood", {}};
} // namespace

TEST_CASE("what is needed is made first and dropped last") {
  auto a = table("a", {column("id", number), column("state", mood)});
  a.columns[0].default_value = model::Value(sql("next_id()"));
  const Operations all{model::CreateEnum{"mood", {"good"}},
                       model::CreateSequence{"numbers", {}, false},
                       function("next_id", "bigint", "select nextval('numbers')"),
                       a,
                       view("w", "select id from a"),
                       view("v", "select id from w")};
  CHECK(steps({}, all) == Steps{"create_enum mood", "create_sequence numbers", "create_function next_id()",
                                "create_table a", "create_view w", "create_view v"});
  CHECK(steps(all, {}) == Steps{"drop_view v", "drop_view w", "drop_table a", "drop_function next_id()",
                                "drop_sequence numbers", "drop_type mood"});
}

TEST_CASE("tables that point at each other get a key afterwards") {
  auto a = table("a", {column("id", number), column("b", number)});
  auto b = table("b", {column("id", number), column("a", number)});
  a.columns[1].references = to("b");
  const Operations all{table("a", {column("id", number), column("b", number)}),
                       [&] {
                         b.columns[1].references = to("a");
                         return b;
                       }(),
                       model::AddForeignKey{"a", {}, {"b"}, to("b"), false, {}}};
  CHECK(steps({}, all) == Steps{"create_table b", "create_table a", "add_foreign_key b(a) to a"});
  CHECK(steps(all, {}) == Steps{"drop_constraint b.b_a_fkey", "drop_table a", "drop_table b"});
}

TEST_CASE("views stand aside when a column under them changes") {
  const auto before = table("a", {column("id", number), column("n", number)});
  const auto after = table("a", {column("id", number), column("n")});
  const Operations views{view("v", "select n from a"), view("w", "select n from v"),
                         view("other", "select id from a")};
  auto from = Operations{before};
  auto to_catalog = Operations{after};
  from.insert(from.end(), views.begin(), views.end());
  to_catalog.insert(to_catalog.end(), views.begin(), views.end());
  CHECK(steps(from, to_catalog, false) ==
        Steps{"drop_view w", "drop_view v", "alter_column a.n", "create_view v", "create_view w"});
}

TEST_CASE("a view is replaced where its columns allow it") {
  const auto a = table("a", {column("id", number), column("n", number)});
  CHECK(steps({a, view("v", "select id from a")}, {a, view("v", "select id, n from a")}) ==
        Steps{"create_view v"});
  CHECK(steps({a, view("v", "select id, n from a")}, {a, view("v", "select id from a")}) ==
        Steps{"drop_view v", "create_view v"});
}

TEST_CASE("a function whose result changes is dropped with what calls it") {
  model::CreateTrigger trigger;
  trigger.table = "a";
  trigger.name = "t";
  trigger.events = {{model::Event::insert, {}}};
  trigger.function = "f";
  const auto a = table("a", {column("id", number)});
  CHECK(steps({a, function("f", "trigger", "x"), trigger}, {a, function("f", "trigger", "y"), trigger}) ==
        Steps{"create_function f()"});
  CHECK(
      steps({a, function("f", "trigger", "x"), trigger}, {a, function("f", "event_trigger", "x"), trigger}) ==
      Steps{"drop_trigger t on a", "drop_function f()", "create_function f()", "create_trigger t on a"});
}

TEST_CASE("an enumeration that loses a value is made anew, and columns are converted") {
  auto a = table("a", {column("id", number), column("state", mood)});
  a.columns[1].default_value = model::Value(std::string("good"));
  const auto with = [&](std::vector<std::string> values) {
    return Operations{model::CreateEnum{"mood", std::move(values)}, a};
  };
  CHECK(steps(with({"good", "bad"}), with({"good", "fair", "bad", "awful"})) ==
        Steps{"add_enum_value mood fair", "add_enum_value mood awful"});
  CHECK(steps(with({"good", "bad"}), with({"good"})) ==
        Steps{"rename mood to mood_former", "create_enum mood", "alter_column a.state",
              "alter_column a.state", "alter_column a.state", "drop_type mood_former"});
  CHECK(steps(with({"good", "bad"}), with({"good", "fair"}), false) == Steps{"add_enum_value mood fair"});
}

TEST_CASE("names alone tell no rename, a declaration does") {
  const auto from = made_by({table("a", {column("id", number)}), view("v", "select id from a")});
  const auto wanted = made_by({table("b", {column("key", number)}), view("v", "select key from b")});
  CHECK(summaries(diff(from, wanted, {false})).front() == "drop_view v");
  CHECK(
      summaries(diff(
          from, wanted,
          {true, {{{ObjectKind::table, "a", {}, {}}, "b"}, {{ObjectKind::column, "b", "id", {}}, "key"}}})) ==
      Steps{"rename_table a to b", "rename_column b.id to key", "rename_constraint b.a_pkey to b_pkey"});
}

TEST_CASE("nothing is dropped that nobody asked to drop") {
  auto before = table("a", {column("id", number), column("old")});
  before.indexes = {{"i", {{"old", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}}};
  const auto after = table("a", {column("id", number), column("new")});
  const Operations gone{before, table("b", {column("id", number)}), view("v", "select id from b")};
  CHECK(steps(gone, {after}, false) == Steps{"add_column a.new"});
  CHECK(steps(gone, {after}) ==
        Steps{"drop_view v", "drop_table b", "drop_index i", "drop_column a.old", "add_column a.new"});
}

TEST_CASE("a constraint under another name is renamed, one with another meaning is made again") {
  const auto with = [](const std::string& name, const std::string& check) {
    auto made = table("a", {column("id", number)});
    made.checks = {{Identifier(name), sql(check)}};
    return Operations{made};
  };
  CHECK(steps(with("x", "id > 0"), with("y", "id > 0")) == Steps{"rename_constraint a.x to y"});
  CHECK(steps(with("x", "id > 0"), with("x", "id > 1")) == Steps{"drop_constraint a.x", "add_check a.x"});
}

TEST_CASE("what is to stay does not go along with what goes") {
  auto whole = table("events", {column("id", number)});
  whole.partition_by = model::PartitionBy{model::PartitionMethod::list, {{"id", {}, {}, {}, {}, {}}}};
  model::CreateTable part;
  part.name = "part";
  part.partition_of = model::PartitionOf{"events", {}};
  model::SequenceOptions owned;
  owned.owned_by = model::ColumnName{"events", "id"};
  const Operations from{whole, part, model::CreateSequence{"s", owned, false}};
  CHECK(steps(from, {table("part", {column("id", number)}), model::CreateSequence{"s", {}, false}}) ==
        Steps{"detach_partition part from events", "alter_sequence s", "drop_table events"});
}

TEST_CASE("a table has the checks of the one that it becomes a part of, before it does") {
  auto whole = table("events", {column("id", number)});
  whole.partition_by = model::PartitionBy{model::PartitionMethod::list, {{"id", {}, {}, {}, {}, {}}}};
  whole.checks = {{{}, sql("id > 0")}};
  model::CreateTable part;
  part.name = "part";
  part.partition_of = model::PartitionOf{"events", {}};
  CHECK(steps({whole, table("part", {column("id", number)})}, {whole, part}) ==
        Steps{"add_check part.events_id_check", "attach_partition part to events"});
}

TEST_CASE("keys stand aside when what they point at changes") {
  auto child = table("b", {column("id", number), column("a")});
  child.columns[1].references = to("a");
  auto numbered = child;
  numbered.columns[1].type = number;
  CHECK(steps({table("a", {column("id")}), child}, {table("a", {column("id", number)}), numbered}) ==
        Steps{"drop_constraint b.b_a_fkey", "alter_column a.id", "alter_column b.a",
              "add_foreign_key b(a) to a"});
}

TEST_CASE("what no operation can say is told") {
  auto before = table("a", {column("id", number)});
  auto after = before;
  after.columns[0].identity = model::Identity::always;
  after.unlogged = true;
  const auto a = made_by({before});
  const auto b = made_by({after});
  CHECK(diff(a, b, {true}).empty());
  CHECK(beyond(a, b) ==
        Steps{"table a is stored in another way", "id of table a is numbered in another way"});
  CHECK_FALSE(same(a, b));
}

TEST_CASE("spellings of one meaning are no difference") {
  auto a = table("a", {column("id", number)});
  a.checks = {{{}, sql("\"id\" > 0")}};
  auto b = a;
  b.name = {"public", "a"};
  b.checks = {{"a_id_check", sql("id > 0")}};
  model::SequenceOptions all{model::SequenceType::bigint, 1, 1, 1, {}, 1, false, model::ColumnName{}};
  CHECK(steps({a, model::CreateSequence{"s", {}, false}, function("f", "int", "x")},
              {b, model::CreateSequence{"s", all, false}, function("f", "integer", "x")})
            .empty());
}
