#include "tests/support/client.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/kept_output.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;

namespace {
const std::string secret = std::string(secret_mark) + "-in-ddl";

void check_hidden(const ProcessResult& result, const std::string& shown) {
  CHECK_THAT(result.out + result.err, Contains(shown) && !Contains(secret));
}
} // namespace

TEST_CASE("A password in SQL is hidden in the plan, in what runs, and in the journal") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.revision("r1", "null",
                   "up:\n  - sql: |\n      DO $$ BEGIN PERFORM 'CREATE USER bob PASSWORD ''" + secret +
                       "''' ; END $$\n  - sql: ALTER ROLE aludel_no_such_role PASSWORD '" + secret +
                       "'\ndown: []\n");
  for (const auto* format : {"text", "json"}) {
    check_hidden(project.run({"-f", format, "plan"}), "PASSWORD '***'");
    check_hidden(project.run({"-f", format, "upgrade", "--dry-run"}), "PASSWORD '***'");
    check_hidden(project.run({"-f", format, "upgrade"}), "aludel_no_such_role");
    check_hidden(project.run({"-f", format, "log"}), "aludel_no_such_role");
    check_hidden(project.run({"-f", format, "status"}), "r1");
  }
  check_hidden(project.run({"lint", "-f", "sarif"}), "sarif");
  check_hidden(project.run({"lint", "-f", "github"}), "revision");
}

TEST_CASE("A password of the environment is hidden") {
  const Project project("postgresql://bob@127.0.0.1:1/x?connect_timeout=2");
  check_hidden(project.run({"upgrade"}, {{"PGPASSWORD", secret}}), "127.0.0.1");
  check_hidden(project.run({"current"}, {{"DATABASE_URL", "postgresql://bob:" + secret + "@127.0.0.1:1/x"}}),
               "bob:***@127.0.0.1");
}

TEST_CASE("A password of a URL is hidden whatever signs it holds") {
  for (const auto* sign : {" ", "'", "\"", "<", ">", "`"}) {
    INFO(sign);
    const auto url = "postgresql://bob:a" + std::string(sign) + secret + "@127.0.0.1:1/x";
    const Project project("postgresql://h/x");
    for (const auto* format : {"text", "json"})
      check_hidden(project.run({"-d", url, "-f", format, "current", "-v"}),
                   "tried postgresql://bob:***@127.0.0.1:1/x;");
    check_hidden(project.run({url}), "postgresql://bob:***@127.0.0.1:1/x");
  }
  const Project project("postgresql://bob@127.0.0.1:1/x?password=" + secret);
  check_hidden(project.run({"-f", "json", "current"}), "password=***; check that");
}

TEST_CASE("A changed password of an applied revision is told and hidden") {
  const PostgresDatabase database;
  const Project project(database.url());
  const auto write = [&](const std::string& password) {
    project.revision("r1", "null",
                     "up:\n  - sql: CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$SELECT 'password=" +
                         password + "'$$\ndown: []\n");
  };
  write(secret);
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  const auto drifted =
      run_script(database.url(),
                 "CREATE OR REPLACE FUNCTION f() RETURNS text LANGUAGE sql AS $$SELECT 'password=" + secret +
                     "-drifted'$$;");
  REQUIRE(drifted.exit_code == 0);
  for (const auto* format : {"text", "json"})
    check_hidden(project.run({"-f", format, "check"}), "password=***");
  write(secret + "-changed");
  for (const auto* format : {"text", "json"})
    check_hidden(project.run({"-f", format, "verify"}), "password=***");
}

TEST_CASE("A script that is meant to be run has the password that it needs") {
  // Not one of those that are searched for.
  const Project project("postgresql://h/x");
  project.revision("r1", "null", "up:\n  - sql: ALTER ROLE bob PASSWORD 'openly'\ndown: []\n");
  CHECK_THAT(project.run({"upgrade", "--sql"}).out, Contains("PASSWORD 'openly'"));
}
