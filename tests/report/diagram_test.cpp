#include "framework/catalog/apply.hpp"
#include "framework/report/diagram.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
model::Column column(const char* name, model::TypeKind kind, bool nullable = true) {
  model::Column column;
  column.name = name;
  column.type.kind = kind;
  column.nullable = nullable;
  return column;
}

/// teams, and users that may be in one; each user has at most one profile.
catalog::Catalog sample() {
  catalog::Catalog catalog({"public", false});
  model::CreateTable teams, users;
  teams.name = "teams";
  teams.columns = {column("id", model::TypeKind::bigint)};
  teams.columns[0].primary_key = true;
  users.name = {"app", "users"};
  users.columns = {column("team", model::TypeKind::bigint), column("e-mail \"x\"", model::TypeKind::native)};
  users.columns[1].type.native = {{"postgresql", "citext(1, 2)"}};
  users.columns[1].unique = true;
  users.columns[1].comment = "who \"they\" are";
  users.columns[0].references.emplace().table = "teams";
  for (const auto& table : {teams, users})
    REQUIRE(catalog::apply(catalog, table, {"a1"}, "postgresql").empty());
  return catalog;
}
} // namespace

TEST_CASE("a catalog is drawn for Mermaid") {
  CHECK(report::mermaid(sample(), "postgresql") == "erDiagram\n"
                                                   "  \"teams\" {\n"
                                                   "    bigint id PK\n"
                                                   "  }\n"
                                                   "  \"app.users\" {\n"
                                                   "    bigint team FK\n"
                                                   "    citext(1__2) e-mail__x_ UK \"who 'they' are\"\n"
                                                   "  }\n"
                                                   "  \"app.users\" }o--o| \"teams\" : \"team\"\n");
}

TEST_CASE("a catalog is drawn for Graphviz") {
  const auto text = report::dot(sample(), "postgresql");
  CHECK(text.find("  \"app.users\" -> \"teams\" [label=\"team\"];\n") != std::string::npos);
  CHECK(text.find("<td align=\"left\">e-mail &quot;x&quot;</td>") != std::string::npos);
  CHECK(text.find("<td align=\"left\">citext(1, 2)</td>") != std::string::npos);
}
