#include "framework/base/text.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;

namespace {
bool is_safe(const std::string& text) {
  return !aludel::base::invalid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  });
}
} // namespace

TEST_CASE("control characters of a message or description do not reach the terminal") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.write("revisions/r1.yaml", "revision: r1\nmessage: \"one\\ntwo \\e[31mred \\x9b1m\"\nup:\n"
                                     "  - sql: SELECT 1\n    description: \"first\\n\\e[2Jlast\"\n"
                                     "    when: {sql: SELECT 0, is: \"1\\e[1m\"}\ndown: []\n");
  const std::string message = "one\\ntwo \\u001b[31mred \\u009b1m";
  const auto shows = [&](const std::vector<std::string>& words, const std::string& part) {
    const auto result = project.run(words);
    INFO(words.front() << "\n" << result.out << result.err);
    CHECK(result.exit_code == 0);
    CHECK(is_safe(result.out));
    CHECK(is_safe(result.err));
    CHECK_THAT(result.out + result.err, Contains(part));
  };
  shows({"plan"}, "up r1, " + message + "\n");
  shows({"plan"}, "first\\n\\u001b[2Jlast\n");
  shows({"heads", "-v"}, message);
  shows({"upgrade", "-v"}, "up r1, " + message + " (1 of 1)");
  shows({"history"}, "<base> -> r1 (head), " + message + "\n");
  shows({"show", "r1"}, "message         " + message + "\n");
  shows({"graph"}, message + "\n");
  shows({"graph", "-f", "dot"}, "two \\\\u001b[31mred");
  shows({"graph", "-f", "mermaid"}, "u001b[31mred");
  shows({"status"}, "upgrade of 1 revision (r1) done");
}

TEST_CASE("a run's steps are told without control characters") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.write("revisions/r1.yaml", "revision: r1\nmessage: \"a\\nb\"\nup:\n"
                                     "  - create_table: {name: t, columns: [{name: id, type: integer}]}\n");
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  const auto run = project.run({"log"}).out.substr(0, 12);
  const auto log = project.run({"log", run}).out;
  CHECK(is_safe(log));
  CHECK_THAT(log, Contains("up r1: a\\nb  done") && Contains("  1. create_table t  done"));
}

TEST_CASE("JSON is UTF-8 whatever a file is called and a database holds") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.write("revisions/r1_\xFF\x1B.yaml", "revision: r1\nup: []\n");
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"history", "-f", "json"}, {"history", "-v"}, {"show", "r1"}, {"heads", "-f", "json"}}) {
    const auto result = project.run(words);
    CHECK(result.exit_code == 0);
    CHECK(is_safe(result.out));
    CHECK_THAT(result.out, Contains("\xEF\xBF\xBD"));
  }
  project.write("revisions/r2_\xFF.yaml", "revision: r2\nmessag: x\n");
  for (const auto& words : std::vector<std::vector<std::string>>{{"heads"}, {"heads", "-f", "json"}}) {
    const auto result = project.run(words);
    CHECK(result.exit_code == 2);
    CHECK(is_safe(result.err));
    CHECK_THAT(result.err, Contains("r2_\xEF\xBF\xBD.yaml"));
  }
}
