#include "framework/catalog/apply.hpp"
#include "framework/catalog/relations.hpp"
#include "framework/catalog/replacing.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::catalog;

namespace {
model::SqlText sql(const std::string& text) { return {text, {}}; }

std::string relations(const std::string& text) {
  std::string out;
  for (const auto& use : relations_in(text)) {
    out += out.empty() ? "" : " ";
    out += (use.schema.text.empty() ? "" : use.schema.text + ".") + use.word.text;
    if (!use.alias.text.empty()) out += ":" + use.alias.text;
  }
  return out;
}

Catalog library(const Naming& naming = {"public", false}) {
  Catalog catalog(naming);
  for (const std::string name : {"books", "loans", "Odd Name"}) {
    model::CreateTable table;
    table.name = Identifier(name);
    for (const std::string column : {"id", name == "loans" ? "book" : "title"}) {
      table.columns.emplace_back();
      table.columns.back().name = column;
    }
    apply(catalog, table, {}, "any");
  }
  return catalog;
}

std::string renamed_table(const std::string& text) {
  return with_relation_renamed(sql(text), "books", "titles", library()).every;
}
std::string renamed_column(const std::string& text, const model::Identifiers& rows = {}) {
  return with_column_renamed(sql(text), "books", "title", "name", library(), rows).every;
}
} // namespace

TEST_CASE("relations are told from columns, functions, aliases and common tables") {
  CHECK(relations("select status, a from orders o, app.\"Odd Name\" as n where x in (select y from z)") ==
        "orders:o app.Odd Name:n z");
  CHECK(relations("select 1 from a left join b on a.x = b.x, only c natural join d") == "a b c d");
  CHECK(relations("with r as (select * from t), s (x) as (select 1) select * from r join u using (id)") ==
        "t u");
  CHECK(relations("select extract(year from born), trim(both from name) from people") == "people");
  CHECK(relations("select * from unnest(array[1]) u, generate_series(1, 2)").empty());
  CHECK(relations("select a is distinct from b from t") == "t");
  CHECK(relations("insert into log (a, b) select a, b from t; update t set a = 1 where b = 2") == "log t t");
  CHECK(relations("delete from t using u where t.a = u.a -- from nowhere") == "t u");
  CHECK(relations("select * from (a join b on true) where c = 'from d'") == "a b");
  CHECK(relations("select 1 from a order by b, c limit 1").size() == 1);
}

TEST_CASE("a table that is renamed is so where it stands for a table") {
  CHECK(renamed_table("select books, books.id from books where other.books = 1") ==
        "select books, titles.id from titles where other.books = 1");
  CHECK(renamed_table("select b.id from public.books b join app.books on true") ==
        "select b.id from public.titles b join app.books on true");
  CHECK(renamed_table("select * from \"books\"; select * from Books") ==
        "select * from \"titles\"; select * from titles");
  CHECK(renamed_table("select 'books' /* from books */ from loans") ==
        "select 'books' /* from books */ from loans");
}

TEST_CASE("a column that is renamed is so where it is the table's") {
  CHECK(renamed_column("select title, b.title, l.title from books b, loans l") ==
        "select name, b.name, l.title from books b, loans l");
  CHECK(renamed_column("select title from \"Odd Name\", books") == "select title from \"Odd Name\", books");
  CHECK(renamed_column("select title from loans") == "select title from loans");
  CHECK(renamed_column("insert into loans (title) values (new.title)", {"new", "old"}) ==
        "insert into loans (title) values (new.name)");
  CHECK(renamed_column("update books set title = lower(title) where id = new.id", {"new"}) ==
        "update books set name = lower(name) where id = new.id");
  CHECK(renamed_column("select 1 as title, title(id) from books") ==
        "select 1 as title, title(id) from books");
}

TEST_CASE("a column that is renamed keeps its name in what a query gives, where views keep theirs") {
  const auto renamed = [](const std::string& text) {
    const auto catalog = library({"public", false, true, true});
    return with_column_renamed(sql(text), "books", "title", "name", catalog, {}).every;
  };
  CHECK(renamed("select id is distinct from 1 as other, title from books") ==
        "select id is distinct from 1 as other, name AS title from books");
  CHECK(renamed("select mode() within group (order by id) as m, title from books") ==
        "select mode() within group (order by id) as m, name AS title from books");
  CHECK(renamed("select array[id, title, 'x'] as all_of, title from books") ==
        "select array[id, name, 'x'] as all_of, name AS title from books");
}

TEST_CASE("a text names relations, sequences, functions and types that the catalog knows") {
  auto catalog = library();
  apply(catalog, model::CreateSequence{"numbers", {}, false}, {}, "any");
  apply(catalog, model::CreateEnum{"mood", {"good"}}, {}, "any");
  model::CreateFunction twice;
  twice.name = "twice";
  apply(catalog, twice, {}, "any");
  std::string found;
  for (const auto& object :
       named_in(sql("select twice(nextval('numbers')), 'good'::mood, mood from BOOKS, unknown"), catalog))
    found += to_string(object) + " ";
  CHECK(found == "books twice mood numbers ");
}

TEST_CASE("the columns of a query are known when their names are") {
  CHECK(columns_of_query("select a, t.b, count(*) as \"N\" from t") ==
        std::vector<std::string>{"a", "b", "N"});
  CHECK(columns_of_query("select * from t") == std::nullopt);
  CHECK(columns_of_query("select a + 1, 'x' from t") == std::nullopt);
  CHECK(columns_of_query("select coalesce(a, b) as c, d from t") == std::vector<std::string>{"c", "d"});
  CHECK(columns_of_query("select a is distinct from b as c, array[a, b] as limit, d from t") ==
        std::vector<std::string>{"c", "limit", "d"});
  CHECK(columns_of_query("select true, a from t") == std::nullopt);
  CHECK(columns_of_query("select distinct on (a) b, offset, t.limit from t fetch first row only") ==
        std::vector<std::string>{"b", "offset", "limit"});
  CHECK(columns_of_query("select a, b having true") == std::vector<std::string>{"a", "b"});
  CHECK(columns_of_query("select distinct s.t.* from s.t") == std::nullopt);
  CHECK(columns_of_query("select from t") == std::vector<std::string>{});
}

TEST_CASE("the columns that a function returns are its own, and no longer replaceable when they change") {
  const auto function = [](const std::string& returns) {
    model::CreateFunction o;
    o.name = {{}, model::Identifier("f")};
    o.routine.language = "sql";
    o.returns = returns;
    Routine routine;
    routine.definition = o;
    return routine;
  };
  const auto now = function("TABLE (a integer, b numeric(10, 2))");
  CHECK(can_replace(now, function("table(a int, b numeric)"), {}));
  CHECK_FALSE(can_replace(now, function("table(a int, c numeric)"), {}));
  CHECK_FALSE(can_replace(now, function("table(a int)"), {}));
  CHECK_FALSE(can_replace(function("integer"), function("setof integer"), {}));
  CHECK(can_replace(function("table(a integer)"), function("setof integer"), {}));
}
