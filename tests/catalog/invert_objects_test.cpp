#include "framework/catalog/apply.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/catalog/invert.hpp"
#include "tests/catalog/objects.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;
using catalog_test::function;
using model::ObjectKind;

namespace {
model::SqlText sql(const std::string& text) { return {text, {}}; }

model::CreateTrigger trigger(const std::string& name, model::Timing timing, bool constraint = false) {
  model::CreateTrigger made;
  made.table = "books";
  made.name = name;
  made.timing = timing;
  made.events = {{model::Event::insert, {}}};
  made.function = "on_change";
  made.constraint = constraint;
  return made;
}

/// A table with all that can stand on one, a view on a view, a materialized view, a type in use, a sequence.
Catalog shop() {
  Catalog catalog(Naming{"public", false});
  model::CreateTable books;
  books.name = "books";
  books.columns.resize(3);
  books.columns[0].name = "id";
  books.columns[0].primary_key = true;
  books.columns[1].name = "title";
  books.columns[2].name = "state";
  books.columns[2].type = {model::TypeKind::enumeration, {}, 0, "mood", {}};
  books.columns[0].default_value = model::Value(sql("nextval('numbers')"));
  model::SequenceOptions owned;
  owned.owned_by = model::ColumnName{"books", "id"};
  owned.increment = 5;
  model::AlterSequence own{"numbers", owned, {}};
  model::CreateTrigger instead = trigger("save", model::Timing::instead_of);
  instead.table = "v";
  const std::vector<model::Operation> operations{
      model::CreateEnum{"mood", {"good", "bad"}},
      model::CreateSequence{"numbers", {}, false},
      function("on_change", "trigger", "begin return new; end"),
      function("twice", "integer", "select 2"),
      books,
      own,
      model::AddCheck{"books", "late", sql("id > 0"), true},
      model::CreateView{"v", sql("select id, title from books"), {}, false, {}},
      model::CreateView{"w", sql("select id from v"), {}, false, {}},
      instead,
      model::CreateMaterializedView{"m", sql("select id from books"), {}, true, false, {}, {}, {}},
      model::CreateIndex{"m", {"m_id", {{"id", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}}, false, false},
      trigger("stamp", model::Timing::before),
      trigger("watch", model::Timing::after, true),
      model::CreatePolicy{"books", "own", {}, {"reader"}, sql("id = 1"), {}, true},
      model::EnableRowSecurity{"books", true},
      model::Grant{{model::Privilege::select}, {{}, "books", {}, {}}, {"reader"}, true},
      model::Grant{{model::Privilege::select}, {{}, "v", {}, {}}, {"reader"}, false},
      model::Revoke{{model::Privilege::execute},
                    {model::GrantKind::function, "twice", {}, {}},
                    {"public"},
                    false,
                    false},
      model::Comment{{ObjectKind::trigger, "books", "stamp", {}}, "of a trigger"},
      model::Comment{{ObjectKind::policy, "books", "own", {}}, "of a policy"},
      model::Comment{{ObjectKind::constraint, "books", "books_pkey", {}}, "of a key"},
      model::Comment{{ObjectKind::index, "m_id", {}, {}}, "of an index"},
      model::Comment{{ObjectKind::function, "twice", {}, {}}, "of a function"},
      model::Comment{{ObjectKind::view, "v", {}, {}}, "of a view"},
      model::Comment{{ObjectKind::type, "mood", {}, {}}, "of a type"}};
  for (const auto& operation : operations) CHECK(apply(catalog, operation, {"r1", false}, "any").empty());
  return catalog;
}

std::vector<std::string> keys(const Inverse& inverse) {
  std::vector<std::string> all;
  for (const auto& operation : inverse.operations) all.emplace_back(key_of(operation));
  return all;
}
} // namespace

TEST_CASE("every kind of object comes back as it was") {
  auto replaced_function = function("twice", "integer", "select 3");
  replaced_function.replace = true;
  auto other_result = function("twice", "text", "select 'x'");
  other_result.replace = true;
  auto replaced_trigger = trigger("stamp", model::Timing::after);
  replaced_trigger.replace = true;
  auto replaced_constraint = trigger("watch", model::Timing::before);
  replaced_constraint.replace = true;
  const std::vector<model::Operation> operations{
      model::DropView{"w", false, false},
      model::DropView{"v", false, true},
      model::CreateView{"v", sql("select id, title, state from books"), {}, true, {}},
      model::CreateView{"w", sql("select title as other from v"), {}, true, {}},
      model::CreateView{"new", sql("select 1 as a"), {}, true, {}},
      model::CreateMaterializedView{"n", sql("select 1"), {}, true, false, {}, {}, {}},
      model::CreateMaterializedView{"m", sql("select 1"), {}, true, true, {}, {}, {}},
      model::DropMaterializedView{"m", false, false},
      model::RefreshMaterializedView{"m", true, true},
      model::RefreshMaterializedView{"m", false, false},
      model::DropTable{"books", false, true},
      model::DropColumn{"books", "title", false, true},
      replaced_function,
      other_result,
      model::DropFunction{"twice", std::nullopt, false, false},
      model::DropFunction{"on_change", model::Arguments{}, false, true},
      function("new", "integer", "select 1"),
      model::CreateProcedure{"p", {}, false},
      replaced_trigger,
      replaced_constraint,
      model::DropTrigger{"books", "watch", false, false},
      model::DropTrigger{"v", "save", false, false},
      model::DropTrigger{"books", "nowhere", true, false},
      model::CreateComposite{"pair", {{"a", {}, {}}}},
      model::CreateDomain{"d", {}, {}, false, {}, {}},
      model::RenameEnumValue{"mood", "good", "fine"},
      model::DropType{"mood", false, true},
      model::AlterSequence{
          "numbers", {model::SequenceType::integer, {}, -1, {}, 7, {}, true, model::ColumnName{}}, {}},
      model::DropSequence{"numbers", false, true},
      model::DisableRowSecurity{"books", true},
      model::DropPolicy{"books", "own", false},
      model::Comment{{ObjectKind::view, "v", {}, {}}, std::nullopt},
      model::Comment{{ObjectKind::index, "m_id", {}, {}}, "another"},
      model::Rename{{ObjectKind::view, "v", {}, {}}, "renamed"},
      model::Rename{{ObjectKind::materialized_view, "m", {}, {}}, "renamed"},
      model::Rename{{ObjectKind::sequence, "numbers", {}, {}}, "renamed"},
      model::Rename{{ObjectKind::type, "mood", {}, {}}, "renamed"},
      model::Rename{{ObjectKind::function, "on_change", {}, model::Arguments{}}, "renamed"},
      model::Rename{{ObjectKind::trigger, "books", "stamp", {}}, "renamed"},
      model::Rename{{ObjectKind::policy, "books", "own", {}}, "renamed"},
      model::RenameTable{"books", "renamed"}};
  for (const auto& operation : operations) {
    DYNAMIC_SECTION(summary(operation)) {
      const auto before = shop();
      const auto inverse = invert(operation, before);
      REQUIRE(std::holds_alternative<Inverse>(inverse));
      auto catalog = before;
      CHECK(apply(catalog, operation, {"r2", false}, "any").empty());
      for (const auto& back : std::get<Inverse>(inverse).operations) {
        INFO(summary(back));
        CHECK(apply(catalog, back, {"r2", false}, "any").empty());
      }
      CHECK(same(catalog, before));
    }
  }
}

TEST_CASE("a former definition replaces a new one where the columns allow it") {
  const auto catalog = shop();
  const auto replaced = [&](const std::string& query) {
    return keys(std::get<Inverse>(invert(model::CreateView{"w", sql(query), {}, true, {}}, catalog)));
  };
  CHECK(replaced("select id from v where id > 1") == std::vector<std::string>{"create_view"});
  CHECK(replaced("select id, title from v") == std::vector<std::string>{"drop_view", "create_view"});
}

TEST_CASE("what does not come back is said") {
  const auto catalog = shop();
  const auto lost = [&](const model::Operation& operation) {
    return std::get<Inverse>(invert(operation, catalog)).lost;
  };
  CHECK(lost(model::DropTable{"books", false, true}) == "the rows of books");
  CHECK(lost(model::DropType{"mood", false, true}) == "the values of books.state");
  CHECK(lost(model::DropMaterializedView{"m", false, false}).empty()); // it can be filled again
  CHECK(lost(model::AlterSequence{"numbers", {}, 7}) == "the position of numbers");
}

TEST_CASE("what the history does not know has no inverse, in one sentence") {
  auto catalog = shop();
  apply(catalog, model::Sql{{{{"CREATE OR REPLACE VIEW v AS …; ALTER FUNCTION twice() …", {}}}, {}}}, {},
        "any");
  const auto reason = [&](const model::Operation& operation) {
    const auto inverse = invert(operation, catalog);
    const auto* none = std::get_if<NoInverse>(&inverse);
    return none == nullptr ? std::string() : none->reason;
  };
  CHECK(reason(model::DropView{"v", false, false}) ==
        "what view v looked like is not known: raw SQL made or changed it");
  CHECK(reason(model::DropFunction{"twice", std::nullopt, false, false}) ==
        "what function twice looked like is not known: raw SQL made or changed it");
  CHECK(reason(model::DropType{"unknown", false, false}) ==
        "what type unknown looked like is not known: raw SQL made or changed it");
  CHECK(reason(model::DropTable{"books", false, true}) ==
        "what view v looked like is not known: raw SQL made or changed it");
  CHECK(reason(model::AddEnumValue{"mood", "new", {}, {}, false}) ==
        "an enumeration cannot lose a value: rows may hold it");
  CHECK(reason(model::AddEnumValue{"mood", "bad", {}, {}, true}).empty());
  CHECK(reason(model::Comment{{ObjectKind::view, "unknown", {}, {}}, "x"}) ==
        "what was said of unknown is not known: raw SQL made it");
  CHECK(reason(model::DropExtension{"citext", false, true}).find("does not come back") != std::string::npos);
}
