#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
/// Table t (id integer, a text), function f(integer), procedure p(), sequence s, type e, schema Sub.
struct WithObjects : Database {
  WithObjects() {
    model::CreateTable t;
    t.name = "t";
    t.columns = {column("id", "integer"), column("a", "text")};
    run(t);
    model::CreateFunction f;
    f.name = "f";
    f.routine.language = "sql";
    f.routine.body.text = "SELECT 1";
    f.routine.arguments = {{"a", "integer", {}, {}}};
    f.returns = "integer";
    run(f);
    model::CreateProcedure p;
    p.name = "p";
    p.routine = f.routine;
    p.routine.arguments.clear();
    run(p);
    run(model::CreateSequence{"s", {}, false});
    run(model::CreateEnum{"e", {"a"}});
    run(model::CreateSchema{"Sub", false});
  }
};

model::GrantTarget on(model::GrantKind kind, const model::QualifiedName& name) {
  return {kind, name, {}, {}};
}

using model::GrantKind;
using model::Privilege;
} // namespace

TEST_CASE("rights on each kind of object are given and taken") {
  WithObjects db;
  const auto grant = [](Privilege privilege, model::GrantTarget target) {
    return model::Grant{{privilege}, std::move(target), {"pg_monitor"}, false};
  };
  auto f = on(GrantKind::function, "f");
  f.arguments = model::Arguments{{{}, "integer", {}, {}}};
  const std::pair<model::Grant, std::string> cases[] = {
      {grant(Privilege::select, on(GrantKind::table, "t")), "SELECT ON TABLE t"},
      {grant(Privilege::usage, on(GrantKind::sequence, "s")), "USAGE ON SEQUENCE s"},
      {grant(Privilege::execute, f), "EXECUTE ON FUNCTION f(integer)"},
      {grant(Privilege::execute, on(GrantKind::procedure, "p")), "EXECUTE ON PROCEDURE p"},
      {grant(Privilege::usage, on(GrantKind::type, "e")), "USAGE ON TYPE e"},
      {grant(Privilege::create, on(GrantKind::schema, "Sub")), "CREATE ON SCHEMA \"Sub\""},
      {grant(Privilege::select, on(GrantKind::tables_in, "public")), "SELECT ON ALL TABLES IN SCHEMA public"},
      {grant(Privilege::usage, on(GrantKind::sequences_in, "public")),
       "USAGE ON ALL SEQUENCES IN SCHEMA public"},
      {grant(Privilege::execute, on(GrantKind::functions_in, "public")),
       "EXECUTE ON ALL FUNCTIONS IN SCHEMA public"},
  };
  for (const auto& [given, words] : cases) {
    INFO(words);
    CHECK(db.text(given) == "GRANT " + words + " TO pg_monitor");
    db.there_and_back(given);
    db.run(given);
    const model::Revoke taken{given.privileges, given.on, given.to, false, false};
    CHECK(db.text(taken) == "REVOKE " + words + " FROM pg_monitor");
    // Which objects a schema holds is not known for sure.
    if (words.find(" IN SCHEMA ") == std::string::npos) db.there_and_back(taken);
    db.run(taken);
  }
  const auto database = on(GrantKind::database, model::Identifier(db.database.name()));
  CHECK(db.text(grant(Privilege::temporary, database)) ==
        "GRANT TEMPORARY ON DATABASE " + db.database.name() + " TO pg_monitor");
  db.run(grant(Privilege::temporary, database));
}

TEST_CASE("rights on columns, and the right to give them on") {
  WithObjects db;
  auto columns = on(GrantKind::table, "t");
  columns.columns = {"id", "a"};
  const model::Grant given{{Privilege::select, Privilege::update}, columns, {"pg_monitor"}, true};
  CHECK(db.text(given) == "GRANT SELECT (id, a), UPDATE (id, a) ON TABLE t TO pg_monitor WITH GRANT OPTION");
  db.there_and_back(given);
  db.run(given);
  const model::Revoke option{{Privilege::select}, columns, {"pg_monitor"}, true, true};
  CHECK(db.text(option) == "REVOKE GRANT OPTION FOR SELECT (id, a) ON TABLE t FROM pg_monitor CASCADE");
  db.there_and_back(model::Revoke{option.privileges, columns, option.from, true, false});
  db.run(option);
  const model::Grant all{{Privilege::all}, on(GrantKind::table, "t"), {"pg_monitor"}, false};
  CHECK(db.text(all) == "GRANT ALL ON TABLE t TO pg_monitor");
  db.run(all);
}

TEST_CASE("words that stand for roles are no names") {
  WithObjects db;
  const auto to = [&](const model::Identifiers& roles) {
    return db.text(model::Grant{{Privilege::select}, on(GrantKind::table, "t"), roles, false});
  };
  CHECK(to({"public", "CURRENT_USER", "session_user", "current_role"}) ==
        "GRANT SELECT ON TABLE t TO PUBLIC, CURRENT_USER, SESSION_USER, CURRENT_ROLE");
  CHECK(to({"Public", "user"}) == "GRANT SELECT ON TABLE t TO \"Public\", \"user\"");
  db.run(model::Grant{{Privilege::select}, on(GrantKind::table, "t"), {"public", "current_user"}, false});
  CHECK(db.dialect
            ->render(model::Grant{{Privilege::maintain}, on(GrantKind::table, "t"), {"public"}, false},
                     db.catalog, db.catalog)
            .notes == std::vector<std::string>{"MAINTAIN needs PostgreSQL 17"});
}

TEST_CASE("row security is switched, for the owner too") {
  WithObjects db;
  CHECK(db.text(model::EnableRowSecurity{"t", false}) == "ALTER TABLE t ENABLE ROW LEVEL SECURITY");
  db.there_and_back(model::EnableRowSecurity{"t", false});
  CHECK(db.text(model::EnableRowSecurity{"t", true}) ==
        "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
  db.there_and_back(model::EnableRowSecurity{"t", true});
  db.run(model::EnableRowSecurity{"t", true});
  db.there_and_back(model::EnableRowSecurity{"t", false});
  CHECK(db.text(model::DisableRowSecurity{"t", true}) ==
        "ALTER TABLE t DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY");
  db.there_and_back(model::DisableRowSecurity{"t", true});
  db.run(model::DisableRowSecurity{"t", true});
  CHECK(db.text(model::DisableRowSecurity{"t", false}) == "ALTER TABLE t DISABLE ROW LEVEL SECURITY");
}

TEST_CASE("policies are made and dropped") {
  WithObjects db;
  model::CreatePolicy policy;
  policy.table = "t";
  policy.name = "own rows";
  CHECK(db.text(policy) == "CREATE POLICY \"own rows\" ON t");
  policy.command = model::PolicyCommand::update;
  policy.to = {"pg_monitor", "public"};
  policy.visible = sql_text("id > 0");
  policy.check = sql_text("a = current_user -- mine");
  policy.permissive = false;
  CHECK(db.text(policy) == "CREATE POLICY \"own rows\" ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor, PUBLIC\n"
                           "USING (id > 0)\nWITH CHECK (a = current_user -- mine\n)");
  CHECK(db.there_and_back(policy) == "DROP POLICY \"own rows\" ON t");
  db.run(policy);
  db.there_and_back(model::DropPolicy{"t", "own rows", false});
  CHECK(db.run(model::DropPolicy{"t", "own rows", true}) == "DROP POLICY IF EXISTS \"own rows\" ON t");
  policy.command = model::PolicyCommand::insert;
  CHECK(problems_of(policy) == "unsupported: policy own rows is for INSERT, which sees no rows\n");
  policy.command = model::PolicyCommand::delete_;
  CHECK(problems_of(policy) == "unsupported: policy own rows is for DELETE, which writes no rows\n");
}
