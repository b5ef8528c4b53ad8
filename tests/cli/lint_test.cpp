#include "tests/cli/schemas.hpp"

using namespace aludel;
using namespace aludel::schemas;
using Catch::Contains;
using test_support::Project;

namespace {
constexpr auto makes_users = "up:\n  - create_table: {name: users, columns: [{name: id, type: integer, "
                             "primary_key: true}]}\n";
constexpr auto drops_users = "up:\n  - drop_table: {name: users}\n";
} // namespace

TEST_CASE("lint tells what is unsafe, where, and fails by what is asked") {
  const Project project("sqlite:///nowhere.db");
  project.revision("r1", "null", makes_users);
  CHECK(project.run({"lint"}).exit_code == 0);
  project.revision("r2", "r1", drops_users);
  const auto found = project.run({"lint"});
  CHECK(found.exit_code == 3);
  CHECK_THAT(found.out, Contains("error[drop-table]: drops table users (created in r1") &&
                            Contains("r2.yaml:") && Contains("help: ") && Contains("1 error"));
  CHECK(project.run({"lint", "--fail-on", "never"}).exit_code == 0);
  CHECK(project.run({"lint", "--rule", "truncate-table"}).exit_code == 0);
  CHECK(project.run({"lint", "r1"}).exit_code == 0);
  CHECK(project.run({"lint", "r2"}).exit_code == 3);
  const auto json = project.run({"lint", "-f", "json"});
  CHECK(json.exit_code == 3);
  CHECK_THAT(json.out, Contains("\"rule\": \"drop-table\"") && Contains("\"data_loss\": true") &&
                           Contains("\"revision\": \"r2\"") && Contains("\"error\": 1"));
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"lint", "--rule", "drop-tabel"}, {"lint", "--fail-on", "often"}, {"lint", "r9"}}) {
    const auto wrong = project.run(words);
    INFO(words.back() << wrong.err);
    CHECK(wrong.exit_code == 2);
    CHECK_THAT(wrong.err, Contains(words.back()));
  }
}

TEST_CASE("a waiver with a reason accepts a finding") {
  const Project project("sqlite:///nowhere.db");
  project.revision("r1", "null", makes_users);
  project.revision("r2", "r1", std::string(drops_users) + "    allow: {drop-table: nobody is in it}\n");
  const auto accepted = project.run({"lint"});
  INFO(accepted.out);
  CHECK(accepted.exit_code == 0);
  CHECK_THAT(project.run({"lint", "-f", "json"}).out,
             Contains("\"suppressed\": true") && Contains("nobody is in it"));
}

TEST_CASE("lint judges plain files of SQL") {
  const Project project("sqlite:///nowhere.db");
  project.write("plain/1.sql", "CREATE TABLE users (id int PRIMARY KEY);\n");
  project.write("plain/2.sql", "-- gone\nDROP TABLE users;\nINSERT INTO userz VALUES (1);\n");
  const auto found = project.run({"lint", "--dialect", "postgresql", "plain"});
  CHECK(found.exit_code == 3);
  CHECK_THAT(found.out,
             Contains("2.sql:2:1: error[drop-table]") && Contains("2.sql:3:13: error[unknown-table]"));
  CHECK(project.run({"lint", "--dialect", "postgresql"}).exit_code == 2);
  CHECK(project.run({"lint", "--dialect", "oracle", "plain"}).exit_code == 2);
  CHECK(project.run({"lint", "--dialect", "postgresql", "missing"}).exit_code == 2);
}

TEST_CASE("rules lists what is judged, and explains one") {
  const Project project("sqlite:///nowhere.db");
  const auto all = project.run({"rules"});
  CHECK(all.exit_code == 0);
  CHECK_THAT(all.out, Contains("drop-table (error)") && Contains("unused-suppression"));
  CHECK_THAT(project.run({"rules", "drop-table"}).out, Contains("## Safe"));
  const auto wrong = project.run({"rules", "drop-tabel"});
  CHECK(wrong.exit_code == 2);
  CHECK_THAT(wrong.err, Contains("drop-table"));
}
