#include "tests/dialects/sqlite/bench.hpp"
#include "tests/dialects/sqlite/neighbour.hpp"

#include "dialects/sqlite/lock.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace aludel;
using Catch::Matchers::Contains;

TEST_CASE("one of two sessions holds the lock") {
  Bench b;
  auto other = b.second_session();
  CHECK_FALSE(b.session->lock_holder("x"));
  CHECK(b.session->try_lock("x"));
  CHECK(b.session->try_lock("x"));
  CHECK_FALSE(other->try_lock("x"));
  CHECK(other->lock_holder("x").value().process == ::getpid());
  b.session->unlock();
  CHECK_FALSE(std::filesystem::exists(b.folder.path() / "app.db.aludel-lock"));
  CHECK_FALSE(other->lock_holder("x"));
  CHECK(other->try_lock("x"));
  CHECK_FALSE(b.session->try_lock("x"));
  other.reset();
  CHECK(b.session->try_lock("x"));
}

TEST_CASE("the lock of a killed process is gone, its file does not matter") {
  Bench b;
  Neighbour holder([&] {
    static sqlite::FileLock lock(b.folder.path() / "app.db"); // as long as the process
    return lock.try_lock();
  });
  CHECK_FALSE(b.session->try_lock("x"));
  CHECK(b.session->lock_holder("x").value().process == holder.id());
  holder.kill();
  CHECK(std::filesystem::exists(b.folder.path() / "app.db.aludel-lock"));
  CHECK_FALSE(b.session->lock_holder("x"));
  CHECK(b.session->try_lock("x"));
  CHECK(b.session->lock_holder("x").value().process == ::getpid());
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
  CHECK_FALSE(lock.holder());
}

TEST_CASE("a folder that holds no lock file is an error") {
  sqlite::FileLock lock("/proc/self/nowhere/app.db");
  CHECK_THAT(message_of([&] { lock.try_lock(); }),
             Contains("cannot be used") && Contains("let this user write"));
}

TEST_CASE("the lock is signed with process, user, host, time and run") {
  const test_support::TemporaryFolder folder;
  sqlite::FileLock lock(folder.path() / "a.db", "79b7aca688f5");
  REQUIRE(lock.try_lock());
  const auto holder = sqlite::FileLock(folder.path() / "a.db").holder();
  REQUIRE(holder);
  CHECK(holder->run == "79b7aca688f5");
  CHECK_FALSE(holder->user.empty());
  CHECK_FALSE(holder->host.empty());
  CHECK(holder->since);
}

TEST_CASE("whoever may write the database may use its lock, whatever the umask is") {
  const test_support::TemporaryFolder folder;
  const auto database = folder.path() / "a.db";
  std::ofstream(database).close();
  std::filesystem::permissions(database, std::filesystem::perms(0664));
  const auto before = ::umask(0077);
  sqlite::FileLock lock(database);
  const bool locked = lock.try_lock();
  ::umask(before);
  REQUIRE(locked);
  const auto file = folder.path() / "a.db.aludel-lock";
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0664));
}

namespace {
/// Does it as a user without rights, in a process of its own; whether it was true.
bool as_nobody(const std::function<bool()>& action) {
  constexpr ::uid_t nobody = 65534;
  const auto child = ::fork();
  if (child == 0) ::_exit(::setuid(nobody) == 0 && action() ? 0 : 1);
  int status = 1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return status == 0;
}
} // namespace

TEST_CASE("a lock file that another user has left is used as it is") {
  if (::geteuid() != 0) return; // only root can be another user
  const test_support::TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(01777));
  const auto file = folder.path() / "a.db.aludel-lock";
  std::ofstream(file) << "process 1\nrun 0123456789ab\n";
  std::filesystem::permissions(file, std::filesystem::perms(0644));
  const auto locks = [&] { return sqlite::FileLock(folder.path() / "a.db").try_lock(); };
  CHECK(as_nobody(locks));
  CHECK(std::filesystem::exists(file)); // it may not be removed either
  sqlite::FileLock ours(folder.path() / "a.db");
  REQUIRE(ours.try_lock());
  CHECK(as_nobody([&] { return !locks(); }));
}

TEST_CASE("who only looks at the lock keeps nobody from it") {
  const test_support::TemporaryFolder folder;
  const auto file = folder.write("a.db.aludel-lock", "");
  const int looking = ::open(file.c_str(), O_RDONLY);
  REQUIRE(::flock(looking, LOCK_SH) == 0);
  std::thread looked([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    ::close(looking);
  });
  sqlite::FileLock lock(folder.path() / "a.db");
  CHECK(lock.try_lock());
  looked.join();
}

TEST_CASE("the signature of a process that is gone is nobody's") {
  const test_support::TemporaryFolder folder;
  std::string host(256, '\0');
  ::gethostname(host.data(), host.size());
  const auto file = folder.write("a.db.aludel-lock", "process 2000000000\nuser u\nhost " +
                                                         std::string(host.c_str()) + "\nrun 0123456789ab\n");
  const int unsigned_one = ::open(file.c_str(), O_RDONLY);
  REQUIRE(::flock(unsigned_one, LOCK_EX) == 0);
  const auto holder = sqlite::FileLock(folder.path() / "a.db").holder();
  ::close(unsigned_one);
  REQUIRE(holder);
  CHECK(holder->process == 0);
  CHECK(holder->run.empty());
}

TEST_CASE("a folder that this user may not write in is an error with a way out") {
  if (::geteuid() != 0) return;
  const test_support::TemporaryFolder folder;
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  CHECK(as_nobody([&] {
    const auto message = message_of([&] { sqlite::FileLock(folder.path() / "a.db").try_lock(); });
    return message.find("Permission denied") != std::string::npos &&
           message.find("let this user write in the folder") != std::string::npos;
  }));
}
