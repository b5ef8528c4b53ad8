#include "tests/conformance/workbench.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {

struct Way {
  const char* name;
  const char* steps;
};

/// Changes of a table that only raw SQL made: the history cannot tell what undoes them.
const Way ways[] = {
    {"a dropped table", "  - drop_table: {name: items}\n"},
    {"a dropped column", "  - drop_column: {table: items, column: note}\n"},
    {"a changed column",
     "  - alter_column: {table: items, column: note, type: varchar(80), nullable: true}\n"},
    {"a dropped constraint", "  - drop_constraint: {table: items, name: items_count_check}\n"},
    {"a dropped index", "  - drop_index: {name: items_by_owner, table: items}\n"},
    {"an unnamed constraint", "  - add_unique: {table: items, columns: [owner, note]}\n"},
    {"inserted rows", "  - insert: {table: items, rows: [{id: 2, owner: b, note: m, count: 2}]}\n"},
    {"a column that may be there",
     "  - add_column: {table: items, name: note, type: text, if_not_exists: true}\n"},
    {"several steps", "  - drop_index: {name: items_by_owner, table: items}\n"
                      "  - drop_column: {table: items, column: owner}\n"
                      "  - add_column: {table: items, name: size, type: integer}\n"
                      "  - drop_table: {name: items}\n"},
};

std::string revision(const std::string& id, const std::string& parent, const std::string& steps) {
  return "revision: " + id + (parent.empty() ? "" : "\ndown_revision: " + parent) + "\nmessage: " + id +
         "\nup:\n" + steps;
}

std::map<std::string, std::string> files(const Way& way) {
  return {
      {"a1.yaml", revision("a1", "",
                           "  - sql:\n"
                           "      - CREATE TABLE items (id INTEGER PRIMARY KEY, owner VARCHAR(20) NOT NULL,"
                           " note TEXT NOT NULL DEFAULT 'none', count INTEGER CONSTRAINT items_count_check"
                           " CHECK (count > 0))\n"
                           "      - CREATE INDEX items_by_owner ON items (owner)\n"
                           "      - INSERT INTO items VALUES (1, 'a', 'n', 1)\n"
                           "down: [{drop_table: {name: items}}]\n")},
      {"a2.yaml", revision("a2", "a1", way.steps)}};
}

/// `bench(url)` each time anew: what was known must come from the journal.
void comes_back(const std::string& url) {
  for (const auto& way : ways) DYNAMIC_SECTION(way.name) {
      const auto revisions = files(way);
      conformance::Workbench(revisions, url).upgrade("a1");
      const auto before = conformance::Workbench(revisions, url).schema();
      conformance::Workbench(revisions, url).upgrade("a2");
      conformance::Workbench(revisions, url).downgrade("a1");
      CHECK(conformance::Workbench(revisions, url).schema() == before);
      conformance::Workbench(revisions, url).upgrade("a2");
      conformance::Workbench(revisions, url).downgrade("base");
      CHECK(conformance::Workbench(revisions, url).schema() == "");
    }
}
} // namespace

TEST_CASE("a derived down of a table that raw SQL made is found when the step runs, on SQLite") {
  const test_support::SqliteDatabase database;
  comes_back(database.url());
}

namespace {
/// r1 makes the table by raw SQL, r2 drops it; what comes back is what was there.
void drops_and_comes_back(const std::string& url, const std::string& made, const std::string& proof) {
  const std::map<std::string, std::string> revisions{
      {"a1.yaml", revision("a1", "", "  - sql: |\n      " + made + "\ndown: [{drop_table: {name: t}}]\n")},
      {"a2.yaml", revision("a2", "a1", "  - drop_table: {name: t}\n")}};
  conformance::Workbench bench(revisions, url);
  bench.upgrade("a1");
  const auto before = bench.schema();
  bench.upgrade("a2");
  bench.downgrade("a1");
  CHECK(bench.schema() == before);
  bench.execute(proof);
  bench.upgrade("a2");
}
} // namespace

TEST_CASE("columns without a type and triggers come back on SQLite") {
  const test_support::SqliteDatabase database;
  drops_and_comes_back(
      database.url(),
      "CREATE TABLE t (a, b);\n      CREATE TRIGGER tr\n      AFTER INSERT ON t\n      FOR EACH ROW\n      "
      "BEGIN\n"
      "      UPDATE t SET b = 1;\n      END;",
      "INSERT INTO t (a) SELECT 1 WHERE EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'tr')");
}

TEST_CASE("a column with a sequence of its own comes back on PostgreSQL") {
  const test_support::PostgresDatabase database;
  drops_and_comes_back(database.url(), "CREATE TABLE t (id serial PRIMARY KEY, a bigserial, b int)",
                       "INSERT INTO t (b) VALUES (1)");
}

TEST_CASE("a search_path that a revision sets reaches neither the journal nor the next revision") {
  const test_support::PostgresDatabase database;
  const std::map<std::string, std::string> revisions{
      {"a1.yaml", revision("a1", "",
                           "  - sql: |\n      SELECT pg_catalog.set_config('search_path', '', false);\n"
                           "      CREATE TABLE public.a (i int);\n      CREATE SCHEMA app;\n"
                           "      SET search_path = app;\n      CREATE TABLE inside (i int);\ndown: []\n")},
      {"a2.yaml",
       revision("a2", "a1", "  - create_table: {name: b, columns: [{name: i, type: integer}]}\n")}};
  conformance::Workbench bench(revisions, database.url());
  bench.upgrade("a2");
  bench.execute("INSERT INTO public.b VALUES (1)");
  bench.execute("INSERT INTO app.inside VALUES (1)");
  bench.downgrade("a1");
}

TEST_CASE("a derived down of a table that raw SQL made is found when the step runs, on PostgreSQL") {
  const test_support::PostgresDatabase database;
  comes_back(database.url());
}
