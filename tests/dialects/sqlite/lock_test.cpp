#include "tests/dialects/sqlite/bench.hpp"

#include "dialects/sqlite/lock.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
/// A child process that holds the lock until it is killed.
class Holder {
public:
  explicit Holder(const std::filesystem::path& database) {
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      sqlite::FileLock lock(database);
      const char answer = lock.try_lock() ? 'y' : 'n';
      if (::write(ready[1], &answer, 1) == 1) ::pause();
      ::_exit(1);
    }
    char answer = '?';
    REQUIRE(::read(ready[0], &answer, 1) == 1);
    REQUIRE(answer == 'y');
    ::close(ready[0]);
    ::close(ready[1]);
  }
  ~Holder() { kill(); }
  void kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = 0;
  }
  pid_t id() const { return child_; }

private:
  pid_t child_ = 0;
};
} // namespace

TEST_CASE("one of two sessions holds the lock") {
  Bench b;
  auto other = b.second_session();
  CHECK(b.session->lock_holder("x").empty());
  CHECK(b.session->try_lock("x"));
  CHECK(b.session->try_lock("x"));
  CHECK_FALSE(other->try_lock("x"));
  CHECK_THAT(other->lock_holder("x"),
             Contains("process " + std::to_string(::getpid()) + " on ") && Contains(" since 20"));
  b.session->unlock();
  CHECK_FALSE(std::filesystem::exists(b.folder.path() / "app.db.aludel-lock"));
  CHECK(other->lock_holder("x").empty());
  CHECK(other->try_lock("x"));
  CHECK_FALSE(b.session->try_lock("x"));
  other.reset();
  CHECK(b.session->try_lock("x"));
}

TEST_CASE("the lock of a killed process is gone, its file does not matter") {
  Bench b;
  Holder holder(b.folder.path() / "app.db");
  CHECK_FALSE(b.session->try_lock("x"));
  CHECK_THAT(b.session->lock_holder("x"), Contains("process " + std::to_string(holder.id())));
  holder.kill();
  CHECK(std::filesystem::exists(b.folder.path() / "app.db.aludel-lock"));
  CHECK(b.session->lock_holder("x").empty());
  CHECK(b.session->try_lock("x"));
  CHECK_THAT(b.session->lock_holder("x"), Contains("process " + std::to_string(::getpid()) + " "));
}

TEST_CASE("another spelling of the path is the same lock") {
  const test_support::TemporaryFolder folder;
  std::filesystem::create_symlink(folder.path() / "a.db", folder.path() / "b.db");
  std::ofstream(folder.path() / "a.db").close();
  sqlite::FileLock one(folder.path() / "a.db");
  sqlite::FileLock two(folder.path() / "." / "b.db");
  CHECK(one.try_lock());
  CHECK_FALSE(two.try_lock());
}

TEST_CASE("never two at once, however often it changes hands") {
  const test_support::TemporaryFolder folder;
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  std::atomic<int> turns{0};
  const auto work = [&] {
    for (int i = 0; i < 400; ++i) {
      sqlite::FileLock lock(folder.path() / "a.db");
      if (!lock.try_lock()) continue;
      const int now = ++inside;
      if (now > most) most = now;
      ++turns;
      std::this_thread::yield();
      --inside;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  for (auto& thread : threads) thread.join();
  CHECK(most == 1);
  CHECK(turns > 0);
}

TEST_CASE("a database in memory needs no lock") {
  sqlite::FileLock lock({});
  CHECK(lock.try_lock());
  CHECK(lock.holder().empty());
}

TEST_CASE("a folder that holds no lock file is an error") {
  sqlite::FileLock lock("/proc/self/nowhere/app.db");
  CHECK_THAT(message_of([&] { lock.try_lock(); }),
             Contains("cannot be used") && Contains("let this user write"));
}
