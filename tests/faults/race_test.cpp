#include "tests/faults/database.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <memory>
#include <random>
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

/// The same, but every third is killed after a while, perhaps at work, perhaps waiting.
void race_with_deaths(const Project& project) {
  constexpr std::size_t deployers = 20;
  std::mt19937 random(20261122);
  std::vector<std::unique_ptr<RunningProcess>> deploying;
  for (std::size_t i = 0; i < deployers; ++i)
    deploying.push_back(
        std::make_unique<RunningProcess>(project.start({"upgrade", "--lint", "off", "--wait", "120s"})));
  for (std::size_t i = 0; i < deployers; i += 3) {
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 60));
    deploying[i]->signal(SIGKILL);
  }
  int killed = 0;
  for (std::size_t i = 0; i < deployers; ++i) {
    const auto result = deploying[i]->wait();
    killed += result.exit_code == 0 ? 0 : 1;
    INFO(result.err);
    CHECK((result.exit_code == 0 || (i % 3 == 0 && result.exit_code == 128 + SIGKILL)));
  }
  CHECK(killed > 0);
  CHECK(project.run({"current"}).out == "r060 (head)\n");
  const auto session = aludel::faults::connect(project.database());
  CHECK(aludel::faults::cell(*session, "SELECT count(*) FROM aludel_journal WHERE operation IS NULL AND "
                                       "status = 'done' AND direction = 'up'") == "60");
  CHECK(aludel::faults::cell(*session, "SELECT count(DISTINCT revision) FROM aludel_journal") == "60");
}
} // namespace

TEMPLATE_TEST_CASE("twenty deployers at once, some of them killed", "", SqliteDatabase, PostgresDatabase) {
  const TestType database;
  const Project project(database.url());
  project.chain(60);
  race_with_deaths(project);
}

TEMPLATE_TEST_CASE("twenty deployers at once", "", SqliteDatabase, PostgresDatabase) {
  const TestType database;
  const Project project(database.url());
  project.chain(20);
  race(project);
}
