#include "dialects/postgresql/names.hpp"
#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("names are quoted where they must be") {
  const auto quoted = [](const char* name) { return postgresql::quoted(model::Identifier(name)); };
  CHECK(quoted("memories") == "memories");
  CHECK(quoted("_a1$") == "_a1$");
  CHECK(quoted("name") == "name");
  CHECK(quoted("user") == "\"user\"");
  CHECK(quoted("select") == "\"select\"");
  CHECK(quoted("left") == "\"left\"");
  CHECK(quoted("json_table") == "\"json_table\"");
  CHECK(quoted("Mixed") == "\"Mixed\"");
  CHECK(quoted("1st") == "\"1st\"");
  CHECK(quoted("with blank") == "\"with blank\"");
  CHECK(quoted("in\"side") == "\"in\"\"side\"");
  CHECK(quoted("größe") == "\"größe\"");
  CHECK(quoted("") == "\"\"");
  CHECK(postgresql::quoted(model::QualifiedName("order", "Group")) == "\"order\".\"Group\"");
}

TEST_CASE("every key word of the server that needs quotes gets them") {
  Database db;
  for (const auto& row : db.session->query("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'")) {
    INFO(*row[0]);
    CHECK(postgresql::needs_quotes(*row[0]));
  }
}

TEST_CASE("the server reads quoted names as they were meant") {
  Database db;
  for (const char* name : {"user", "Mixed", "in\"side", "größe", "a.b", "with blank", "name"}) {
    model::CreateTable table;
    table.name = model::QualifiedName(model::Identifier(name));
    table.columns = {column(name, "integer")};
    db.run(table);
    CHECK(db.session->table_exists(table.name));
    CHECK(db.session->column_exists(table.name, name));
    CHECK(db.value("SELECT count(*) FROM pg_class WHERE relname = " + ansi::literal(name)) == "1");
  }
}
