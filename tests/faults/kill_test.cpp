#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace aludel::test_support;

namespace {
constexpr int length = 30;
constexpr int kills = 12;

/// Starts a call and kills it after a while; true when it was still at work.
bool killed(const Project& project, std::vector<std::string> words, std::chrono::microseconds after) {
  const auto command = project.command(std::move(words));
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (::chdir(project.folder().c_str()) != 0) ::_exit(126);
    const int sink = ::open("/dev/null", O_WRONLY);
    ::dup2(sink, STDOUT_FILENO);
    ::dup2(sink, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

int number_of(const std::string& current) { return current.empty() ? 0 : std::stoi(current.substr(1, 3)); }

/// The version row, the journal and the tables say the same: going down one revision and up again works from
/// wherever the kill left it, and the way to the head is free.
void agree(const Project& project, int& low, int& high) {
  const auto current = project.run({"current"});
  INFO(current.err);
  REQUIRE(current.exit_code == 0);
  const auto at = number_of(current.out);
  low = std::min(low, at);
  high = std::max(high, at);
  if (at == 0) return;
  const auto down = project.run({"downgrade", "-1", "--yes", "--wait", "20s"});
  INFO(down.err);
  CHECK(down.exit_code == 0);
  const auto up = project.run({"upgrade", "+1"});
  INFO(up.err);
  CHECK(up.exit_code == 0);
}

void kill_at_random(const Project& project, unsigned seed) {
  project.chain(length);
  std::mt19937 random(seed);
  int low = length, high = 0, at_work = 0;
  // How long a whole run takes here and now, so that the kills fall into it.
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(project.run({"upgrade"}).exit_code == 0);
  const auto whole =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  REQUIRE(project.run({"downgrade", "base", "--yes"}).exit_code == 0);
  std::uniform_int_distribution<std::int64_t> when(whole.count() / 20, whole.count());
  for (int i = 0; i < kills; ++i) {
    const bool up = i % 3 != 2;
    at_work += killed(project,
                      up ? std::vector<std::string>{"upgrade"}
                         : std::vector<std::string>{"downgrade", "base", "--yes"},
                      std::chrono::microseconds(when(random)))
                   ? 1
                   : 0;
    agree(project, low, high);
  }
  CHECK(at_work > 0);
  CHECK(high > low);
  CHECK(project.run({"upgrade", "--wait", "20s"}).exit_code == 0);
  CHECK(project.run({"current"}).out == "r030 (head)\n");
  CHECK(project.run({"downgrade", "base", "--yes"}).exit_code == 0);
  CHECK(project.run({"upgrade"}).exit_code == 0);
}
} // namespace

TEST_CASE("kills at random moments on SQLite") {
  const SqliteDatabase database;
  kill_at_random(Project(database.url()), 20251119);
}

TEST_CASE("kills at random moments on PostgreSQL") {
  const PostgresDatabase database;
  kill_at_random(Project(database.url()), 20251123);
}
