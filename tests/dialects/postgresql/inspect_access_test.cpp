#include "framework/base/text.hpp"
#include "framework/describe/field.hpp"
#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
std::string words(const std::set<model::Privilege>& privileges) {
  std::vector<std::string> all;
  for (const auto privilege : privileges) all.emplace_back(describe::word_of(privilege));
  return base::join(all, " ");
}

/// A line each: "pg_monitor: select update (update) on t".
std::string rights_after(const std::string& sql) {
  Database db;
  db.sql(sql);
  std::string out;
  db.session->inspect().for_each_grant([&](const catalog::Grant& grant) {
    out += grant.role.text + ": " + words(grant.privileges) +
           (grant.grantable.empty() ? "" : " (" + words(grant.grantable) + ")") + " on " +
           to_string(grant.on) + "\n";
  });
  return out;
}
} // namespace

TEST_CASE("rights that objects begin with are no grants") {
  CHECK(
      rights_after("CREATE TABLE t (a int); CREATE SEQUENCE s; CREATE SCHEMA x; CREATE TYPE e AS ENUM ('a');"
                   "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'") == "");
  CHECK(rights_after(
            "CREATE TABLE t (a int); GRANT SELECT ON t TO pg_monitor; REVOKE SELECT ON t FROM pg_monitor") ==
        "");
}

TEST_CASE("rights that were given are read") {
  CHECK(rights_after("CREATE TABLE t (a int, b int); GRANT SELECT, UPDATE ON t TO pg_monitor;"
                     "GRANT INSERT (a, b) ON t TO PUBLIC") ==
        "pg_monitor: select update on t\npublic: insert on t(a)\npublic: insert on t(b)\n");
  CHECK(rights_after("CREATE TABLE t (a int); GRANT ALL ON t TO pg_monitor;"
                     "GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION") ==
        "pg_monitor: all (select) on t\n");
  CHECK(rights_after("CREATE VIEW v AS SELECT 1; GRANT SELECT ON v TO PUBLIC") == "public: select on v\n");
  CHECK(rights_after("CREATE TABLE t (a serial); GRANT USAGE ON SEQUENCE t_a_seq TO PUBLIC") ==
        "public: usage on t_a_seq\n");
  CHECK(rights_after("CREATE SCHEMA s; GRANT USAGE ON SCHEMA s, public TO pg_monitor") ==
        "pg_monitor: usage on public\npg_monitor: usage on s\n");
}

TEST_CASE("rights that everybody had and has no more are a grant of nothing") {
  CHECK(rights_after("CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';"
                     "REVOKE EXECUTE ON FUNCTION f FROM PUBLIC") == "public:  on f(integer, text)\n");
  CHECK(rights_after("CREATE TYPE e AS ENUM ('a'); REVOKE USAGE ON TYPE e FROM PUBLIC") == "public:  on e\n");
}

TEST_CASE("rights of an owner are read where they are not the usual ones") {
  CHECK(rights_after("CREATE TABLE t (a int); REVOKE DELETE, TRUNCATE, TRIGGER, REFERENCES ON t FROM aludel")
            .substr(0, 28) == "aludel: select insert update");
}
