#include "tests/faults/database.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace aludel;
using namespace aludel::test_support;
using Catch::Contains;
using faults::cell;
using faults::connect;

// Nothing can be written any more.

namespace {
/// r001 makes a table with a row; r002 fills it with some megabytes, in a transaction or without one.
void filling_history(const Project& project, const std::string& numbers, const std::string& transaction) {
  project.revision("r001", "null",
                   "up:\n  - create_table: {name: t, columns: [{name: n, type: integer}, {name: x, type: "
                   "text}]}\n  - insert: {table: t, rows: [{n: 0, x: first}]}\n");
  project.revision(
      "r002", "r001",
      "transaction: " + transaction +
          "\nup:\n  - create_table: {name: u, columns: [{name: n, type: integer}]}\n  - sql: >-\n"
          "      INSERT INTO t " +
          numbers + "\ndown: []\n");
}
constexpr const char* of_sqlite =
    "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 30000)"
    " SELECT n, hex(zeroblob(100)) FROM c";
constexpr const char* of_postgresql = "SELECT n, repeat(n::text, 200) FROM generate_series(1, 30000) n";

void check_stopped(const Project& project, const ProcessResult& full, bool transactional) {
  INFO(full.err);
  CHECK(full.exit_code == 1);
  CHECK_THAT(full.err, Contains("r002") && Contains("step 2") &&
                           (Contains("make room") || Contains("free disk space")));
  CHECK(project.run({"current"}).out == "r001\n");
  const auto session = connect(project.database());
  CHECK(cell(*session, "SELECT count(*) FROM t") == "1");
  CHECK(session->table_exists({"u"}) != transactional);
}

void check_completed(const Project& project) {
  const auto done = project.run({"upgrade", "--lint", "off"});
  INFO(done.err);
  REQUIRE(done.exit_code == 0);
  const auto session = connect(project.database());
  CHECK(cell(*session, "SELECT count(*) FROM t") == "30001");
  CHECK(project.run({"current"}).out == "r002 (head)\n");
}

/// A file system of its own in memory, where this is allowed.
class SmallDisk {
public:
  explicit SmallDisk(const char* options)
      : mounted_(::mount("aludel", folder_.path().c_str(), "tmpfs", 0, options) == 0) {}
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.path().c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const {
    if (!mounted_) WARN("not tested: nobody may mount a file system here");
    return mounted_;
  }
  void resize(const char* options) const {
    REQUIRE(::mount("aludel", folder_.path().c_str(), "tmpfs", MS_REMOUNT, options) == 0);
  }
  const std::filesystem::path& path() const { return folder_.path(); }

private:
  TemporaryFolder folder_;
  bool mounted_;
};
} // namespace

TEST_CASE("a database on SQLite may not grow any more") {
  const auto transaction = GENERATE(as<std::string>(), "revision", "step", "none");
  const SqliteDatabase database;
  const Project project(database.url());
  filling_history(project, of_sqlite, transaction);
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  // Blocks of 512 bytes; the shell's own limit, which the program inherits.
  auto words = project.command({"upgrade", "--lint", "off"});
  const std::string limited = "ulimit -f 1000; cd " + project.folder().string() + "; exec \"$@\"";
  words.insert(words.begin(), {"sh", "-c", limited, "sh"});
  check_stopped(project, run_process(words), transaction == "revision");
  CHECK(cell(*connect(database.url()), "PRAGMA integrity_check") == "ok");
  check_completed(project);
}

TEST_CASE("the disk of a database on SQLite is full") {
  const SmallDisk disk("size=1m");
  if (!disk.mounted()) return;
  const Project project("sqlite:///" + (disk.path() / "t.db").string());
  filling_history(project, of_sqlite, "revision");
  REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
  check_stopped(project, project.run({"upgrade", "--lint", "off"}), true);
  disk.resize("size=64m");
  check_completed(project);
}

TEST_CASE("the disk of a PostgreSQL server is full") {
  const auto transaction = GENERATE(as<std::string>(), "revision", "step", "none");
  const SmallDisk disk("size=20m,mode=0777");
  if (!disk.mounted()) return;
  const PostgresDatabase database;
  const auto session = connect(database.url());
  const auto space = database.name() + "_space";
  const auto folder = disk.path() / "space";
  std::filesystem::create_directory(folder);
  const auto server = cell(*session, "SELECT setting FROM pg_settings WHERE name = 'data_directory'");
  struct ::stat owner {};
  REQUIRE(::stat(server.c_str(), &owner) == 0);
  REQUIRE(::chown(folder.c_str(), owner.st_uid, owner.st_gid) == 0);
  session->run("CREATE TABLESPACE " + space + " LOCATION '" + folder.string() + "'", {});
  {
    const Project project(database.url());
    filling_history(project, of_postgresql, transaction);
    REQUIRE(project.run({"upgrade", "r001"}).exit_code == 0);
    session->run("ALTER TABLE t SET TABLESPACE " + space, {});
    check_stopped(project, project.run({"upgrade", "--lint", "off"}), transaction == "revision");
    disk.resize("size=200m,mode=0777");
    check_completed(project);
  }
  session->run("DROP TABLE t", {});
  session->run("DROP TABLESPACE " + space, {});
}
