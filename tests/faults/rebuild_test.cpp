#include "tests/faults/database.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <thread>

using namespace aludel;
using namespace aludel::test_support;
using Catch::Contains;
using faults::cell;
using faults::connect;

// Tables of SQLite that are made anew while others read, write, or have the file open.

namespace {
using SessionPtr = std::unique_ptr<dialect::Session>;

void run(dialect::Session& session, const std::string& sql) { session.execute(dialect::statement(sql)); }

/// r001 makes two tables, one of which points at the other; r002 makes both anew.
struct Rebuilding {
  explicit Rebuilding(const std::string& journal_mode) : project(database.url()) {
    configure("");
    project.revision(
        "r001", "null",
        "up:\n  - create_table: {name: p, columns: [{name: id, type: integer, primary_key: true}]}\n"
        "  - create_table: {name: t, columns: [{name: a, type: text}, {name: p, type: integer, "
        "references: {table: p, on_delete: cascade}}]}\n"
        "  - insert: {table: p, rows: [{id: 1}, {id: 2}]}\n"
        "  - insert: {table: t, rows: [{a: x, p: 1}, {a: y, p: 2}]}\n");
    project.revision("r002", "r001",
                     "up:\n  - add_check: {table: t, name: filled, sql: length(a) > 0}\n"
                     "  - add_check: {table: p, name: positive, sql: id > 0}\n");
    REQUIRE(project.run({"upgrade", "r001", "--lint", "off"}).exit_code == 0);
    other = connect(database.url());
    REQUIRE(cell(*other, "PRAGMA journal_mode = " + journal_mode) == journal_mode);
  }

  void configure(const std::string& more) const {
    project.write("aludel.yaml", "revisions: revisions\ndatabase: \"" + database.url() +
                                     "\"\nlock_timeout: 100ms\nretries: 0\n" + more);
  }
  ProcessResult upgrade(const std::string& wait = "100ms") const {
    return project.run({"upgrade", "--lint", "off", "--lock-timeout", wait});
  }
  /// What is in the database, told by a connection that has seen nothing of it yet.
  std::string all() const {
    const auto fresh = connect(database.url());
    return cell(
        *fresh,
        "SELECT group_concat(sql, char(10)) || (SELECT group_concat(version_num) FROM aludel_version) || "
        "(SELECT group_concat(a || p) FROM t) FROM sqlite_schema");
  }
  void whole() const {
    const auto fresh = connect(database.url());
    CHECK(cell(*fresh, "PRAGMA integrity_check") == "ok");
    CHECK(cell(*fresh, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
    CHECK(cell(*fresh, "SELECT group_concat(a || p) FROM t") == "x1,y2");
  }

  SqliteDatabase database;
  Project project;
  SessionPtr other; ///< somebody else's
};

/// Nothing was changed, and why not was said.
void refused(const Rebuilding& at, const ProcessResult& result, const std::string& before) {
  INFO(result.err);
  CHECK(result.exit_code == 5);
  CHECK_THAT(result.err,
             Contains("another connection keeps the database locked") && Contains("--lock-timeout"));
  CHECK(at.all() == before);
  at.whole();
}

void went_through(const Rebuilding& at, const ProcessResult& result) {
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK_THAT(at.all(), Contains("filled") && Contains("positive"));
  at.whole();
}

/// Somebody who ends within the wait.
class Momentary {
public:
  explicit Momentary(dialect::Session& session)
      : thread_([&session] {
          std::this_thread::sleep_for(std::chrono::milliseconds(400));
          run(session, "COMMIT");
        }) {}
  ~Momentary() { thread_.join(); }
  Momentary(const Momentary&) = delete;
  Momentary& operator=(const Momentary&) = delete;

private:
  std::thread thread_;
};
} // namespace

TEST_CASE("a reader stops no rebuild in WAL mode, and any that stays in the others") {
  const auto mode = GENERATE(as<std::string>(), "delete", "truncate", "persist", "wal");
  CAPTURE(mode);
  const Rebuilding at(mode);
  const auto before = at.all();
  run(*at.other, "BEGIN");
  CHECK(cell(*at.other, "SELECT count(*) FROM t") == "2");
  if (mode != "wal") refused(at, at.upgrade(), before);
  SECTION("one that goes in time") {
    {
      const Momentary reader(*at.other);
      went_through(at, at.upgrade("10s"));
    }
  }
  SECTION("one that reads on sees what it has seen") {
    if (mode == "wal") went_through(at, at.upgrade());
    CHECK_THAT(cell(*at.other, "SELECT group_concat(sql) FROM sqlite_schema"), !Contains("filled"));
    CHECK(cell(*at.other, "SELECT count(*) FROM t JOIN p ON p.id = t.p") == "2");
    run(*at.other, "COMMIT");
    if (mode != "wal") went_through(at, at.upgrade());
    CHECK_THAT(cell(*at.other, "SELECT group_concat(sql) FROM sqlite_schema"), Contains("filled"));
  }
}

TEST_CASE("a writer is waited for, and one that stays stops the rebuild") {
  const auto mode = GENERATE(as<std::string>(), "delete", "truncate", "persist", "wal");
  CAPTURE(mode);
  const Rebuilding at(mode);
  const auto before = at.all();
  run(*at.other, "BEGIN IMMEDIATE");
  refused(at, at.upgrade(), before);
  const Momentary writer(*at.other);
  went_through(at, at.upgrade("10s"));
}

TEST_CASE("a connection that stays open meets the new table, and its own foreign keys stay on") {
  const auto mode = GENERATE(as<std::string>(), "delete", "wal");
  CAPTURE(mode);
  const Rebuilding at(mode);
  CHECK(cell(*at.other, "SELECT count(*) FROM t") == "2");
  went_through(at, at.upgrade());
  CHECK_THROWS_WITH(run(*at.other, "INSERT INTO t VALUES ('', 1)"), Contains("filled"));
  CHECK_THROWS_WITH(run(*at.other, "INSERT INTO t VALUES ('z', 9)"), Contains("FOREIGN KEY"));
  CHECK(at.project.run({"downgrade", "r001", "--yes"}).exit_code == 0);
  run(*at.other, "INSERT INTO t VALUES ('', 1)");
  run(*at.other, "DELETE FROM p WHERE id = 1");
  CHECK(cell(*at.other, "SELECT group_concat(a || p) FROM t") == "y2");
  CHECK(cell(*at.other, "PRAGMA journal_mode") == mode);
}

namespace {
/// r003 makes a table of the project's own file and one of the attached file anew.
struct Attached : Rebuilding {
  Attached(const std::string& mode, const std::string& attached_mode) : Rebuilding(mode) {
    const auto file = project.folder() / "k.db";
    configure("attach: {knowledge: k.db}\n");
    project.revision("r002", "r001",
                     "up:\n  - create_schema: {name: knowledge}\n"
                     "  - create_table: {name: knowledge.t, columns: [{name: a, type: text}]}\n"
                     "  - insert: {table: knowledge.t, rows: [{a: known}]}\n");
    project.revision("r003", "r002",
                     "up:\n  - add_check: {table: knowledge.t, name: filled, sql: length(a) > 0}\n"
                     "  - add_check: {table: t, name: filled, sql: length(a) > 0}\n");
    const auto made = project.run({"upgrade", "r002", "--lint", "off"});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    knowledge = connect("sqlite:///" + file.string());
    REQUIRE(cell(*knowledge, "PRAGMA journal_mode = " + attached_mode) == attached_mode);
  }
  std::string known() const {
    const auto fresh = connect("sqlite:///" + (project.folder() / "k.db").string());
    return cell(*fresh, "SELECT group_concat(sql) || (SELECT group_concat(a) FROM t) FROM sqlite_schema");
  }

  SessionPtr knowledge; ///< somebody else's, on the attached file
};
} // namespace

TEST_CASE("a table of an attached database is made anew in its own file") {
  const auto mode = GENERATE(as<std::string>(), "delete", "wal");
  CAPTURE(mode);
  const Attached at(mode, mode);
  const auto known = at.known();
  const auto done = at.upgrade();
  INFO(done.err);
  CHECK(done.exit_code == 0);
  CHECK_THAT(at.known(), Contains("filled") && Contains("known"));
  CHECK_THAT(at.known(), !Contains("aludel_"));
  CHECK(cell(*at.other, "SELECT group_concat(version_num) FROM aludel_version") == "r003");
  CHECK(at.project.run({"downgrade", "r002", "--yes"}).exit_code == 0);
  CHECK_THAT(at.known(), !Contains("filled") && Contains("known"));
  at.whole();
}

TEST_CASE("who keeps an attached file busy keeps both files as they are") {
  const auto mode = GENERATE(as<std::string>(), "delete", "wal");
  const auto attached_mode = GENERATE(as<std::string>(), "delete", "wal");
  CAPTURE(mode, attached_mode);
  const Attached at(mode, attached_mode);
  const auto before = at.all(), known = at.known();
  run(*at.knowledge, attached_mode == "wal" ? "BEGIN IMMEDIATE" : "BEGIN");
  CHECK(cell(*at.knowledge, "SELECT a FROM t") == "known");
  refused(at, at.upgrade(), before);
  CHECK(at.known() == known);
  run(*at.knowledge, "COMMIT");
  const auto done = at.upgrade();
  INFO(done.err);
  CHECK(done.exit_code == 0);
  CHECK_THAT(at.known(), Contains("filled"));
  CHECK_THAT(at.all(), Contains("filled"));
}
