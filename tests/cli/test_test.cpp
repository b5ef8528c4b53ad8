#include "tests/cli/schemas.hpp"

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

namespace {
constexpr auto makes_table = "up:\n  - create_table: {name: t, columns: [{name: id, type: integer}, "
                             "{name: a, type: text}]}\n";
}

TEST_CASE("test proves every revision on a scratch database") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.revision("r1", "null", makes_table);
  project.revision("r2", "r1", "up:\n  - sql: UPDATE t SET a = upper(a)\n");
  const auto proven = project.run({"test"});
  INFO(proven.err);
  CHECK(proven.exit_code == 0);
  CHECK_THAT(proven.out, Contains("r2 down: not tried") && Contains("every revision does what it says"));
  const auto json = project.run({"test", "-f", "json"});
  CHECK_THAT(json.out, Contains("\"move\": \"up again\"") && Contains("\"failed\": 0"));
}

TEST_CASE("test shows what a wrong down leaves") {
  const AnyDatabase database(each_dialect());
  const Project project(database.url());
  project.revision("r1", "null", makes_table);
  project.revision("r2", "r1",
                   "up:\n  - add_column: {table: t, name: b, type: integer}\n"
                   "  - create_index: {name: t_a, table: t, columns: [a]}\ndown:\n"
                   "  - drop_column: {table: t, column: b}\n");
  const auto wrong = project.run({"test"});
  CHECK(wrong.exit_code == 1);
  CHECK_THAT(wrong.out, Contains("r2 down: the schema is not what it was before the revision") &&
                            Contains("- create_index: {name: t_a, table: t, columns: [a]}"));
  CHECK_THAT(wrong.out, !Contains("every revision does"));
}

TEST_CASE("test needs a server") {
  const Project project("sqlite:///missing.db");
  project.revision("r1", "null", makes_table);
  CHECK(project.run({"test"}).exit_code == 0); // a file anywhere does
  CHECK(project.run({"test", "--on", "sqlite://"}).exit_code == 0);
  CHECK(project.run({"test", "--on", "nonsense://"}).exit_code == 2);
  CHECK(project.run({"test", "--on", "postgresql://nobody@127.0.0.1:1/x"}).exit_code == 5);
}

TEST_CASE("test keeps its hands off what a scratch database does not hold") {
  const bool postgresql = GENERATE(false, true);
  const AnyDatabase database(postgresql ? "postgresql" : "sqlite");
  const Project project(database.url());
  project.revision("r1", "null", makes_table);
  project.revision("r2", "r1",
                   postgresql ? "up:\n  - sql: CREATE ROLE nobody_at_all\n"
                                "  - grant: {privileges: [connect], on: {database: postgres}, to: [public]}\n"
                                "down:\n  - sql: DROP ROLE nobody_at_all\n"
                              : "transaction: none\nup:\n  - sql: ATTACH 'other.db' AS other\n"
                                "  - sql: VACUUM INTO 'copy.db'\ndown:\n  - sql: DETACH other\n");
  const auto refused = project.run({"test"});
  CHECK(refused.exit_code == 2);
  CHECK(refused.out.empty());
  for (const auto* what : {"r2.yaml:", "aludel test --on URL"}) CHECK_THAT(refused.err, Contains(what));
  if (postgresql)
    CHECK_THAT(refused.err, Contains("CREATE ROLE reaches beyond") && Contains("DROP ROLE reaches beyond") &&
                                Contains("grant connect on postgres"));
  else
    CHECK_THAT(refused.err, Contains("ATTACH reaches beyond") && Contains("VACUUM reaches beyond") &&
                                Contains("DETACH reaches beyond"));
}
