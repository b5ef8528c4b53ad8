#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
model::SequenceOptions every_option() {
  model::SequenceOptions options;
  options.type = model::SequenceType::smallint;
  options.start = -2;
  options.increment = -2;
  options.min = -100;
  options.max = -1;
  options.cache = 5;
  options.cycle = true;
  return options;
}
} // namespace

TEST_CASE("an enumeration is made, grows and is dropped") {
  Database db;
  const model::CreateEnum mood{"Mood", {"sad", "it's ok"}};
  CHECK(db.text(mood) == "CREATE TYPE \"Mood\" AS ENUM ('sad', 'it''s ok')");
  CHECK(db.there_and_back(mood) == "DROP TYPE \"Mood\"");
  db.run(mood);
  const model::AddEnumValue added{"Mood", "angry", "sad", {}, true};
  CHECK(db.text(added) == "ALTER TYPE \"Mood\" ADD VALUE IF NOT EXISTS 'angry' BEFORE 'sad'");
  CHECK(db.dialect->render(added, db.catalog, db.catalog).notes ==
        std::vector<std::string>{
            "PostgreSQL lets no statement use the new value before this transaction has ended"});
  CHECK_FALSE(db.dialect->runs_outside_transaction(added));
  db.session->begin(dialect::Transaction::ordinary);
  db.run(added);
  db.session->commit();
  CHECK(db.run(model::AddEnumValue{"Mood", "glad", {}, "sad", false}) ==
        "ALTER TYPE \"Mood\" ADD VALUE 'glad' AFTER 'sad'");
  CHECK(db.run(model::AddEnumValue{"Mood", "last", {}, {}, false}) == "ALTER TYPE \"Mood\" ADD VALUE 'last'");
  CHECK(db.value("SELECT enum_range(NULL::\"Mood\")") == "{angry,sad,glad,\"it's ok\",last}");
  CHECK(db.text(model::RenameEnumValue{"Mood", "it's ok", "fine"}) ==
        "ALTER TYPE \"Mood\" RENAME VALUE 'it''s ok' TO 'fine'");
  db.there_and_back(model::RenameEnumValue{"Mood", "it's ok", "fine"});
  db.there_and_back(model::DropType{"Mood", false, false});
  CHECK(db.run(model::DropType{"Mood", true, true}) == "DROP TYPE IF EXISTS \"Mood\" CASCADE");
}

TEST_CASE("a domain has a type, a default and conditions") {
  Database db;
  model::CreateDomain domain;
  domain.name = "email";
  domain.type = type_of("varchar(100)");
  domain.collation = "C";
  domain.nullable = false;
  domain.default_value = expression("'a' || '@b'");
  domain.checks = {{"has_at", sql_text("VALUE ~ '@'")}, {{}, sql_text("VALUE <> '' -- ever")}};
  CHECK(db.text(domain) ==
        "CREATE DOMAIN email AS varchar(100) COLLATE \"C\" DEFAULT ('a' || '@b') NOT NULL\n"
        "  CONSTRAINT has_at CHECK (VALUE ~ '@')\n  CHECK (VALUE <> '' -- ever\n)");
  CHECK(db.there_and_back(domain) == "DROP TYPE email");
  db.run(domain);
  db.there_and_back(model::DropType{"email", false, false});
  db.there_and_back(model::Rename{{model::ObjectKind::type, "email", {}, {}}, "mail"});
}

TEST_CASE("a composite type has attributes") {
  Database db;
  model::CreateComposite point{"Point", {{"x", type_of("integer"), {}}, {"Name", type_of("text"), "C"}}};
  CHECK(db.text(point) == "CREATE TYPE \"Point\" AS (x integer, \"Name\" text COLLATE \"C\")");
  CHECK(db.there_and_back(point) == "DROP TYPE \"Point\"");
  db.run(point);
  db.there_and_back(model::DropType{"Point", false, false});
  db.there_and_back(model::Rename{{model::ObjectKind::type, "Point", {}, {}}, "pair"});
  CHECK(db.run(model::CreateComposite{"nothing", {}}) == "CREATE TYPE nothing AS ()");
}

TEST_CASE("sequences are made, changed and dropped") {
  Database db;
  model::CreateTable t;
  t.name = "t";
  t.columns = {column("Id", "integer")};
  db.run(t);
  auto options = every_option();
  options.owned_by = model::ColumnName{"t", "Id"};
  CHECK(db.text(model::CreateSequence{"s", options, true}) ==
        "CREATE SEQUENCE IF NOT EXISTS s AS smallint INCREMENT BY -2 MINVALUE -100 MAXVALUE -1 START WITH -2 "
        "CACHE 5"
        " CYCLE OWNED BY t.\"Id\"");
  CHECK(db.there_and_back(model::CreateSequence{"s", options, false}) == "DROP SEQUENCE s");
  db.run(model::CreateSequence{"s", options, false});
  CHECK(db.value("SELECT nextval('s')") == "-2");
  model::SequenceOptions changed;
  changed.cycle = false;
  changed.increment = -1;
  CHECK(db.text(model::AlterSequence{"s", changed, -7}) ==
        "ALTER SEQUENCE s INCREMENT BY -1 NO CYCLE RESTART WITH -7");
  db.there_and_back(model::AlterSequence{"s", changed, {}});
  db.run(model::AlterSequence{"s", {}, -7});
  CHECK(db.value("SELECT nextval('s')") == "-7");
  changed.owned_by = model::ColumnName{};
  CHECK(db.text(model::AlterSequence{"s", changed, {}}) ==
        "ALTER SEQUENCE s INCREMENT BY -1 NO CYCLE OWNED BY NONE");
  db.there_and_back(model::DropSequence{"s", false, false});
  CHECK(db.run(model::DropSequence{"s", true, true}) == "DROP SEQUENCE IF EXISTS s CASCADE");
}
