#include "dialects/sqlite/busy.hpp"
#include "framework/base/error.hpp"
#include "tests/dialects/sqlite/bench.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
/// A child process that runs a text on a database file and stays, with what it has begun.
class Neighbour {
public:
  Neighbour(const std::filesystem::path& file, const char* sql) {
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::sqlite3* database = nullptr;
      const bool done = sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
                        sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
      if (::write(ready[1], done ? "y" : "n", 1) == 1) ::pause();
      ::_exit(1);
    }
    char answer = '?';
    REQUIRE(::read(ready[0], &answer, 1) == 1);
    REQUIRE(answer == 'y');
    ::close(ready[0]);
    ::close(ready[1]);
  }
  ~Neighbour() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;
  std::string process() const { return "process " + std::to_string(child_); }

private:
  pid_t child_ = 0;
};

dialect::ConnectOptions hasty() {
  dialect::ConnectOptions options;
  options.busy_wait = model::Duration{50};
  return options;
}
} // namespace

TEST_CASE("SQLite's locks are found among those of the system") {
  const auto locks = sqlite::locks_in("1: POSIX  ADVISORY  WRITE 4711 08:01:42 1073741825 1073741825\n"
                                      "2: POSIX  ADVISORY  READ 12 fd:00:43 123 123\n"
                                      "2: -> POSIX  ADVISORY  WRITE 13 fd:00:43 1073741824 1073741824\n"
                                      "3: FLOCK  ADVISORY  WRITE 14 08:01:44 0 EOF\n"
                                      "4: POSIX  ADVISORY  WRITE 15 08:01:42 0 EOF\n\n");
  CHECK(locks == std::vector<sqlite::FileLockLine>{{4711, 42, true}, {12, 43, false}});
}

TEST_CASE("who keeps a database locked is told, and nothing that was ours is lost by asking") {
  const std::string mode = GENERATE("DELETE", "WAL");
  Bench b(hasty());
  b.sql("PRAGMA journal_mode = " + mode);
  b.sql("CREATE TABLE t (a)");
  {
    const Neighbour neighbour(b.folder.path() / "app.db", "BEGIN IMMEDIATE; INSERT INTO t VALUES (1)");
    const auto message = message_of([&] { b.session->begin(dialect::Transaction::ordinary); });
    CHECK_THAT(message, Contains("keeps the database locked") && Contains(neighbour.process() + " (") &&
                            Contains("), writing") && Contains("--lock-timeout"));
  }
  b.session->begin(dialect::Transaction::ordinary);
  b.sql("INSERT INTO t VALUES (2)");
  const auto other = b.second_session(hasty());
  CHECK_THAT(message_of([&] { other->begin(dialect::Transaction::ordinary); }), Contains("locked"));
  std::ifstream system("/proc/locks");
  const auto locks = sqlite::locks_in(std::string(std::istreambuf_iterator<char>(system), {}));
  CHECK(std::any_of(locks.begin(), locks.end(),
                    [](const auto& lock) { return lock.process == ::getpid() && lock.writes; }));
  b.session->commit();
  CHECK(b.value("SELECT group_concat(a) FROM t") == "2");
}

TEST_CASE("a database that may only be read is told, with a way out") {
  Bench b;
  b.sql("CREATE TABLE t (a)");
  const auto url = "sqlite:///" + (b.folder.path() / "app.db").string() + "?mode=ro";
  const auto session = b.dialect->connect(dialect::parse_url(url), hasty());
  CHECK(session->table_exists({"t"}));
  try {
    session->execute(dialect::statement("INSERT INTO t VALUES (1)"));
    FAIL("it was written");
  } catch (const base::Error& error) {
    CHECK(error.exit() == base::Exit::unreachable);
    CHECK(error.diagnostics().front().code == "read-only");
    CHECK_THAT(error.diagnostics().front().help, Contains("let this user write the file"));
  }
}
