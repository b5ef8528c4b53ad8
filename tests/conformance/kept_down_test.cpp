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

TEST_CASE("a derived down of a table that raw SQL made is found when the step runs, on PostgreSQL") {
  const test_support::PostgresDatabase database;
  comes_back(database.url());
}
