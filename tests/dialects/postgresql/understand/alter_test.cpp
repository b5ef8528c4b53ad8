#include "tests/dialects/postgresql/understand/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("columns come and go") {
  CHECK(lifted("alter table t add a int default 1 not null") ==
        "ALTER TABLE t ADD COLUMN a integer DEFAULT 1 NOT NULL");
  CHECK(lifted(
            "alter table s.t add column if not exists \"A b\" text references u(id) check (\"A b\" <> '')") ==
        "ALTER TABLE s.t ADD COLUMN IF NOT EXISTS \"A b\" text CHECK (\"A b\" <> '') REFERENCES u (id)");
  CHECK(lifted("alter table t add a int constraint positive check (a > 0), add b int unique deferrable") ==
        "ALTER TABLE t ADD COLUMN a integer;\n"
        "ALTER TABLE t ADD COLUMN b integer;\n"
        "ALTER TABLE t ADD UNIQUE (b) DEFERRABLE;\n"
        "ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0)");
  CHECK(lifted("alter table t drop a, drop column if exists b cascade") ==
        "ALTER TABLE t DROP COLUMN a;\nALTER TABLE t DROP COLUMN IF EXISTS b CASCADE");
  CHECK(lifted("alter table t rename a to \"B\"") == "ALTER TABLE t RENAME COLUMN a TO \"B\"");
}

TEST_CASE("columns change") {
  CHECK(lifted("alter table t alter a type numeric(10,2) using (a::text)::numeric") ==
        "ALTER TABLE t ALTER COLUMN a TYPE numeric(10, 2) USING ((a::text)::numeric)");
  CHECK(lifted("alter table t alter column a set data type text[]") ==
        "ALTER TABLE t ALTER COLUMN a TYPE text[]");
  CHECK(lifted("alter table t alter a set default 'x' || 'y'") ==
        "ALTER TABLE t ALTER COLUMN a SET DEFAULT ('x' || 'y')");
  CHECK(lifted("alter table t alter a set default null, alter b drop default") ==
        "ALTER TABLE t ALTER COLUMN b DROP DEFAULT;\nALTER TABLE t ALTER COLUMN a SET DEFAULT NULL");
  CHECK(lifted("alter table t alter a set not null; alter table t alter a drop not null") ==
        "ALTER TABLE t ALTER COLUMN a SET NOT NULL;\nALTER TABLE t ALTER COLUMN a DROP NOT NULL");
}

TEST_CASE("neighbouring changes of one column are one change") {
  CHECK(keys("alter table t alter a drop default, alter a type int using a::int, alter a set default 1, "
             "alter a set not null") == "alter_column");
  CHECK(lifted("alter table t alter a drop default, alter a type int using a::int, alter a set default 1") ==
        "ALTER TABLE t\n"
        "  ALTER COLUMN a DROP DEFAULT,\n"
        "  ALTER COLUMN a TYPE integer USING (a::int),\n"
        "  ALTER COLUMN a SET DEFAULT 1");
  CHECK(keys("alter table t alter a set default 1, alter a set default 2") == "alter_column, alter_column");
}

TEST_CASE("commands of one statement run in the server's order") {
  CHECK(keys("alter table t add constraint c check (b > 0), add b int, drop b") ==
        "drop_column, add_column, add_check");
  CHECK(keys("alter table t add unique (a), alter a type text, alter b set not null") ==
        "alter_column, alter_column, add_unique");
}

TEST_CASE("constraints come and go") {
  CHECK(lifted("alter table t add primary key (a, b)") == "ALTER TABLE t ADD PRIMARY KEY (a, b)");
  CHECK(lifted("alter table t add constraint k unique using index i deferrable initially deferred") ==
        "ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX i DEFERRABLE INITIALLY DEFERRED");
  CHECK(lifted("alter table t add constraint f foreign key (a) references u (b) match full on delete cascade "
               "not valid") == "ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES u (b) MATCH FULL "
                               "ON DELETE CASCADE NOT VALID");
  CHECK(lifted("alter table t add constraint c check (a > 0) not valid") ==
        "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID");
  CHECK(lifted("alter table t add exclude using gist (a with =)") ==
        "ALTER TABLE t ADD EXCLUDE USING gist (a WITH =)");
  CHECK(lifted("alter table t validate constraint c, drop constraint if exists d cascade") ==
        "ALTER TABLE t DROP CONSTRAINT IF EXISTS d CASCADE;\nALTER TABLE t VALIDATE CONSTRAINT c");
  CHECK(lifted("alter table t rename constraint a to b") == "ALTER TABLE t RENAME CONSTRAINT a TO b");
}

TEST_CASE("ONLY means nothing of a table that is known to stand alone") {
  const std::string add = "alter table only t add constraint t_pkey primary key (a)";
  CHECK(lifted(add) == "raw");
  CHECK(lifted(add, catalog_after("create table t (a int)")) ==
        "ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a)");
  CHECK(lifted(add, catalog_after("create table t (a int) partition by list (a)")) == "raw");
  CHECK(lifted("create table t (a int); " + add) ==
        "CREATE TABLE t (\n  a integer\n);\nALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a)");
  CHECK(lifted("create table t (a int); create table u () inherits (t); " + add) ==
        "CREATE TABLE t (\n  a integer\n);\nraw;\nraw");
}

TEST_CASE("a collation is what the column has, or the change is not an operation") {
  const auto known = catalog_after("create table t (a text collate \"C\", b text)");
  CHECK(lifted("alter table t alter a type varchar(9) collate \"C\"", known) ==
        "ALTER TABLE t ALTER COLUMN a TYPE varchar(9) COLLATE \"C\"");
  CHECK(lifted("alter table t alter a type varchar(9)", known) == "raw");
  CHECK(lifted("alter table t alter b type varchar(9) collate \"C\"", known) == "raw");
  CHECK(lifted("alter table t alter b type varchar(9)", known) ==
        "ALTER TABLE t ALTER COLUMN b TYPE varchar(9)");
}

TEST_CASE("rows are secured") {
  const auto known = catalog_after("create table t (a int)");
  CHECK(lifted("alter table t enable row level security") == "ALTER TABLE t ENABLE ROW LEVEL SECURITY");
  CHECK(lifted("alter table t enable row level security, force row level security") ==
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
  CHECK(lifted("alter table t disable row level security, no force row level security") ==
        "ALTER TABLE t DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY");
  CHECK(lifted("alter table t force row level security") == "raw");
  CHECK(lifted("alter table t force row level security", known) == "raw");
  CHECK(keys("alter table t enable row level security; alter table t force row level security", known) ==
        "enable_row_security, enable_row_security");
  const auto forced = catalog_after(
      "create table t (a int); alter table t enable row level security, force row level security");
  CHECK(lifted("alter table t enable row level security", forced) ==
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY");
  CHECK(lifted("alter table t no force row level security", forced) == "raw");
}

TEST_CASE("partitions come and go") {
  CHECK(lifted("alter table p attach partition s.q for values from (1) to (10)") ==
        "ALTER TABLE p ATTACH PARTITION s.q FOR VALUES FROM (1) TO (10)");
  CHECK(lifted("alter table p attach partition q default") == "ALTER TABLE p ATTACH PARTITION q DEFAULT");
  CHECK(lifted("alter table p detach partition q concurrently") ==
        "ALTER TABLE p DETACH PARTITION q CONCURRENTLY");
}

TEST_CASE("a table with one command without a word stays as it is, all of it") {
  for (const auto* sql : {"alter table t add a int, owner to bob",
                          "alter table if exists t add a int",
                          "alter table t set logged",
                          "alter table t alter a set storage external",
                          "alter table t alter a set statistics 5",
                          "alter table t alter a add generated always as identity",
                          "alter table t alter a drop expression",
                          "alter table t set (fillfactor = 5)",
                          "alter table t cluster on i",
                          "alter table t inherit u",
                          "alter table t disable trigger all",
                          "alter table t replica identity full",
                          "alter table t set schema s",
                          "alter table t set tablespace x",
                          "alter table t alter constraint c deferrable",
                          "alter table t detach partition p finalize",
                          "alter table t add column if not exists a int constraint c check (a > 0)",
                          "alter table if exists t rename to u",
                          "alter table t rename constraint a to b, add c int",
                          "alter table t add constraint c check (a > 0) no inherit",
                          "alter view v alter a set default 1",
                          "alter type c add attribute a int",
                          "alter foreign table t add a int",
                          "alter index i attach partition j",
                          "alter table t add exclude using gist (a with =) deferrable",
                          "alter table t enable rule r"}) {
    INFO(sql);
    const auto reading = read_one(sql);
    CHECK(reading.operations.empty());
    CHECK(reading.writes);
  }
}

TEST_CASE("what ALTER TABLE does to other relations is what the catalog knows them to be") {
  const auto known =
      catalog_after("create table t (a int); create view v as select 1 as a; create index i on t (a);"
                    "create sequence s; create materialized view m as select 1 as a");
  CHECK(keys("alter table t rename to u", known) == "rename_table");
  CHECK(keys("alter table i rename to u", known) == "rename_index");
  CHECK(lifted("alter table v rename to u", known) == "ALTER VIEW v RENAME TO u");
  CHECK(lifted("alter table s rename to u", known) == "ALTER SEQUENCE s RENAME TO u");
  CHECK(lifted("alter table m rename to u", known) == "ALTER MATERIALIZED VIEW m RENAME TO u");
  CHECK(lifted("alter table v rename a to b", known) == "raw");
  CHECK(lifted("alter table v alter a set default 1", known) == "raw");
}
