#include "framework/catalog/apply.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;
using model::ObjectKind;

namespace {
model::SqlText sql(const std::string& text) { return {text, {}}; }

/// Runs operations as revision r1, r2 …; what clashed last is the result.
struct History {
  Catalog catalog{Naming{"public", false}};
  int revision = 0;
  std::string run(const model::Operation& operation, bool maybe = false) {
    const auto clashes = apply(catalog, operation, {"r" + std::to_string(++revision), maybe}, "any");
    return clashes.empty() ? "" : clashes.front().code;
  }
};

model::CreateTable table(const std::string& name) {
  model::CreateTable made;
  made.name = Identifier(name);
  for (const std::string column : {"id", "title"}) {
    made.columns.emplace_back();
    made.columns.back().name = column;
  }
  return made;
}
model::CreateView view(const std::string& name, const std::string& query, bool replace = false) {
  return {Identifier(name), sql(query), {}, replace, {}};
}
model::CreateFunction function(const std::string& name, const std::string& argument, bool replace = false) {
  model::CreateFunction made;
  made.name = Identifier(name);
  made.routine.arguments = {{{}, argument, {}, {}}};
  made.returns = "integer";
  made.replace = replace;
  return made;
}
model::CreateTrigger trigger(const std::string& owner, const std::string& name, bool replace = false) {
  model::CreateTrigger made;
  made.table = Identifier(owner);
  made.name = name;
  made.events = {{model::Event::update, {"title"}}};
  made.when = sql("new.title is not null");
  made.function = "on_change";
  made.replace = replace;
  return made;
}
} // namespace

TEST_CASE("tables, views, indexes and sequences share their names, and types those of tables") {
  History history;
  history.run(table("books"));
  CHECK(history.run(view("books", "select 1")) == "duplicate-object");
  CHECK(history.run(model::CreateSequence{"books", {}, false}) == "duplicate-object");
  CHECK(history.run(model::CreateSequence{"books", {}, true}).empty());
  CHECK(history.run(model::CreateIndex{
            "books", {"books", {{"id", {}, {}, {}, {}, {}}}, {}, {}, {}, {}, {}}, false, false}) ==
        "duplicate-object");
  CHECK(history.run(model::CreateEnum{"books", {}}) == "duplicate-object");
  CHECK(history.run(model::CreateSequence{"numbers", {}, false}).empty());
  CHECK(history.run(model::CreateEnum{"numbers", {}}).empty()); // a sequence has no type of its rows
  CHECK(history.run(model::CreateComposite{"numbers", {}}) == "duplicate-object");
  CHECK(history.run(model::RenameTable{"books", "numbers"}) == "duplicate-object");
}

TEST_CASE("what the history is not sure of makes room") {
  History history;
  history.run(table("books"));
  history.run(model::Sql{{{{"DROP TABLE books", {}}}, {}}});
  CHECK(history.run(view("books", "select 1")).empty());
  CHECK(history.catalog.table("books") == nullptr);
  history.run(table("maybe"), true);
  CHECK(history.run(table("maybe")).empty());
  CHECK(history.catalog.table("maybe")->certain());
}

TEST_CASE("a view that is replaced keeps what was said of it, and its origin") {
  History history;
  history.run(view("v", "select 1 as a"));
  history.run(model::Comment{{ObjectKind::view, "v", {}, {}}, "words"});
  history.run(view("v", "select 2 as a", true));
  const auto* known = history.catalog.view("v");
  CHECK(std::get<model::CreateView>(known->definition).sql.every == "select 2 as a");
  CHECK(known->comment == "words");
  CHECK(known->origin.born == "r1");
  CHECK(known->origin.changed == "r3");
  CHECK(history.run(view("v", "select 3")) == "duplicate-object");
}

TEST_CASE("a materialized view has indexes") {
  History history;
  history.run(model::CreateMaterializedView{"m", sql("select 1 as a"), {}, true, false, {}, {}, {}});
  history.run(
      model::CreateIndex{"m", {"m_a", {{"a", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}}, false, false});
  CHECK(history.catalog.view_of_index("m_a") != nullptr);
  CHECK(history.catalog.table_of_index("m_a") == nullptr);
  history.run(model::RenameIndex{"m_a", "m_b"});
  CHECK(history.catalog.relation("m_b") == Relation::index);
  history.run(model::DropIndex{"m_b", {}, false, false, false});
  CHECK(history.catalog.view("m")->indexes.empty());
}

TEST_CASE("routines are told apart by the types of their arguments, however they are spelled") {
  History history;
  history.run(function("f", "integer"));
  CHECK(history.run(function("f", "int4")) == "duplicate-object");
  CHECK(history.run(function("f", "INT", true)).empty());
  CHECK(history.run(function("f", "character  varying(20)")).empty());
  CHECK(history.catalog.routine("f", model::Arguments{{{}, "varchar", {}, {}}}) != nullptr);
  CHECK(history.catalog.routine("f", std::nullopt) == nullptr); // there are two
  CHECK(history.catalog.routines("f").size() == 2);
  history.run(model::DropFunction{"f", model::Arguments{{{}, "varchar", {}, {}}}, false, false});
  CHECK(history.catalog.routine({"public", "f"}, std::nullopt)->signature() == "INT");
}

TEST_CASE("triggers stand by name, and follow what is renamed") {
  History history;
  history.run(table("books"));
  history.run(trigger("books", "b"));
  history.run(trigger("books", "a"));
  CHECK(history.run(trigger("books", "a")) == "duplicate-object");
  CHECK(history.run(trigger("books", "a", true)).empty());
  CHECK(history.run(model::DropTrigger{"books", "c", false, false}) == "unknown-trigger");
  history.run(model::CreateFunction{"on_change", {}, "trigger", {}, {}, {}, {}, {}, {}, {}, {}});
  history.run(model::Rename{{ObjectKind::function, "on_change", {}, {}}, "stamp"});
  history.run(model::RenameColumn{"books", "title", "Full name"});
  history.run(model::RenameTable{"books", "titles"});
  history.run(model::Rename{{ObjectKind::trigger, "titles", "a", {}}, "z"});
  const auto& all = history.catalog.table("titles")->triggers;
  REQUIRE(all.size() == 2);
  CHECK(all[1].definition.name == "z");
  CHECK(all[0].definition.table == QualifiedName("titles"));
  CHECK(all[0].definition.function == QualifiedName("stamp"));
  CHECK(all[0].definition.events.front().columns == Identifiers{"Full name"});
  CHECK(all[0].definition.when->every == "new.\"Full name\" is not null");
}

TEST_CASE("an enumeration gains values in their places") {
  History history;
  history.run(model::CreateEnum{"mood", {"good", "bad"}});
  history.run(model::AddEnumValue{"mood", "fair", "bad", {}, false});
  history.run(model::AddEnumValue{"mood", "great", {}, "good", false});
  history.run(model::AddEnumValue{"mood", "awful", {}, {}, false});
  history.run(model::RenameEnumValue{"mood", "fair", "so so"});
  CHECK(std::get<model::CreateEnum>(history.catalog.type("mood")->definition).values ==
        std::vector<std::string>{"good", "great", "so so", "bad", "awful"});
  CHECK(history.run(model::AddEnumValue{"mood", "bad", {}, {}, false}) == "duplicate-object");
  CHECK(history.run(model::AddEnumValue{"mood", "bad", {}, {}, true}).empty());
  CHECK(history.run(model::AddEnumValue{"mood", "new", "nowhere", {}, false}) == "unknown-value");
}

TEST_CASE("columns follow a type that is renamed") {
  History history;
  history.run(model::CreateEnum{"mood", {"good"}});
  auto made = table("books");
  made.columns[1].type = {model::TypeKind::enumeration, {}, 1, "mood", {}};
  made.columns[0].type = {model::TypeKind::native, {}, 0, {}, {{"any", "public.mood[]"}}};
  history.run(made);
  history.run(function("f", "mood[]"));
  history.run(model::Rename{{ObjectKind::type, "mood", {}, {}}, "feeling"});
  const auto& columns = history.catalog.table("books")->columns;
  CHECK(columns[1].definition.type.enumeration == QualifiedName("feeling"));
  CHECK(columns[0].definition.type.native.at("any") == "public.feeling[]");
  CHECK(history.catalog.routine("f", std::nullopt)->signature() == "feeling[]");
}

TEST_CASE("a table takes what belongs to it along, and with cascade what needs it") {
  History history;
  history.run(table("books"));
  auto loans = table("loans");
  loans.foreign_keys = {{"to_books", {"title"}, {"books", {"id"}, {}, {}, {}, {}}}};
  history.run(loans);
  model::SequenceOptions owned;
  owned.owned_by = model::ColumnName{"books", "id"};
  history.run(model::CreateSequence{"numbers", owned, false});
  history.run(view("v", "select id from books"));
  history.run(view("w", "select id from v"));
  history.run(model::Grant{{model::Privilege::select}, {{}, "books", {}, {}}, {"reader"}, false});
  auto restricted = history.catalog;
  apply(restricted, model::DropTable{"books", false, false}, {}, "any");
  CHECK(restricted.sequence("numbers") == nullptr);
  CHECK(restricted.grants_on(model::GrantKind::table, "books").empty());
  CHECK(restricted.view("w") != nullptr);
  history.run(model::DropTable{"books", false, true});
  CHECK(history.catalog.view("v") == nullptr);
  CHECK(history.catalog.view("w") == nullptr);
  CHECK(history.catalog.table("loans")->constraint("to_books", {}) == nullptr);
}

TEST_CASE("a sequence is renamed where it is meant, and not in values") {
  History history;
  history.run(model::CreateSequence{"orders", {}, false});
  history.run(view("v", "select nextval('orders') a, 'orders' kind, 'orders'::regclass b, f('orders') c"));
  history.run(model::Rename{{ObjectKind::sequence, "orders", {}, {}}, "tickets"});
  CHECK(std::get<model::CreateView>(history.catalog.view("v")->definition).sql.every ==
        "select nextval('tickets') a, 'orders' kind, 'tickets'::regclass b, f('orders') c");
}

TEST_CASE("a cascade takes a default alone, and a column with its type") {
  History history;
  history.run(model::CreateSequence{"numbers", {}, false});
  history.run(model::CreateEnum{"mood", {"good"}});
  auto made = table("books");
  made.columns[0].default_value = model::Value(sql("nextval('numbers'::regclass)"));
  made.columns[1].type = {model::TypeKind::enumeration, {}, 0, "mood", {}};
  history.run(made);
  history.run(model::DropSequence{"numbers", false, true});
  history.run(model::DropType{"mood", false, true});
  const auto& columns = history.catalog.table("books")->columns;
  REQUIRE(columns.size() == 1);
  CHECK_FALSE(columns[0].definition.default_value.has_value());
}

TEST_CASE("everything in a schema follows its name, and goes with it") {
  History history;
  history.run(model::CreateSchema{"app", false});
  auto made = table("books");
  made.name.schema = "app";
  history.run(made);
  history.run(view("v", "select * from app.books"));
  history.run(
      model::Grant{{model::Privilege::usage}, {model::GrantKind::schema, "app", {}, {}}, {"reader"}, false});
  history.run(model::Rename{{ObjectKind::schema, "app", {}, {}}, "shop"});
  CHECK(history.catalog.table({"shop", "books"}) != nullptr);
  CHECK(std::get<model::CreateView>(history.catalog.view("v")->definition).sql.every ==
        "select * from shop.books");
  CHECK(history.catalog.grant({model::GrantKind::schema, "shop", {}, {}}, "reader") != nullptr);
  history.run(model::DropSchema{"shop", false, true});
  CHECK(history.catalog.table({"shop", "books"}) == nullptr);
  CHECK(history.catalog.view("v") == nullptr);
}

TEST_CASE("raw SQL puts every object in doubt that it may change") {
  History history;
  history.run(view("v", "select 1"));
  history.run(function("f", "integer"));
  history.run(model::CreateEnum{"mood", {}});
  history.run(model::CreateSequence{"numbers", {}, false});
  history.run(model::Sql{
      {{{"ALTER VIEW v …; DROP FUNCTION f(int); ALTER TYPE mood …; ALTER SEQUENCE public.numbers", {}}},
       {}}});
  CHECK(history.catalog.view("v")->changed_by_sql);
  CHECK(history.catalog.routine("f", std::nullopt)->changed_by_sql);
  CHECK(history.catalog.type("mood")->changed_by_sql);
  CHECK(history.catalog.sequence("numbers")->changed_by_sql);
}

TEST_CASE("remarks stand on objects of every kind") {
  History history;
  auto made = table("books");
  made.checks = {{"c", sql("id > 0")}};
  made.indexes = {{"i", {{"id", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}}};
  history.run(made);
  history.run(trigger("books", "t"));
  history.run(model::CreatePolicy{"books", "p", {}, {}, sql("true"), {}, true});
  history.run(view("v", "select 1"));
  history.run(function("f", "integer"));
  history.run(model::CreateEnum{"mood", {}});
  history.run(model::CreateSequence{"numbers", {}, false});
  history.run(model::CreateSchema{"app", false});
  history.run(model::CreateExtension{"citext", true, {}, {}});
  const std::vector<model::ObjectName> objects{{ObjectKind::table, "books", {}, {}},
                                               {ObjectKind::column, "books", "id", {}},
                                               {ObjectKind::constraint, "books", "c", {}},
                                               {ObjectKind::index, "i", {}, {}},
                                               {ObjectKind::trigger, "books", "t", {}},
                                               {ObjectKind::policy, "books", "p", {}},
                                               {ObjectKind::view, "v", {}, {}},
                                               {ObjectKind::function, "f", {}, {}},
                                               {ObjectKind::type, "mood", {}, {}},
                                               {ObjectKind::sequence, "numbers", {}, {}},
                                               {ObjectKind::schema, "app", {}, {}},
                                               {ObjectKind::extension, "citext", {}, {}}};
  for (const auto& object : objects) CHECK(history.run(model::Comment{object, to_string(object)}).empty());
  const auto& known = *history.catalog.table("books");
  CHECK(known.comment == "books");
  CHECK(known.columns[0].definition.comment == "books.id");
  CHECK(known.constraint("c", {})->comment == "books.c");
  CHECK(known.indexes[0].comment == "i");
  CHECK(known.triggers[0].comment == "books.t");
  CHECK(known.policies[0].comment == "books.p");
  CHECK(history.catalog.view("v")->comment == "v");
  CHECK(history.catalog.routine("f", std::nullopt)->comment == "f");
  CHECK(history.catalog.type("mood")->comment == "mood");
  CHECK(history.catalog.sequence("numbers")->comment == "numbers");
  CHECK(history.catalog.schema("app")->comment == "app");
  CHECK(history.catalog.extension("citext")->comment == "citext");
}
