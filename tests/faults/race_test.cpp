#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

using namespace aludel::test_support;

namespace {
/// Twenty deployers at once: one does the work, all are content.
void race(const Project& project) {
  constexpr std::size_t deployers = 20;
  std::vector<ProcessResult> results(deployers);
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back([&] { result = project.run({"upgrade", "head"}); });
  for (auto& thread : threads) thread.join();
  std::size_t applied = 0;
  for (const auto& result : results) {
    INFO(result.err);
    CHECK(result.exit_code == 0);
    applied += result.out.find("applied 20 revisions") != std::string::npos ? 1U : 0U;
  }
  CHECK(applied == 1);
  CHECK(project.run({"current"}).out == "r020 (head)\n");
}
} // namespace

TEST_CASE("twenty deployers at once on SQLite") {
  const SqliteDatabase database;
  const Project project(database.url());
  project.chain(20);
  race(project);
}

TEST_CASE("twenty deployers at once on PostgreSQL") {
  const PostgresDatabase database;
  const Project project(database.url());
  project.chain(20);
  race(project);
}
