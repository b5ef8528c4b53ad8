#include "tests/dialects/postgresql/database.hpp"

#include "framework/catalog/comparison.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Contains;

namespace {
catalog::Catalog inspected(const std::string& sql) {
  Database db;
  db.sql(sql);
  return db.session->inspect();
}

/// The only table, t.
catalog::Table table_of(const std::string& sql) { return *inspected(sql).table("t"); }

model::Column first_column(const std::string& definition) {
  return table_of("CREATE TABLE t (" + definition + ")").columns.front().definition;
}

std::string type_in(const std::string& type) { return to_string(first_column("a " + type).type); }

std::string native_in(const std::string& type) { return first_column("a " + type).type.native["postgresql"]; }

std::optional<model::Value> default_in(const std::string& definition) {
  return first_column("a " + definition).default_value;
}

catalog::Constraint constraint_in(const std::string& clause) {
  return table_of("CREATE TABLE p (x int PRIMARY KEY, y int, UNIQUE (x, y));"
                  "CREATE TABLE t (a int, b int, r tsrange, " +
                  clause + ")")
      .constraints.front();
}

catalog::Index index_in(const std::string& statement) {
  return table_of("CREATE TABLE t (a int, b text, c jsonb);" + statement).indexes.front();
}
} // namespace

TEST_CASE("an empty database holds nothing: public and plpgsql are in every one") {
  const auto catalog = inspected("SELECT 1");
  CHECK(same(catalog, catalog::Catalog(catalog.naming())));
}

TEST_CASE("types are portable where the dialect gives them back") {
  CHECK(type_in("smallint") == "smallint");
  CHECK(type_in("int") == "integer");
  CHECK(type_in("bigint") == "bigint");
  CHECK(type_in("text") == "text");
  CHECK(type_in("varchar") == "varchar");
  CHECK(type_in("varchar(20)") == "varchar(20)");
  CHECK(type_in("char(3)") == "char(3)");
  CHECK(type_in("bool") == "boolean");
  CHECK(type_in("real") == "real");
  CHECK(type_in("float8") == "double");
  CHECK(type_in("numeric") == "numeric");
  CHECK(type_in("numeric(10, 2)") == "numeric(10,2)");
  CHECK(type_in("date") == "date");
  CHECK(type_in("time") == "time");
  CHECK(type_in("timestamp") == "timestamp");
  CHECK(type_in("timestamptz") == "timestamptz");
  CHECK(type_in("interval") == "interval");
  CHECK(type_in("uuid") == "uuid");
  CHECK(type_in("json") == "json");
  CHECK(type_in("jsonb") == "jsonb");
  CHECK(type_in("bytea") == "bytes");
  CHECK(type_in("inet") == "inet");
  CHECK(type_in("text[]") == "text[]");
  CHECK(type_in("varchar(5)[][]") == "varchar(5)[][]");
}

TEST_CASE("other types are native, as the server spells them") {
  CHECK(native_in("timestamp(3)") == "timestamp(3) without time zone");
  CHECK(native_in("timetz") == "time with time zone");
  CHECK(native_in("\"char\"") == "\"char\"");
  CHECK(native_in("bit(3)") == "bit(3)");
  CHECK(native_in("money[]") == "money[]");
  CHECK(native_in("tstzrange") == "tstzrange");
}

TEST_CASE("a column whose type is an enumeration names it") {
  const auto catalog =
      inspected("CREATE SCHEMA s; CREATE TYPE mood AS ENUM ('a'); CREATE TYPE s.level AS ENUM ('b');"
                "CREATE TABLE t (a mood DEFAULT 'a', b s.level[])");
  const auto& columns = catalog.table("t")->columns;
  CHECK(to_string(columns[0].definition.type) == "enum:mood");
  CHECK(columns[0].definition.default_value == model::Value("a"));
  CHECK(to_string(columns[1].definition.type) == "enum:s.level[]");
}

TEST_CASE("defaults are literals where the server would spell them so again") {
  CHECK(default_in("int DEFAULT 5") == model::Value(model::Number{"5"}));
  CHECK(default_in("int DEFAULT '5'") == model::Value(model::Number{"5"}));
  CHECK(default_in("int DEFAULT -5") == model::Value(model::Number{"-5"}));
  CHECK(default_in("bigint DEFAULT -9000000000") == model::Value(model::Number{"-9000000000"}));
  CHECK(default_in("numeric(5,2) DEFAULT -0.50") == model::Value(model::Number{"-0.50"}));
  CHECK(default_in("bool DEFAULT false") == model::Value(false));
  CHECK(default_in("text DEFAULT 'it''s'") == model::Value("it's"));
  CHECK(default_in("varchar(9) DEFAULT 'a\\b'") == model::Value("a\\b"));
  CHECK(default_in("char(3) DEFAULT 'x'") == model::Value("x"));
  CHECK(default_in("jsonb DEFAULT '{}'") == model::Value("{}"));
  CHECK(default_in("text[] DEFAULT '{a}'") == model::Value("{a}"));
  CHECK(default_in("date DEFAULT '2020-01-31'") == model::Value("2020-01-31"));
}

TEST_CASE("defaults that are more than a literal are expressions") {
  CHECK(default_in("timestamptz DEFAULT now()") == expression("now()"));
  CHECK(default_in("text DEFAULT 'a' || 'b'") == expression("('a'::text || 'b'::text)"));
  CHECK(default_in("bigint DEFAULT '-1'::bigint") == expression("'-1'::bigint"));
  CHECK(default_in("text DEFAULT 5::text") == expression("(5)::text"));
  CHECK(default_in("numeric DEFAULT 1e3") == expression("'1000'::numeric"));
  CHECK(default_in("text") == std::nullopt);
}

TEST_CASE("nullability, identity, generated values, collation and remarks of columns are read") {
  CHECK_FALSE(first_column("a int NOT NULL").nullable);
  CHECK(first_column("a int").nullable);
  CHECK(first_column("a int GENERATED ALWAYS AS IDENTITY").identity == model::Identity::always);
  CHECK(first_column("a int GENERATED BY DEFAULT AS IDENTITY").identity == model::Identity::by_default);
  const auto computed = first_column("a int GENERATED ALWAYS AS (b + 1) STORED, b int");
  REQUIRE(computed.generated);
  CHECK(computed.generated->sql == sql_text("(b + 1)"));
  CHECK(computed.generated->stored);
  CHECK_FALSE(computed.default_value);
  CHECK(first_column("a text COLLATE \"C\"").collation == "C");
  CHECK(first_column("a text").collation.empty());
  CHECK(
      table_of("CREATE TABLE t (a int); COMMENT ON COLUMN t.a IS 'one'").columns.front().definition.comment ==
      "one");
}

TEST_CASE("a collation that is not found by its name alone keeps its schema") {
  const std::string collation = "CREATE SCHEMA s; CREATE COLLATION s.\"de.x\" FROM \"C\"";
  Database db, again;
  db.sql(collation +
         "; CREATE TABLE t (a text COLLATE s.\"de.x\", b text) PARTITION BY LIST (b COLLATE s.\"de.x\");"
         "CREATE INDEX i ON t (b COLLATE s.\"de.x\"); CREATE DOMAIN d AS text COLLATE s.\"de.x\";"
         "CREATE TYPE c AS (a text COLLATE s.\"de.x\")");
  again.sql(collation);
  const auto found = db.session->inspect();
  CHECK_THAT(again.run(catalog::create_table_of(*found.table("t"), catalog::Catalog())),
             Contains("a text COLLATE \"s\".\"de.x\",") && Contains("LIST (b COLLATE \"s\".\"de.x\")") &&
                 Contains("INDEX i ON t (b COLLATE \"s\".\"de.x\")"));
  found.for_each_type([&](const catalog::Type& type) {
    std::visit([&](const auto& made) { CHECK_THAT(again.run(made), Contains("COLLATE \"s\".\"de.x\"")); },
               type.definition);
  });
  CHECK(found.table("t")->columns.front().definition.collation == "\"s\".\"de.x\"");
}

TEST_CASE("a virtual column of PostgreSQL 18 is not stored") {
  Database db;
  if (std::stoi(db.session->version()) < 18) return;
  db.sql("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1))");
  const auto& column = db.session->inspect().table("t")->columns[1].definition;
  REQUIRE(column.generated);
  CHECK_FALSE(column.generated->stored);
}

TEST_CASE("NOT NULL is said by the columns alone") {
  const auto table = table_of("CREATE TABLE t (a int CONSTRAINT must NOT NULL, b int NOT NULL PRIMARY KEY)");
  CHECK(table.constraints.size() == 1);
}

TEST_CASE("a serial column comes back as one, and its sequence is no object of its own") {
  const auto catalog = inspected("CREATE TABLE t (a serial, b bigserial, c smallserial)");
  const auto& columns = catalog.table("t")->columns;
  CHECK(columns[0].definition.type.native.at("postgresql") == "serial");
  CHECK(columns[1].definition.type.native.at("postgresql") == "bigserial");
  CHECK(columns[2].definition.type.native.at("postgresql") == "smallserial");
  CHECK_FALSE(columns[0].definition.default_value);
  CHECK(catalog.sequence("t_a_seq") == nullptr);
}

TEST_CASE("a sequence that is not as serial makes it is told beside the default that asks it") {
  const auto parts = {"ALTER SEQUENCE t_a_seq RENAME TO mine", "ALTER SEQUENCE t_a_seq INCREMENT 5",
                      "ALTER TABLE t ALTER a DROP NOT NULL", "COMMENT ON SEQUENCE t_a_seq IS 'counts'",
                      "ALTER TABLE t ALTER a SET DEFAULT nextval('t_a_seq') + 1"};
  for (const std::string part : parts) DYNAMIC_SECTION(part) {
      const auto catalog = inspected("CREATE TABLE t (a serial);" + part);
      const auto& column = catalog.table("t")->columns.front().definition;
      CHECK(to_string(column.type) == "integer");
      CHECK(column.default_value);
      const auto* sequence = catalog.sequence(part.find("mine") == std::string::npos ? "t_a_seq" : "mine");
      REQUIRE(sequence != nullptr);
      CHECK(sequence->definition.options.owned_by == model::ColumnName{"t", "a"});
    }
}

TEST_CASE("keys are read, with the conventional name where they have it") {
  const auto key = constraint_in("PRIMARY KEY (b, a)");
  CHECK(std::get<model::PrimaryKey>(key.definition).columns == model::Identifiers{"b", "a"});
  CHECK_FALSE(key.named);
  CHECK(key.name == "t_pkey");
  CHECK(constraint_in("CONSTRAINT mine PRIMARY KEY (a)").named);
  CHECK(constraint_in("PRIMARY KEY (a) DEFERRABLE").deferrable == model::Deferrable::initially_immediate);
  const auto unique = constraint_in("UNIQUE (a, b) DEFERRABLE INITIALLY DEFERRED");
  CHECK(std::get<model::Unique>(unique.definition).columns == model::Identifiers{"a", "b"});
  CHECK(unique.deferrable == model::Deferrable::initially_deferred);
  CHECK_FALSE(unique.named);
}

TEST_CASE("checks are read as the server spells them") {
  const auto check = constraint_in("CHECK (a > 0)");
  CHECK(std::get<model::Check>(check.definition).sql == sql_text("(a > 0)"));
  CHECK(check.name == "t_a_check");
  CHECK_FALSE(check.named);
  const auto table =
      table_of("CREATE TABLE t (a int, CHECK (a > 0), CHECK (a < 9), CONSTRAINT c CHECK (a <> 5));"
               "ALTER TABLE t ADD CONSTRAINT later CHECK (a <> 6) NOT VALID");
  REQUIRE(table.constraints.size() == 4);
  CHECK_FALSE(table.constraints[1].named);
  CHECK(table.constraints[1].name == "t_a_check1");
  CHECK(table.constraints[2].named);
  CHECK_FALSE(table.constraints[3].validated);
}

TEST_CASE("foreign keys are read") {
  const auto key = constraint_in("FOREIGN KEY (b, a) REFERENCES p (x, y) MATCH FULL ON DELETE CASCADE"
                                 " ON UPDATE SET DEFAULT DEFERRABLE");
  const auto& definition = std::get<model::ForeignKey>(key.definition);
  CHECK(definition.columns == model::Identifiers{"b", "a"});
  CHECK(definition.references == model::References{"p",
                                                   {"x", "y"},
                                                   model::ReferentialAction::cascade,
                                                   model::ReferentialAction::set_default,
                                                   model::Match::full,
                                                   model::Deferrable::initially_immediate});
  CHECK_FALSE(key.named);
  const auto plain = constraint_in("FOREIGN KEY (a) REFERENCES p");
  CHECK(std::get<model::ForeignKey>(plain.definition).references.columns == model::Identifiers{"x"});
}

TEST_CASE("exclusions are read") {
  const auto exclusion = constraint_in("EXCLUDE USING gist (r WITH &&, (r * r) WITH &&) WHERE (a > 0)");
  const auto& definition = std::get<model::Exclusion>(exclusion.definition);
  CHECK(definition.method == "gist");
  REQUIRE(definition.elements.size() == 2);
  CHECK(definition.elements[0] == model::ExclusionElement{"r", {}, "&&", {}});
  CHECK(definition.elements[1].expr == sql_text("(r * r)"));
  CHECK(definition.where == sql_text("(a > 0)"));
}

TEST_CASE("indexes are read with all that their keys say") {
  const auto plain = index_in("CREATE INDEX i ON t (a, b)").definition;
  CHECK(plain ==
        model::Index{"i", {{"a", {}, {}, {}, {}, {}}, {"b", {}, {}, {}, {}, {}}}, false, {}, {}, {}, {}});
  const auto rich = index_in("CREATE UNIQUE INDEX i ON t (b COLLATE \"C\" text_pattern_ops DESC NULLS LAST,"
                             " (a + 1) NULLS FIRST) INCLUDE (c) WITH (fillfactor = 70) WHERE a > 0")
                        .definition;
  CHECK(rich.unique);
  REQUIRE(rich.columns.size() == 2);
  CHECK(rich.columns[0] ==
        model::IndexColumn{
            "b", {}, model::SortOrder::descending, model::NullsOrder::last, "text_pattern_ops", "C"});
  CHECK(rich.columns[1].expr == sql_text("(a + 1)"));
  CHECK(rich.columns[1].nulls == model::NullsOrder::first);
  CHECK(rich.include == model::Identifiers{"c"});
  CHECK(rich.with == model::Parameters{{"fillfactor", "70"}});
  CHECK(rich.where == sql_text("(a > 0)"));
  const auto gin = index_in("CREATE INDEX i ON t USING gin (c jsonb_path_ops); COMMENT ON INDEX i IS 'fast'");
  CHECK(gin.definition.method == "gin");
  CHECK(gin.definition.columns[0].opclass == "jsonb_path_ops");
  CHECK(gin.comment == "fast");
}

TEST_CASE("options and remarks of tables are read") {
  const auto table =
      table_of("CREATE UNLOGGED TABLE t (a text) WITH (fillfactor = 70, toast.autovacuum_enabled = off);"
               "COMMENT ON TABLE t IS 'rows'");
  CHECK(table.options.unlogged);
  CHECK(table.options.with == model::Parameters{{"fillfactor", "70"}, {"toast.autovacuum_enabled", "off"}});
  CHECK(table.comment == "rows");
  CHECK(table.origin.born.empty());
}

TEST_CASE("partitions are read as far as they are not their table's") {
  const auto catalog =
      inspected("CREATE TABLE t (a int, b text, PRIMARY KEY (a)) PARTITION BY RANGE (a);"
                "CREATE INDEX i ON t (b); CREATE TABLE p PARTITION OF t FOR VALUES FROM (MINVALUE) TO (5);"
                "CREATE TABLE d PARTITION OF t DEFAULT; CREATE INDEX own ON p (b)");
  CHECK(catalog.table("t")->partition_by->columns.front().column == "a");
  const auto* part = catalog.table("p");
  CHECK(part->partition_of->table == model::QualifiedName("t"));
  CHECK(part->partition_of->bound.from == std::vector<model::Value>{expression("MINVALUE")});
  CHECK(part->partition_of->bound.to == std::vector<model::Value>{model::Number{"5"}});
  CHECK(part->columns.size() == 2);
  CHECK(part->constraints.empty());
  REQUIRE(part->indexes.size() == 1);
  CHECK(part->indexes.front().definition.name == "own");
  CHECK(catalog.table("d")->partition_of->bound.is_default());
}

TEST_CASE("keys of partitioned tables may be expressions") {
  const auto table = table_of("CREATE TABLE t (a int, b text)"
                              " PARTITION BY RANGE (lower(b) COLLATE \"C\" text_pattern_ops, a)");
  const auto& keys = table.partition_by->columns;
  REQUIRE(keys.size() == 2);
  CHECK(keys[0].expr == sql_text("lower(b)"));
  CHECK(keys[0].collation == "C");
  CHECK(keys[0].opclass == "text_pattern_ops");
  CHECK(keys[1].column == "a");
}

TEST_CASE("names that need quotes are read as they are") {
  const auto catalog = inspected("CREATE SCHEMA \"My Schema\";"
                                 "CREATE TABLE \"My Schema\".\"Select\" (\"Ü x\" int CHECK (\"Ü x\" > 0))");
  const auto* table = catalog.table({"My Schema", "Select"});
  REQUIRE(table != nullptr);
  CHECK(table->columns.front().definition.name == "Ü x");
  CHECK(std::get<model::Check>(table->constraints.front().definition).sql == sql_text("(\"Ü x\" > 0)"));
}
