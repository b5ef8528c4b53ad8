#include "tests/cli/schemas.hpp"

#include <filesystem>

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

namespace {
constexpr auto users_made = "up:\n  - create_table: {name: users, columns: [{name: id, type: integer, "
                            "primary_key: true}, {name: name, type: text}]}\n";
constexpr auto users_dropped = "up:\n  - drop_table: {name: users}\n";
/// A warning, and no error.
constexpr auto users_cleared = "up:\n  - update: {table: users, set: {name: x}}\ndown: []\n";

/// r1 has run, and r2 is pending.
class Pending {
public:
  explicit Pending(const std::string& body, const std::string& dialect = "sqlite")
      : database_(dialect), project(database_.url()) {
    project.revision("r1", "null", users_made);
    REQUIRE(project.run({"upgrade"}).exit_code == 0);
    project.revision("r2", "r1", body);
  }
  void execute(const std::string& sql) const { database_.execute(sql); }
  bool is_at(const std::string& revision) const {
    return project.run({"current"}).out.find(revision) != std::string::npos;
  }

private:
  AnyDatabase database_;

public:
  const Project project;
};
} // namespace

TEST_CASE("errors of what is pending stop an upgrade, and nothing runs") {
  const Pending pending(users_dropped, each_dialect());
  pending.execute("INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b');");
  const auto stopped = pending.project.run({"upgrade"});
  INFO(stopped.err);
  CHECK(stopped.exit_code == 3);
  CHECK(stopped.out.empty());
  CHECK_THAT(stopped.err, Contains("error[drop-table]: drops table users (created in r1") &&
                              Contains("nothing was run") && Contains("--allow drop-table=REASON"));
  CHECK(pending.is_at("r1"));
  CHECK(pending.project.run({"upgrade", "-q"}).err.find("drop-table") != std::string::npos);
}

TEST_CASE("the gate tells how much the tables hold") {
  SECTION("counted on SQLite") {
    const Pending pending(users_dropped);
    CHECK_THAT(pending.project.run({"upgrade"}).err, Contains("users: empty"));
    pending.execute("INSERT INTO users (id) VALUES (1), (2), (3);");
    CHECK_THAT(pending.project.run({"upgrade"}).err, Contains("users: 3 rows in 4 KiB"));
  }
  SECTION("estimated on PostgreSQL") {
    const Pending pending(users_dropped, "postgresql");
    CHECK_THAT(pending.project.run({"upgrade"}).err, Contains("users: empty"));
    pending.execute("INSERT INTO users SELECT i, 'x' FROM generate_series(1, 12000) i; ANALYZE users;");
    const auto stopped = pending.project.run({"upgrade", "-f", "json"});
    CHECK_THAT(stopped.out, Contains("\"name\": \"users\"") && Contains("\"rows\": 12000") &&
                                Contains("\"counted\": \"about\"") && Contains("\"exists\": true"));
    CHECK_THAT(pending.project.run({"upgrade"}).err, Contains("users: about 12,000 rows in "));
  }
}

TEST_CASE("rows that are not there cannot be lost: a new database gets the whole history") {
  const Pending pending(users_dropped, each_dialect());
  REQUIRE(pending.project.run({"downgrade", "base", "--yes"}).exit_code == 0);
  const auto planned = pending.project.run({"plan", "-f", "json"});
  CHECK_THAT(planned.out, Contains("\"rule\": \"drop-table\"") && Contains("\"severity\": \"info\"") &&
                              !Contains("\"severity\": \"error\""));
  const auto done = pending.project.run({"upgrade", "--lint", "strict"});
  INFO(done.err);
  CHECK(done.exit_code == 0);
}

TEST_CASE("warnings are told, and stop only a strict upgrade") {
  const Pending pending(users_cleared);
  const auto strict = pending.project.run({"upgrade", "--lint", "strict"});
  INFO(strict.err);
  CHECK(strict.exit_code == 3);
  CHECK(pending.is_at("r1"));
  const auto ordinary = pending.project.run({"upgrade"});
  CHECK(ordinary.exit_code == 0);
  CHECK_THAT(ordinary.err, Contains("warning[update-without-where]"));
  CHECK_THAT(ordinary.out, Contains("applied 1 revision"));
}

TEST_CASE("a run that was not judged is journaled as such") {
  const Pending pending(users_dropped, each_dialect());
  CHECK(pending.project.run({"upgrade", "--lint", "off"}).exit_code == 0);
  const auto status = pending.project.run({"log", "-f", "json"});
  CHECK_THAT(status.out, Contains("\"lint\": \"off\"") && Contains("\"lint\": null"));
}

TEST_CASE("findings are accepted for one run, with a reason that is journaled") {
  const Pending pending(users_dropped, each_dialect());
  const auto done = pending.project.run(
      {"upgrade", "--allow", "drop-table=nobody = reads it", "--allow", "drop-column=no"});
  INFO(done.err);
  CHECK(done.exit_code == 0);
  CHECK_THAT(done.err, Contains("--allow drop-column accepted nothing"));
  CHECK_THAT(pending.project.run({"log", "-f", "json"}).out,
             Contains("\"lint\": \"drop-table: nobody = reads it\""));
  for (const auto* wrong : {"drop-tabel=x", "drop-table", "drop-table= "}) {
    const auto refused = pending.project.run({"upgrade", "--allow", wrong});
    INFO(wrong << refused.err);
    CHECK(refused.exit_code == 2);
  }
}

TEST_CASE("on a new database the gate and the lint of what is pending say the same") {
  const AnyDatabase database("sqlite");
  const Project project(database.url());
  project.revision("r1", "null", users_made);
  project.revision("r2", "r1", users_dropped);
  CHECK_THAT(project.run({"plan"}).out, Contains("-- info[drop-table]"));
  const auto told = project.run({"lint", "--pending"});
  CHECK(told.exit_code == 0);
  CHECK_THAT(told.out, Contains("info[drop-table]") && Contains("users: not in this database yet"));
}

TEST_CASE("a waiver in the revision is enough") {
  const Pending pending(std::string(users_dropped) + "    allow: {drop-table: nobody reads it}\n");
  CHECK(pending.project.run({"upgrade", "--lint", "strict"}).exit_code == 0);
}

TEST_CASE("only what is pending is judged, and only its way up") {
  const Pending pending(std::string(users_dropped) + "    allow: {drop-table: nobody reads it}\n");
  REQUIRE(pending.project.run({"upgrade"}).exit_code == 0);
  pending.project.revision("r3", "r2",
                           "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n"
                           "down:\n  - drop_table: {name: other}\n");
  CHECK(pending.project.run({"lint", "r3"}).exit_code == 3);
  CHECK(pending.project.run({"upgrade"}).exit_code == 0);
}

TEST_CASE("the answer of a stopped upgrade holds the findings") {
  const Pending pending(users_dropped);
  const auto stopped = pending.project.run({"upgrade", "-f", "json"});
  CHECK(stopped.exit_code == 3);
  CHECK_THAT(stopped.out, Contains("\"rule\": \"drop-table\"") && Contains("\"steps\": []") &&
                              Contains("\"run\": null") && Contains("\"lint\": \"on\""));
  CHECK_THAT(stopped.err, Contains("\"code\":\"lint\""));
}

TEST_CASE("a plan shows the findings of a revision that does nothing") {
  const Pending pending("up: []\n");
  CHECK_THAT(pending.project.run({"plan"}).out,
             Contains("  nothing to do\n     -- ") && Contains("[empty-revision]"));
}

TEST_CASE("plan and dry runs show the findings") {
  const Pending pending(users_dropped);
  const auto plan = pending.project.run({"plan"});
  CHECK(plan.exit_code == 0);
  CHECK_THAT(plan.out, Contains("-- error[drop-table]: drops table users") && Contains("users: empty"));
  CHECK_THAT(pending.project.run({"plan", "-f", "json"}).out, Contains("\"rule\": \"drop-table\""));
  const auto dry = pending.project.run({"upgrade", "--dry-run"});
  CHECK(dry.exit_code == 3);
  CHECK_THAT(dry.out, Contains("-- error[drop-table]"));
  CHECK(pending.project.run({"plan", "-o", "plan.json"}).exit_code == 0);
  CHECK(pending.project.run({"upgrade", "--plan", "plan.json"}).exit_code == 3);
  CHECK(pending.project.run({"upgrade", "--plan", "plan.json", "--allow", "drop-table=seen"}).exit_code == 0);
}

TEST_CASE("a script is judged before it is written") {
  const Pending pending(users_dropped);
  const auto stopped = pending.project.run({"upgrade", "--sql", "r1:head"});
  CHECK(stopped.exit_code == 3);
  CHECK(stopped.out.empty());
  CHECK_THAT(stopped.err, Contains("error[drop-table]"));
  const auto written = pending.project.run({"upgrade", "--sql", "r1:head", "--lint", "off"});
  CHECK(written.exit_code == 0);
  CHECK_THAT(written.out, Contains("DROP TABLE") && Contains("'off'"));
}

TEST_CASE("an upgrade that has nothing to do judges nothing") {
  const Pending pending(users_dropped);
  CHECK(pending.project.run({"upgrade", "r1"}).exit_code == 0);
}

TEST_CASE("a table that the database has, and no revision made, is not called missing") {
  const Pending pending("up:\n  - sql: DELETE FROM others WHERE id = 1\ndown: []\n", each_dialect());
  CHECK_THAT(pending.project.run({"upgrade"}).err, Contains("error[unknown-table]"));
  pending.execute("CREATE TABLE others (id integer);");
  const auto done = pending.project.run({"upgrade"});
  INFO(done.err);
  CHECK(done.exit_code == 0);
}
