#include "framework/catalog/apply.hpp"
#include "framework/catalog/names.hpp"
#include "framework/catalog/words.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;

namespace {
Table table_named(const std::string& name, const std::vector<std::string>& columns) {
  Table table;
  table.name = Identifier(name);
  for (const auto& column : columns) {
    Column made;
    made.definition.name = column;
    table.columns.push_back(made);
  }
  return table;
}
model::SqlText sql(const std::string& text) { return {text, {}}; }
} // namespace

TEST_CASE("constraints without a name get PostgreSQL's") {
  const auto table = table_named("users", {"id", "email", "age"});
  CHECK(conventional_name(table, model::PrimaryKey{{}, {"id"}}, Catalog()).text == "users_pkey");
  CHECK(conventional_name(table, model::Unique{{}, {"email", "age"}, {}}, Catalog()).text ==
        "users_email_age_key");
  CHECK(conventional_name(table, model::ForeignKey{{}, {"age"}, {}}, Catalog()).text == "users_age_fkey");
  CHECK(conventional_name(table, model::Check{{}, sql("age > 18")}, Catalog()).text == "users_age_check");
  CHECK(conventional_name(table, model::Check{{}, sql("age > length(email)")}, Catalog()).text ==
        "users_check");
  CHECK(conventional_name(table, model::Check{{}, sql("1 > 0 -- age")}, Catalog()).text == "users_check");
}

TEST_CASE("a long name is cut to 63 bytes, the longer part first") {
  // On PostgreSQL 15: create table <40 a's> (<40 b's> int unique) makes aaaa…_bbbb…_key of 63 bytes.
  const auto table = table_named(std::string(40, 'a'), {std::string(40, 'b')});
  const auto name = conventional_name(table, model::Unique{{}, {std::string(40, 'b')}, {}}, Catalog()).text;
  CHECK(name.size() == 63);
  CHECK(name == std::string(29, 'a') + "_" + std::string(29, 'b') + "_key");
}

TEST_CASE("a taken name gets a number") {
  auto table = table_named("t", {"a"});
  Constraint taken;
  taken.name = "t_a_check";
  table.constraints.push_back(taken);
  CHECK(conventional_name(table, model::Check{{}, sql("a > 0")}, Catalog()).text == "t_a_check1");
}

TEST_CASE("a name is free in the whole schema") {
  // On PostgreSQL 15, after ALTER TABLE users RENAME TO users_old.
  const auto made = [](const char* name) {
    model::CreateTable table;
    table.name = QualifiedName(Identifier(name));
    table.columns.resize(2);
    table.columns[0].name = "id";
    table.columns[1].name = "age";
    for (auto& column : table.columns) column.type.kind = model::TypeKind::bigint;
    table.columns[0].primary_key = true;
    table.columns[1].check = sql("age > 0");
    return table;
  };
  Catalog catalog(Naming{"public", false});
  apply(catalog, made("users"), {}, {});
  apply(catalog, model::RenameTable{"users", "users_old"}, {}, {});
  apply(catalog, made("users"), {}, {});
  apply(catalog, made("books_pkey"), {}, {});
  apply(catalog, made("books"), {}, {});
  const auto has = [&](const char* table, const char* constraint) {
    return catalog.table(Identifier(table))->constraint(constraint, {}) != nullptr;
  };
  CHECK(has("users_old", "users_pkey"));
  CHECK(has("users", "users_pkey1"));
  CHECK(has("users", "users_age_check1"));
  CHECK(has("books", "books_pkey1"));
  apply(catalog, model::DropTable{"users_old", false, false}, {}, {});
  apply(catalog, model::DropTable{"users", false, false}, {}, {});
  apply(catalog, made("users"), {}, {});
  CHECK(has("users", "users_pkey"));
}

TEST_CASE("words are found outside strings and comments") {
  std::vector<std::string> found;
  for (const auto& word : words_of("a + \"B c\" -- d\n * 'e' /* f /* g */ */ || h1.i 1e5"))
    found.push_back(word.text);
  CHECK(found == std::vector<std::string>{"a", "B c", "h1", "i"});
  CHECK(renamed(sql("age > 1 and \"age\" < 5 and note <> 'age'"), "age", "old age").every ==
        "\"old age\" > 1 and \"old age\" < 5 and note <> 'age'");
}
