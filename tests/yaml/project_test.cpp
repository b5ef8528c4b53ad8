#include "tests/yaml/reading.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::model;

namespace {
std::optional<std::string> variable(const std::string& name) {
  if (name == "HOST") return "db.example";
  if (name == "EMPTY") return "";
  return std::nullopt;
}
Project project(const std::string& text) {
  base::Diagnostics problems;
  auto read = yaml::read_project(test::source(text, "aludel.yaml"), variable, test::both, problems);
  INFO(test::text_of(problems));
  REQUIRE(read);
  return *std::move(read);
}
using Texts = std::vector<std::string>;
using Map = std::map<std::string, std::string>;
} // namespace

TEST_CASE("An empty map leaves the defaults") {
  const auto read = project("{}\n").settings;
  CHECK(read.revisions == Texts{"revisions"});
  CHECK(read.version_table == QualifiedName("aludel_version"));
  CHECK(read.lock_timeout == Duration{5'000});
  CHECK(project("revisions: one\n").settings.revisions == Texts{"one"});
}

TEST_CASE("A whole project file") {
  const auto read = project(R"(revisions: [a, b]
database: sqlite:///app.db
environments:
  production: {database: "postgresql://${HOST}/app", protect: true, lock_timeout: none, attach: {x: y}}
  test:
    retries: 0
    lint: {fail_on: never}
attach: {knowledge: data/knowledge.db}
databases: {legacy: "sqlite:///old.db"}
version_table: meta.versions
file_template: "{revision}"
lock_timeout: 250ms
wait: 2m
retries: 5
dialects: [sqlite, postgresql]
hooks: {}
lint:
  target: {postgresql: "15", sqlite: 3.40}
  fail_on: warning
  runner_lock_timeout: none
  exposed_schemas: [public]
  small_tables: []
  sqlite_foreign_keys: true
  tenant_columns: []
  deployed_up_to: null
  rules: {drop-table: error, prefer-text: off, naming-convention: {severity: error, index: "^ix_"}}
  paths: [{match: "revisions/2023/*", rules: {"*": off}}]
)");
  const auto& top = read.settings;
  CHECK(top.revisions == Texts{"a", "b"});
  CHECK(top.database == "sqlite:///app.db");
  CHECK(top.attach == Map{{"knowledge", "data/knowledge.db"}});
  CHECK(top.databases == Map{{"legacy", "sqlite:///old.db"}});
  CHECK(top.version_table == QualifiedName("meta", "versions"));
  CHECK(top.file_template == "{revision}");
  CHECK(top.lock_timeout == Duration{250});
  CHECK(top.wait == Duration{120'000});
  CHECK(top.retries == 5);
  CHECK(top.dialects == Texts{"sqlite", "postgresql"});
  CHECK(top.lint.target == Map{{"postgresql", "15"}, {"sqlite", "3.40"}});
  CHECK(top.lint.fail_on == base::Severity::warning);
  CHECK_FALSE(top.protect);
  const auto& production = read.environments.at("production");
  CHECK(production.database == "postgresql://db.example/app");
  CHECK(production.protect);
  CHECK(production.lock_timeout == Duration{0});
  CHECK(production.retries == 5);
  CHECK(production.attach == Map{{"x", "y"}});
  CHECK(read.environments.at("test").retries == 0);
  CHECK(read.environments.at("test").lint.fail_on == std::nullopt);
  CHECK(read.environments.at("test").lint.target == top.lint.target);
  CHECK(read.environments.at("test").attach == top.attach);
}

TEST_CASE("Variables are put in") {
  const auto database = [](const std::string& text) {
    return project("database: " + text + "\n").settings.database;
  };
  CHECK(database("postgresql://u@${HOST}/app") == "postgresql://u@db.example/app");
  CHECK(database("${NOT_SET:-sqlite:///app.db}") == "sqlite:///app.db");
  CHECK(database("${HOST:-x}") == "db.example");
  CHECK(database("\"${EMPTY}\"").empty());
  CHECK(database("'${NOT_SET:-}'").empty());
  CHECK(database("$HOST $$ {HOST} $5") == "$HOST $$ {HOST} $5");
  CHECK(database("a${HOST}${HOST}b") == "adb.exampledb.exampleb");
  CHECK(project("retries: ${NOT_SET:-9}\n").settings.retries == 9);
  CHECK(project("environments: {p: {database: '${NOT_SET}'}}\n").environments.at("p").database.empty());
}

TEST_CASE("A saved plan is JSON") {
  base::Diagnostics problems;
  const auto plan = yaml::read_saved_plan(
      test::source("{\n\t\"target\": \"head\",\n\t\"fingerprint\": \"1:ab\",\n\t\"work\": [{\"a\": 1}]\n}\n"),
      problems);
  INFO(test::text_of(problems));
  REQUIRE(plan);
  CHECK(plan->target == "head");
  CHECK(plan->fingerprint == "1:ab");
}

TEST_CASE("No complaint shows what a variable holds") {
  const auto text =
      GENERATE(as<std::string>(), "dialects: sq${SECRET}", "dialects: [sqlite, '${SECRET}']",
               "version_table: [\"${SECRET}\"]", "file_template: ${SECRET}", "protect: ${SECRET}",
               "lint: {fail_on: ${SECRET}, rules: {drop-table: ${SECRET}}}", "retries: ${SECRET}",
               "wait: ${SECRET}", "environments: {a: {dialects: ${SECRET}}}");
  base::Diagnostics problems;
  CHECK_FALSE(yaml::read_project(
      test::source(text, "aludel.yaml"),
      [](const std::string&) { return std::optional<std::string>("hunter2"); }, test::both, problems));
  CHECK_THAT(test::text_of(problems), Catch::Contains("SECRET") && !Catch::Contains("hunter2"));
}
