#include "tests/faults/database.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/pooler.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <thread>
#include <vector>

using namespace aludel::test_support;
using Catch::Contains;

TEST_CASE("deployers behind a pooler in transaction mode take turns, and do all that they do without it") {
  const PostgresDatabase database;
  const Pooler pooler("transaction", 20);
  const Project project(pooler.url(database.name()));
  project.chain(10);
  project.revision("r011", "r010",
                   "up:\n  - create_index: {name: i, table: t_r001, columns: [text], concurrently: true}\n");
  std::vector<ProcessResult> results(5);
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back([&] { result = project.run({"upgrade"}); });
  for (auto& thread : threads) thread.join();
  std::size_t applied = 0;
  for (const auto& result : results) {
    INFO(result.err);
    CHECK(result.exit_code == 0);
    applied += result.out.find("applied 11 revisions") != std::string::npos ? 1U : 0U;
  }
  CHECK(applied == 1);
  CHECK(project.run({"current"}).out == "r011 (head)\n");
  CHECK(project.run({"downgrade", "base", "--yes"}).exit_code == 0);
}

TEST_CASE("a pooler with one connection to give is told, not waited for") {
  const PostgresDatabase database;
  const Pooler pooler("transaction", 1);
  const Project project(pooler.url(database.name()));
  project.chain(1);
  const auto result = project.run({"upgrade"});
  CHECK(result.exit_code == 5);
  CHECK_THAT(result.err, Contains("error[pooler]") && Contains("no second connection"));
}
