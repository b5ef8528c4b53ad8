#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
model::CreateTable table(const char* name, std::vector<model::Column> columns) {
  model::CreateTable made;
  made.name = name;
  made.columns = std::move(columns);
  return made;
}

model::Column key(const char* name) {
  auto made = column(name, "integer");
  made.primary_key = true;
  return made;
}

model::References to(const char* table) {
  model::References made;
  made.table = table;
  return made;
}

/// Table t (id integer primary key, a varchar(10)).
struct WithTable : Database {
  WithTable() { run(table("t", {key("id"), column("a", "varchar(10)")})); }
};
} // namespace

TEST_CASE("create_table with everything in it") {
  Database db;
  db.sql("CREATE EXTENSION IF NOT EXISTS btree_gist");
  db.run(table("workspaces", {key("id")}));
  auto id = key("id");
  id.identity = model::Identity::always;
  auto workspace = column("workspace_id", "integer");
  workspace.nullable = false;
  workspace.references = to("workspaces");
  workspace.references->columns = {"id"};
  workspace.references->on_delete = model::ReferentialAction::cascade;
  workspace.references->deferrable = model::Deferrable::initially_deferred;
  auto content = column("content", "text");
  content.collation = "C";
  content.default_value = std::string("it's");
  content.comment = "what was said";
  auto score = column("score", "real");
  score.default_value = model::Number{"0.5"};
  score.check = sql_text("score BETWEEN 0 AND 1 -- a share");
  auto twice = column("twice", "real");
  twice.generated = model::Generated{sql_text("score * 2"), true};
  auto made_at = column("made_at", "timestamp");
  made_at.default_value = expression("now() AT TIME ZONE 'utc'");
  auto slug = column("slug", "varchar(20)");
  slug.unique = true;
  auto memories = table("memories", {id, workspace, content, score, twice, made_at, slug});
  memories.uniques.push_back(
      {"memories_content", {"workspace_id", "content"}, model::Deferrable::initially_immediate});
  memories.checks.push_back({{}, sql_text("content <> ''")});
  memories.foreign_keys.push_back({"self", {"workspace_id"}, to("workspaces")});
  memories.exclusions.push_back({{}, "gist", {{"workspace_id", {}, "=", {}}}, sql_text("workspace_id > 0")});
  model::Index index;
  index.name = "memories_by_content";
  index.columns = {{"content", {}, model::SortOrder::descending, model::NullsOrder::last, {}, {}}};
  memories.indexes = {index};
  memories.comment = "remembered";
  memories.with = {{"fillfactor", "70"}, {"autovacuum_enabled", "false"}};
  CHECK(db.run(memories) == R"(CREATE TABLE memories (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  content text COLLATE "C" DEFAULT 'it''s',
  score real DEFAULT 0.5 CHECK (score BETWEEN 0 AND 1 -- a share
),
  twice real GENERATED ALWAYS AS (score * 2) STORED,
  made_at timestamp DEFAULT (now() AT TIME ZONE 'utc'),
  slug varchar(20) UNIQUE,
  CONSTRAINT memories_content UNIQUE (workspace_id, content) DEFERRABLE,
  CHECK (content <> ''),
  CONSTRAINT self FOREIGN KEY (workspace_id) REFERENCES workspaces,
  EXCLUDE USING gist (workspace_id WITH =) WHERE (workspace_id > 0)
) WITH (autovacuum_enabled = false, fillfactor = 70);
CREATE INDEX memories_by_content ON memories (content DESC NULLS LAST);
COMMENT ON TABLE memories IS 'remembered';
COMMENT ON COLUMN memories.content IS 'what was said')");
}

TEST_CASE("constraints get the names that the catalog predicts") {
  Database db;
  db.run(table("p", {key("id")}));
  auto a = column("a", "integer");
  a.unique = true;
  a.check = sql_text("a > 0");
  a.references = to("p");
  auto both = table("t", {a, column("b", "integer")});
  both.primary_key = model::PrimaryKey{{}, {"a", "b"}};
  both.uniques = {{{}, {"b", "a"}, {}}};
  both.checks = {{{}, sql_text("a < 100")}, {{}, sql_text("a < b")}, {{}, sql_text("b > 0")}};
  both.foreign_keys = {{{}, {"b"}, to("p")}, {{}, {"a"}, to("p")}};
  db.run(both);
  model::Identifiers predicted;
  for (const auto& constraint : db.catalog.table("t")->constraints) predicted.push_back(constraint.name);
  std::sort(predicted.begin(), predicted.end());
  model::Identifiers actual;
  const auto read = db.session->read_table("t");
  for (const auto& constraint : read->constraints) actual.push_back(constraint.name);
  std::sort(actual.begin(), actual.end());
  CHECK(to_string(actual) == to_string(predicted));
}

TEST_CASE("kinds of tables") {
  Database db;
  auto t = table("t", {column("a", "integer")});
  SECTION("temporary") {
    t.temporary = true;
    CHECK_THAT(db.run(t), Contains("CREATE TEMPORARY TABLE t"));
  }
  SECTION("unlogged, in a tablespace, if not there") {
    t.unlogged = true;
    t.tablespace = "pg_default";
    t.if_not_exists = true;
    t.indexes = {model::Index{"i", {{"a", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}}};
    CHECK(db.run(t) == "CREATE UNLOGGED TABLE IF NOT EXISTS t (\n  a integer\n) TABLESPACE pg_default;\n"
                       "CREATE INDEX IF NOT EXISTS i ON t (a)");
    db.run(t);
  }
  SECTION("without columns") {
    t.columns.clear();
    db.run(t);
  }
  SECTION("what is SQLite's is noted") {
    t.strict = t.without_rowid = true;
    CHECK(db.dialect->render(t, db.catalog, db.catalog).notes.size() == 2);
    CHECK(db.run(t) == "CREATE TABLE t (\n  a integer\n)");
  }
}

TEST_CASE("tables are renamed and dropped") {
  WithTable db;
  CHECK(db.run(model::RenameTable{"t", "Order"}) == "ALTER TABLE t RENAME TO \"Order\"");
  CHECK(db.run(model::DropTable{"Order", false, true}) == "DROP TABLE \"Order\" CASCADE");
  CHECK(db.run(model::DropTable{"Order", true, false}) == "DROP TABLE IF EXISTS \"Order\"");
}

TEST_CASE("columns are added, renamed and dropped") {
  WithTable db;
  auto b = column("b", "integer");
  b.nullable = false;
  b.default_value = model::Number{"-1"};
  b.check = sql_text("b < 10");
  b.comment = "bee";
  CHECK(db.run(model::AddColumn{"t", b, false}) == "ALTER TABLE t ADD COLUMN b integer DEFAULT -1 NOT NULL "
                                                   "CHECK (b < 10);\nCOMMENT ON COLUMN t.b IS 'bee'");
  auto c = column("c", "bigint");
  c.autoincrement = true;
  CHECK(db.run(model::AddColumn{"t", c, true}) ==
        "ALTER TABLE t ADD COLUMN IF NOT EXISTS c bigint GENERATED BY DEFAULT AS IDENTITY");
  CHECK(db.run(model::RenameColumn{"t", "b", "B"}) == "ALTER TABLE t RENAME COLUMN b TO \"B\"");
  CHECK(db.run(model::DropColumn{"t", "B", false, true}) == "ALTER TABLE t DROP COLUMN \"B\" CASCADE");
  CHECK(db.run(model::DropColumn{"t", "B", true, false}) == "ALTER TABLE t DROP COLUMN IF EXISTS \"B\"");
}

TEST_CASE("a generated column that is not stored is a problem") {
  auto g = column("g", "integer");
  g.generated = model::Generated{sql_text("id * 2"), false};
  CHECK(problems_of(model::AddColumn{"t", g, false}) ==
        "unsupported: generated column g is not stored: PostgreSQL before 18 has no such column\n");
}

TEST_CASE("alter_column changes type, default, nullability and comment") {
  WithTable db;
  db.sql("INSERT INTO t VALUES (1, '17')");
  model::AlterColumn o;
  o.table = "t";
  o.column = "a";
  SECTION("one") {
    o.nullable = false;
    CHECK(db.run(o) == "ALTER TABLE t ALTER COLUMN a SET NOT NULL");
    o.nullable = true;
    CHECK(db.run(o) == "ALTER TABLE t ALTER COLUMN a DROP NOT NULL");
  }
  SECTION("all") {
    db.sql("ALTER TABLE t ALTER COLUMN a SET DEFAULT 'five'");
    o.type = type_of("integer");
    o.convert = sql_text("a::integer");
    o.default_value = model::Number{"5"};
    o.nullable = false;
    o.comment = "now a number";
    CHECK(db.run(o) == "ALTER TABLE t\n  ALTER COLUMN a DROP DEFAULT,\n"
                       "  ALTER COLUMN a TYPE integer USING (a::integer),\n"
                       "  ALTER COLUMN a SET DEFAULT 5,\n  ALTER COLUMN a SET NOT NULL;\n"
                       "COMMENT ON COLUMN t.a IS 'now a number'");
    CHECK(db.rows("SELECT id, a FROM t") == "1|17");
  }
  SECTION("a text becomes a number by itself, and another text by the server's own cast") {
    o.type = type_of("integer");
    CHECK(db.run(o) == "ALTER TABLE t ALTER COLUMN a TYPE integer USING (CAST(CAST(a AS text) AS integer))");
    CHECK(db.rows("SELECT id, a FROM t") == "1|17");
    o.type = type_of("varchar(20)");
    CHECK(db.run(o) == "ALTER TABLE t ALTER COLUMN a TYPE varchar(20)");
  }
  SECTION("no default") {
    o.drop_default = true;
    CHECK(db.run(o) == "ALTER TABLE t ALTER COLUMN a DROP DEFAULT");
  }
  SECTION("the remark alone, and away with it") {
    o.comment = "x";
    CHECK(db.run(o) == "COMMENT ON COLUMN t.a IS 'x'");
    o.comment = "";
    CHECK(db.run(o) == "COMMENT ON COLUMN t.a IS NULL");
  }
  SECTION("a known collation stays") {
    auto c = column("c", "varchar(10)");
    c.collation = "C";
    db.run(model::AddColumn{"t", c, false});
    o.column = "c";
    o.type = type_of("text");
    CHECK(db.run(o) == "ALTER TABLE t ALTER COLUMN c TYPE text COLLATE \"C\"");
    CHECK(db.session->read_table("t")->columns.back().definition.collation == "C");
  }
}

TEST_CASE("constraints are added, renamed, validated and dropped") {
  WithTable db;
  SECTION("primary key") {
    db.run(table("k", {column("a", "integer")}));
    CHECK(db.run(model::AddPrimaryKey{"k", {}, {"a"}, {}, {}}) == "ALTER TABLE k ADD PRIMARY KEY (a)");
    CHECK(db.run(model::DropConstraint{"k", "k_pkey", false, true}) ==
          "ALTER TABLE k DROP CONSTRAINT k_pkey CASCADE");
    CHECK(db.run(model::DropConstraint{"k", "k_pkey", true, false}) ==
          "ALTER TABLE k DROP CONSTRAINT IF EXISTS k_pkey");
  }
  SECTION("unique, from an index and deferrable") {
    model::Index index{"i", {{"a", {}, {}, {}, {}, {}}}, true, {}, {}, {}, {}};
    db.run(model::CreateIndex{"t", index, false, false});
    CHECK(db.run(model::AddUnique{"t", {}, {}, "i", {}}) == "ALTER TABLE t ADD UNIQUE USING INDEX i");
    CHECK(db.catalog.table("t")->constraint("i", db.catalog.naming()) != nullptr);
    CHECK(db.run(model::AddUnique{"t", "u", {"a", "id"}, {}, model::Deferrable::initially_deferred}) ==
          "ALTER TABLE t ADD CONSTRAINT u UNIQUE (a, id) DEFERRABLE INITIALLY DEFERRED");
  }
  SECTION("foreign key") {
    auto references = to("t");
    references.columns = {"id"};
    references.on_delete = model::ReferentialAction::set_null;
    references.on_update = model::ReferentialAction::restrict;
    references.match = model::Match::full;
    db.run(table("c", {column("t_id", "integer")}));
    CHECK(db.run(model::AddForeignKey{
              "c", "fk", {"t_id"}, references, true, model::Deferrable::initially_immediate}) ==
          "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t (id) MATCH FULL ON DELETE SET NULL"
          " ON UPDATE RESTRICT DEFERRABLE NOT VALID");
    CHECK(db.run(model::ValidateConstraint{"c", "fk"}) == "ALTER TABLE c VALIDATE CONSTRAINT fk");
    CHECK(db.run(model::RenameConstraint{"c", "fk", "FK"}) == "ALTER TABLE c RENAME CONSTRAINT fk TO \"FK\"");
  }
  SECTION("check") {
    CHECK(db.run(model::AddCheck{"t", {}, sql_text("a <> ''"), true}) ==
          "ALTER TABLE t ADD CHECK (a <> '') NOT VALID");
    db.run(model::ValidateConstraint{"t", "t_a_check"});
    model::SqlText other;
    other.by_dialect["sqlite"] = "1";
    CHECK(problems_of(model::AddCheck{"t", {}, other, false}) ==
          "unsupported: the check has no SQL for postgresql\n");
  }
  SECTION("exclusion") {
    db.sql("CREATE EXTENSION IF NOT EXISTS btree_gist");
    CHECK(db.run(model::AddExclusion{
              "t", {"x", "gist", {{{}, sql_text("lower(a)"), "=", "gist_text_ops"}}, {}}}) ==
          "ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist ((lower(a)) gist_text_ops WITH =)");
  }
}

TEST_CASE("indexes are made, renamed, rebuilt and dropped") {
  WithTable db;
  model::Index index;
  index.name = "i";
  index.unique = true;
  index.method = "btree";
  index.columns = {{"a", {}, {}, {}, "varchar_pattern_ops", "C"}, {{}, sql_text("lower(a)"), {}, {}, {}, {}}};
  index.include = {"id"};
  index.with = {{"fillfactor", "50"}};
  index.where = sql_text("a IS NOT NULL");
  CHECK(db.run(model::CreateIndex{"t", index, true, true}) ==
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t USING btree (a COLLATE \"C\" "
        "varchar_pattern_ops,"
        " (lower(a))) INCLUDE (id) WITH (fillfactor = 50) WHERE a IS NOT NULL");
  CHECK(db.run(model::RenameIndex{"i", "j"}) == "ALTER INDEX i RENAME TO j");
  CHECK(db.run(model::Reindex{"j", {}, true}) == "REINDEX INDEX CONCURRENTLY j");
  CHECK(db.run(model::Reindex{{}, "t", false}) == "REINDEX TABLE t");
  CHECK(db.run(model::DropIndex{{"public", "j"}, "t", true, true, false}) ==
        "DROP INDEX CONCURRENTLY IF EXISTS public.j");
  CHECK(db.run(model::DropIndex{"j", {}, false, true, true}) == "DROP INDEX IF EXISTS j CASCADE");
}

TEST_CASE("concurrent work runs outside of transactions") {
  const auto dialect = postgresql::make_postgresql();
  CHECK(dialect->runs_outside_transaction(model::CreateIndex{"t", {}, true, false}));
  CHECK(dialect->runs_outside_transaction(model::DropIndex{"i", {}, true, false, false}));
  CHECK(dialect->runs_outside_transaction(model::Reindex{"i", {}, true}));
  CHECK_FALSE(dialect->runs_outside_transaction(model::CreateIndex{"t", {}, false, false}));
  CHECK_FALSE(dialect->runs_outside_transaction(model::DropTable{"t", false, false}));
  CHECK_FALSE(dialect->reshapes(model::DropColumn{"t", "a", false, false}, catalog::Catalog{}));
}

TEST_CASE("schemas and extensions") {
  WithTable db;
  CHECK(db.run(model::CreateSchema{"S", false}) == "CREATE SCHEMA \"S\"");
  CHECK(db.run(model::CreateSchema{"S", true}) == "CREATE SCHEMA IF NOT EXISTS \"S\"");
  CHECK(db.run(model::CreateExtension{"pg_trgm", true, "S", "1.5"}) ==
        "CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA \"S\" VERSION '1.5'");
  CHECK(db.run(model::DropExtension{"pg_trgm", true, true}) == "DROP EXTENSION IF EXISTS pg_trgm CASCADE");
  CHECK(db.run(model::DropSchema{"S", true, true}) == "DROP SCHEMA IF EXISTS \"S\" CASCADE");
}

TEST_CASE("raw SQL is split and sent as it is") {
  Database db;
  model::Sql sql;
  sql.blocks.by_dialect["postgresql"] = {{"CREATE TABLE a (x int); -- next\nCREATE TABLE b (x int)", {}},
                                         {"INSERT INTO a VALUES (1);", {}}};
  CHECK(db.run(sql) == "CREATE TABLE a (x int);\n-- next\nCREATE TABLE b (x int);\nINSERT INTO a VALUES (1)");
  model::SqlFile file;
  file.blocks.every = {{"SELECT 1", {}}};
  CHECK(db.run(file) == "SELECT 1");
  model::Sql nothing;
  nothing.blocks.by_dialect["postgresql"] = {};
  CHECK(db.run(nothing).empty());
  model::Sql other;
  other.blocks.by_dialect["sqlite"] = {{"SELECT 1", {}}};
  CHECK(problems_of(other) == "unsupported: this step has no SQL for postgresql\n");
  model::Sql copy;
  copy.blocks.every = {{"COPY a FROM STDIN", {}}};
  CHECK(problems_of(copy) == "unsupported: COPY from or to the client has no data here\n");
}
