#include "dialects/sqlite/busy.hpp"
#include "framework/base/error.hpp"
#include "tests/dialects/sqlite/bench.hpp"
#include "tests/dialects/sqlite/neighbour.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <sqlite3.h>
#include <unistd.h>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
/// Runs a text on a database file.
bool begun(const std::filesystem::path& file, const char* sql) {
  ::sqlite3* database = nullptr;
  return sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
         sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

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
    const Neighbour neighbour(
        [&] { return begun(b.folder.path() / "app.db", "BEGIN IMMEDIATE; INSERT INTO t VALUES (1)"); });
    const auto message = message_of([&] { b.session->begin(dialect::Transaction::ordinary); });
    CHECK_THAT(message, Contains("keeps the database locked") &&
                            Contains("process " + std::to_string(neighbour.id()) + " (") &&
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
