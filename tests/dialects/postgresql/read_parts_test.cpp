#include "framework/catalog/apply.hpp"
#include "framework/catalog/invert.hpp"
#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
const std::string surroundings = R"(
  CREATE TABLE other (id int PRIMARY KEY);
  CREATE TABLE t (id int PRIMARY KEY, a text, b int REFERENCES other);
  ALTER TABLE t ADD CONSTRAINT later CHECK (id < 5) NOT VALID;
  ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES other NOT VALID;
  CREATE INDEX i ON t (a);
  CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
  CREATE TRIGGER a_plain BEFORE INSERT OR UPDATE OF id, a OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION f('it''s', 'b');
  CREATE TRIGGER b_when AFTER UPDATE ON t FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.* AND NEW.a <> ') WHEN (') EXECUTE FUNCTION f();
  CREATE TRIGGER c_rows AFTER UPDATE ON t REFERENCING OLD TABLE AS o FOR EACH STATEMENT EXECUTE FUNCTION f();
  CREATE TRIGGER d_trunc BEFORE TRUNCATE ON t EXECUTE FUNCTION f();
  CREATE CONSTRAINT TRIGGER e_late AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION f();
  CREATE CONSTRAINT TRIGGER f_other AFTER INSERT ON t FROM other FOR EACH ROW EXECUTE FUNCTION f();
  CREATE TRIGGER g_off BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
  CREATE TRIGGER h_always BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
  ALTER TABLE t DISABLE TRIGGER g_off;
  ALTER TABLE t ENABLE ALWAYS TRIGGER h_always;
  COMMENT ON TRIGGER a_plain ON t IS 'plain';
  COMMENT ON CONSTRAINT later ON t IS 'to be checked';
  COMMENT ON INDEX i IS 'by a';
  ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY anybody ON t;
  CREATE POLICY mine ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor, current_user
    USING (id > 0) WITH CHECK (a = current_user);
  COMMENT ON POLICY mine ON t IS 'own rows';
)";

const std::string parts = R"(
  CREATE TABLE t (id int NOT NULL, name text, at date, CHECK (id > 0), PRIMARY KEY (at, id)) PARTITION BY RANGE (at, id);
  CREATE INDEX t_name ON t (name);
  CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
  CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
  CREATE TABLE p PARTITION OF t (CONSTRAINT low CHECK (id < 10)) FOR VALUES FROM ('2020-01-01', MINVALUE) TO ('2021-01-01', 7)
    PARTITION BY LIST (id);
)";

struct Spelled {
  std::string operator()(const model::SqlText& sql) const { return *sql.in("postgresql"); }
  std::string operator()(const std::string& text) const { return "'" + text + "'"; }
  std::string operator()(const model::Number& number) const { return number.text; }
  std::string operator()(const model::Null&) const { return "NULL"; }
  std::string operator()(const auto&) const { return "?"; }
};
std::string spelled(const model::Value& value) { return std::visit(Spelled{}, value); }

/// The objects of the database and the parts of the table, as the server spells them.
std::string state(Database& db, const std::string& table) {
  return db.objects() +
         db.rows("SELECT attname, format_type(atttypid, atttypmod), attnotnull FROM pg_attribute"
                 " WHERE attrelid = to_regclass('" +
                 table + "') AND attnum > 0 ORDER BY attnum") +
         db.rows("SELECT conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint"
                 " WHERE conrelid = to_regclass('" +
                 table + "') ORDER BY 1") +
         db.rows("SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = to_regclass('" + table +
                 "') ORDER BY 1");
}

/// Reads the table, drops it, and undoes that with what was read.
void comes_back(Database& db, const std::string& table) {
  const auto before = state(db, table);
  const auto as = model::Identifier(table);
  db.catalog.put(db.session->read_table(as).value());
  const auto inverse = catalog::invert(model::DropTable{as, false, false}, db.catalog);
  db.run(model::DropTable{as, false, false});
  for (const auto& operation : std::get<catalog::Inverse>(inverse).operations) db.run(operation);
  CHECK(state(db, table) == before);
}
} // namespace

TEST_CASE("triggers are read typed where the vocabulary has the words") {
  Database db;
  db.sql(surroundings);
  const auto table = db.session->read_table("t").value();
  REQUIRE(table.triggers.size() == 8);
  const auto& plain = table.triggers[0].definition;
  CHECK(plain.timing == model::Timing::before);
  REQUIRE(plain.events.size() == 3);
  CHECK(to_string(plain.events[1].columns) == "id, a");
  CHECK(plain.arguments == std::vector<std::string>{"it's", "b"});
  CHECK(to_string(plain.function) == "f");
  CHECK(table.triggers[0].comment == "plain");
  CHECK(table.triggers[0].verbatim.empty());
  CHECK(*table.triggers[1].definition.when->in("postgresql") ==
        "((old.* IS DISTINCT FROM new.*) AND (new.a <> ') WHEN ('::text))");
  CHECK(table.triggers[2].definition.referencing == model::TransitionTables{"o", {}});
  CHECK(table.triggers[2].definition.for_each == model::ForEach::statement);
  CHECK(table.triggers[3].definition.events.front().event == model::Event::truncate);
  CHECK(table.triggers[4].definition.constraint);
  CHECK(table.triggers[4].definition.deferrable == model::Deferrable::initially_deferred);
  CHECK(table.triggers[5].verbatim.find(" FROM ") != std::string::npos);
  CHECK(table.triggers[6].verbatim ==
        "CREATE TRIGGER g_off BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION f();"
        "\nALTER TABLE t DISABLE TRIGGER g_off");
  CHECK(table.triggers[7].verbatim.find("ENABLE ALWAYS TRIGGER h_always") != std::string::npos);
}

TEST_CASE("policies, row security and remarks are read") {
  Database db;
  db.sql(surroundings);
  const auto table = db.session->read_table("t").value();
  CHECK(table.row_security == catalog::RowSecurity{true, true});
  REQUIRE(table.policies.size() == 2);
  CHECK(table.policies[0].definition.to.empty());
  const auto& mine = table.policies[1].definition;
  CHECK(mine.command == model::PolicyCommand::update);
  CHECK_FALSE(mine.permissive);
  CHECK(to_string(mine.to) == "pg_monitor, aludel");
  CHECK(*mine.visible->in("postgresql") == "(id > 0)");
  CHECK(table.policies[1].comment == "own rows");
  CHECK(table.constraint("later", db.catalog.naming())->comment == "to be checked");
  CHECK(table.indexes.front().comment == "by a");
}

TEST_CASE("a table that raw SQL made comes back with all that stood on it") {
  Database db;
  db.sql(surroundings);
  comes_back(db, "t");
}

TEST_CASE("partitions are read: their key, their bound, and only what is their own") {
  Database db;
  db.sql(parts);
  const auto table = db.session->read_table("t").value();
  REQUIRE(table.partition_by);
  CHECK_FALSE(table.partition_of);
  CHECK(table.partition_by->method == model::PartitionMethod::range);
  CHECK(table.partition_by->columns.at(1).column == "id");
  const auto part = db.session->read_table("p").value();
  REQUIRE(part.partition_by);
  CHECK(part.partition_by->method == model::PartitionMethod::list);
  REQUIRE(part.partition_of);
  CHECK(to_string(part.partition_of->table) == "t");
  CHECK(spelled(part.partition_of->bound.from.at(0)) == "'2020-01-01'");
  CHECK(spelled(part.partition_of->bound.from.at(1)) == "MINVALUE");
  CHECK(spelled(part.partition_of->bound.to.at(1)) == "7");
  REQUIRE(part.constraints.size() == 1);
  CHECK(part.constraints.front().name == "low");
  CHECK(part.indexes.empty());
  CHECK(part.triggers.empty());
}

TEST_CASE("keys that are expressions are read") {
  Database db;
  const std::string made = "CREATE TABLE t (id int, name text)"
                           " PARTITION BY HASH (lower(name) COLLATE \"C\" text_pattern_ops, (id + 1), name)";
  db.sql(made);
  const auto keys = db.session->read_table("t")->partition_by->columns;
  REQUIRE(keys.size() == 3);
  CHECK(*keys[0].expr->in("postgresql") == "lower(name)");
  CHECK(keys[0].collation == "C");
  CHECK(keys[0].opclass == "text_pattern_ops");
  CHECK(*keys[1].expr->in("postgresql") == "((id + 1))");
  CHECK(keys[2].column == "name");
  comes_back(db, "t");
}

TEST_CASE("bounds by list and by hash are read") {
  Database db;
  db.sql("CREATE TABLE l (a text) PARTITION BY LIST (a);"
         "CREATE TABLE l1 PARTITION OF l FOR VALUES IN ('x, y', NULL) PARTITION BY HASH (a);"
         "CREATE TABLE l2 PARTITION OF l DEFAULT;"
         "CREATE TABLE h1 PARTITION OF l1 FOR VALUES WITH (modulus 4, remainder 3)");
  const auto in = db.session->read_table("l1")->partition_of->bound.in;
  REQUIRE(in.size() == 2);
  CHECK(spelled(in[0]) == "'x, y'");
  CHECK(spelled(in[1]) == "NULL");
  CHECK(db.session->read_table("l2")->partition_of->bound.is_default());
  const auto hash = db.session->read_table("h1")->partition_of->bound;
  CHECK(hash.modulus == 4);
  CHECK(hash.remainder == 3);
}

TEST_CASE("a partition comes back as it was") {
  Database db;
  db.sql(parts);
  db.sql("ALTER TABLE p ADD CONSTRAINT high CHECK (id > 1) NOT VALID");
  db.catalog.put(db.session->read_table("t").value());
  comes_back(db, "p");
}
