#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
catalog::Catalog holds(const std::string& sql) {
  Database db;
  db.sql(sql);
  return db.session->inspect();
}

const std::string trigger_function =
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';";
} // namespace

TEST_CASE("schemas are read but those of the system, and public, which every database has") {
  const auto catalog = holds("CREATE SCHEMA s; COMMENT ON SCHEMA s IS 'side'");
  REQUIRE(catalog.schema("s") != nullptr);
  CHECK(catalog.schema("s")->comment == "side");
  CHECK(catalog.schema("public") == nullptr);
}

TEST_CASE("extensions are read, and nothing that belongs to them") {
  const auto catalog =
      holds("CREATE SCHEMA s; CREATE EXTENSION hstore SCHEMA s; CREATE TABLE t (a s.hstore)");
  const auto* extension = catalog.extension("hstore");
  REQUIRE(extension != nullptr);
  CHECK(extension->schema == "s");
  CHECK_FALSE(extension->version.empty());
  CHECK(extension->comment.empty());
  CHECK(catalog.routines({"s", "akeys"}).empty());
  CHECK(catalog.table("t")->columns.front().definition.type.native.at("postgresql") == "s.hstore");
  int others = 0;
  catalog.for_each_verbatim([&](const auto&) { ++others; });
  catalog.for_each_type([&](const auto&) { ++others; });
  CHECK(others == 0);
}

TEST_CASE("enumerations, domains and composite types are read") {
  const auto catalog =
      holds("CREATE TYPE mood AS ENUM ('sad', 'it''s', 'ok'); ALTER TYPE mood ADD VALUE 'so' BEFORE 'ok';"
            "CREATE DOMAIN email AS varchar(50) COLLATE \"C\" DEFAULT 'a@b' NOT NULL CHECK (VALUE ~ '@')"
            " CONSTRAINT short CHECK (length(VALUE) < 40);"
            "CREATE TYPE pair AS (a int, b text COLLATE \"C\", m mood[]); COMMENT ON TYPE pair IS 'two'");
  CHECK(std::get<model::CreateEnum>(catalog.type("mood")->definition).values ==
        std::vector<std::string>{"sad", "it's", "so", "ok"});
  const auto& domain = std::get<model::CreateDomain>(catalog.type("email")->definition);
  CHECK(to_string(domain.type) == "varchar(50)");
  CHECK(domain.collation == "C");
  CHECK_FALSE(domain.nullable);
  CHECK(domain.default_value == model::Value("a@b"));
  REQUIRE(domain.checks.size() == 2);
  CHECK(domain.checks[0] == model::Check{{}, sql_text("((VALUE)::text ~ '@'::text)")});
  CHECK(domain.checks[1].name == "short");
  const auto& pair = std::get<model::CreateComposite>(catalog.type("pair")->definition);
  REQUIRE(pair.attributes.size() == 3);
  CHECK(pair.attributes[1].collation == "C");
  CHECK(to_string(pair.attributes[2].type) == "enum:mood[]");
  CHECK(catalog.type("pair")->comment == "two");
}

TEST_CASE("sequences are read with what is not usual") {
  const auto catalog =
      holds("CREATE SEQUENCE plain; CREATE SEQUENCE odd AS smallint INCREMENT -2 MINVALUE -9 MAXVALUE 7"
            " START 5 CACHE 3 CYCLE; COMMENT ON SEQUENCE odd IS 'down';"
            "CREATE TABLE t (a int, i int GENERATED ALWAYS AS IDENTITY);"
            "CREATE SEQUENCE owned OWNED BY t.a; CREATE SEQUENCE falling INCREMENT -1");
  CHECK(catalog.sequence("plain")->definition.options == model::SequenceOptions{});
  const auto& odd = catalog.sequence("odd")->definition.options;
  CHECK(odd == model::SequenceOptions{model::SequenceType::smallint, 5, -2, -9, 7, 3, true, {}});
  CHECK(catalog.sequence("odd")->comment == "down");
  CHECK(catalog.sequence("owned")->definition.options.owned_by == model::ColumnName{"t", "a"});
  CHECK(catalog.sequence("falling")->definition.options ==
        model::SequenceOptions{{}, {}, -1, {}, {}, {}, {}, {}});
  CHECK(catalog.sequence("t_i_seq") == nullptr);
}

TEST_CASE("views are read as the server spells them") {
  const auto catalog =
      holds("CREATE TABLE t (a int, b text); CREATE VIEW v (x) WITH (security_barrier) AS"
            " SELECT a FROM t WHERE b = 'x' WITH LOCAL CHECK OPTION; COMMENT ON VIEW v IS 'some';" +
            trigger_function + "CREATE TRIGGER tr INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f()");
  const auto* view = catalog.view("v");
  REQUIRE(view != nullptr);
  const auto& definition = std::get<model::CreateView>(view->definition);
  CHECK(definition.sql.every.substr(0, 6) == "SELECT");
  CHECK(definition.sql.every.find("AS x") != std::string::npos);
  CHECK(definition.sql.every.find(';') == std::string::npos);
  CHECK(definition.columns.empty());
  CHECK(definition.with == model::Parameters{{"security_barrier", "true"}, {"check_option", "local"}});
  CHECK(view->comment == "some");
  REQUIRE(view->triggers.size() == 1);
  CHECK(view->triggers.front().definition.timing == model::Timing::instead_of);
}

TEST_CASE("materialized views are read with their indexes") {
  const auto catalog =
      holds("CREATE MATERIALIZED VIEW m WITH (fillfactor = 70) AS SELECT 1 AS a WITH NO DATA;"
            "CREATE UNIQUE INDEX i ON m (a); COMMENT ON MATERIALIZED VIEW m IS 'kept'");
  const auto* view = catalog.view("m");
  REQUIRE(view != nullptr);
  REQUIRE(view->is_materialized());
  const auto& definition = std::get<model::CreateMaterializedView>(view->definition);
  CHECK_FALSE(definition.with_data);
  CHECK(definition.with == model::Parameters{{"fillfactor", "70"}});
  CHECK(definition.method.empty());
  CHECK(view->comment == "kept");
  REQUIRE(view->indexes.size() == 1);
  CHECK(view->indexes.front().definition.unique);
}

TEST_CASE("functions are read with all their attributes, bodies to the byte") {
  const auto catalog = holds(
      "CREATE FUNCTION g(a int, OUT b int, INOUT c text DEFAULT 'x''y', VARIADIC d int[] DEFAULT '{1}')"
      " LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 10 SECURITY DEFINER LEAKPROOF"
      " SET search_path = \"$user\", public SET work_mem = '1MB' AS $f$\n-- it's\nBEGIN b := 1; END  $f$;"
      "COMMENT ON FUNCTION g IS 'doc'");
  const auto* routine = catalog.routine("g", std::nullopt);
  REQUIRE(routine != nullptr);
  const auto& g = std::get<model::CreateFunction>(routine->definition);
  const model::Arguments arguments{{"a", "integer", model::ArgumentMode::in, {}},
                                   {"b", "integer", model::ArgumentMode::out, {}},
                                   {"c", "text", model::ArgumentMode::inout, "'x''y'::text"},
                                   {"d", "integer[]", model::ArgumentMode::variadic, "'{1}'::integer[]"}};
  CHECK(g.routine.arguments == arguments);
  CHECK(g.routine.language == "plpgsql");
  CHECK(g.routine.body.text == "\n-- it's\nBEGIN b := 1; END  ");
  CHECK(g.routine.security == model::Security::definer);
  CHECK(g.routine.set == model::Parameters{{"search_path", "\"$user\", public"}, {"work_mem", "1MB"}});
  CHECK(g.returns.empty());
  CHECK(g.volatility == model::Volatility::stable);
  CHECK(g.strict);
  CHECK(g.leakproof);
  CHECK(g.parallel == model::ParallelSafety::safe);
  CHECK(g.cost == "10");
  CHECK(g.rows.empty());
  CHECK(routine->comment == "doc");
}

TEST_CASE("what functions return is spelled as the server spells it") {
  const auto catalog =
      holds("CREATE FUNCTION r(n int) RETURNS TABLE (x int, y text) LANGUAGE sql ROWS 5 AS 'SELECT 1, ''a''';"
            "CREATE FUNCTION s() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';"
            "CREATE PROCEDURE p(INOUT a int) LANGUAGE sql AS 'SELECT 1'");
  const auto& r = std::get<model::CreateFunction>(catalog.routine("r", std::nullopt)->definition);
  CHECK(r.returns == "TABLE(x integer, y text)");
  CHECK(r.routine.arguments.size() == 1);
  CHECK(r.rows == "5");
  CHECK(r.cost.empty());
  CHECK(std::get<model::CreateFunction>(catalog.routine("s", std::nullopt)->definition).returns ==
        "SETOF integer");
  CHECK(catalog.routine("p", std::nullopt)->is_procedure());
}

TEST_CASE("standard bodies are read from PostgreSQL 14 on") {
  Database db;
  if (std::stoi(db.session->version()) < 14) return;
  db.sql("CREATE FUNCTION add(a int, b int) RETURNS int LANGUAGE sql RETURN a + b");
  const auto catalog = db.session->inspect();
  const auto& body = catalog.routine("add", std::nullopt)->body();
  CHECK(body.standard_body);
  CHECK(body.body.text == "RETURN (a + b)");
}

TEST_CASE("routines of one name are told apart by their arguments") {
  const auto catalog = holds("CREATE FUNCTION g(int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                             "CREATE FUNCTION g(text) RETURNS int LANGUAGE sql AS 'SELECT 2'");
  CHECK(catalog.routines("g").size() == 2);
}

TEST_CASE("triggers, policies and row security stand with their tables") {
  const auto catalog =
      holds("CREATE TABLE t (a int);" + trigger_function +
            "CREATE TRIGGER tr BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f('x');"
            "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
            "CREATE POLICY p ON t FOR SELECT TO pg_monitor USING (a > 0)");
  const auto* table = catalog.table("t");
  REQUIRE(table->triggers.size() == 1);
  CHECK(table->triggers[0].definition.when == sql_text("(new.a > 0)"));
  CHECK(table->row_security == catalog::RowSecurity{true, true});
  REQUIRE(table->policies.size() == 1);
  CHECK(table->policies[0].definition.to == model::Identifiers{"pg_monitor"});
}
