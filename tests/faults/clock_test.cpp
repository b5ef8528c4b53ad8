#include "cli/embedded.hpp"
#include "dialects/registry.hpp"
#include "framework/workspace/migrate.hpp"
#include "tests/faults/database.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using namespace aludel::test_support;
using faults::cell;

namespace {
/// The time of day goes an hour back whenever somebody looks; what is measured goes on.
class BackwardClock final : public base::Clock {
public:
  std::chrono::system_clock::time_point now() const override { return now_ -= std::chrono::hours(1); }
  std::chrono::steady_clock::time_point elapsed() const override { return steady_.elapsed(); }
  void sleep(std::chrono::milliseconds time) const override { steady_.sleep(time); }

private:
  base::SystemClock steady_;
  mutable std::chrono::system_clock::time_point now_ = steady_.now();
};

struct Deployment {
  explicit Deployment(const std::string& url) : project(workspace::open_project(around, {{}, url, {}})) {}

  runner::RunResult migrate(plan::Direction direction, const std::string& target) {
    workspace::History history(files, project.revision_folders, "/p", workspace::dialect_names(dialects));
    workspace::MigrateOptions options;
    options.direction = direction;
    options.target = target;
    options.yes = true;
    options.gate.mode = workspace::Gate::Mode::off;
    runner::Observer silent;
    return workspace::migrate(around, project, history, options, silent);
  }

  static base::MemoryFiles history() {
    base::MemoryFiles files;
    files.texts["/p/aludel.yaml"] = "revisions: revisions\n";
    files.texts["/p/revisions/a.yaml"] =
        "revision: a\nup:\n  - create_table: {name: t, columns: [{name: id, type: integer}]}\n";
    files.texts["/p/revisions/b.yaml"] =
        "revision: b\ndown_revision: a\ntransaction: step\nup:\n"
        "  - sql: INSERT INTO t VALUES (1)\n  - sql: INSERT INTO broken VALUES (1)\n"
        "down:\n  - sql: DELETE FROM t\n";
    return files;
  }

  base::MemoryFiles files = history();
  BackwardClock clock;
  dialect::Dialects dialects = all_dialects();
  workspace::Surroundings around{files,
                                 clock,
                                 [](const auto&) { return std::nullopt; },
                                 dialects,
                                 cli::embedded_own_revisions(workspace::dialect_names(dialects)),
                                 {},
                                 "test",
                                 "tester@here",
                                 "/p",
                                 {}};
  workspace::ChosenProject project;
};

void go_back_in_time(const std::string& url) {
  Deployment deployment(url);
  const auto session = faults::connect(url);
  CHECK_THROWS(deployment.migrate(plan::Direction::up, "head")); // in the middle of b
  session->run("CREATE TABLE broken (id integer)", {});
  const auto up = deployment.migrate(plan::Direction::up, "head");
  const auto down = deployment.migrate(plan::Direction::down, "base");
  const auto again = deployment.migrate(plan::Direction::up, "head");
  for (const auto* run : {&up, &down, &again})
    for (const auto& revision : run->revisions) CHECK(revision.duration.count() >= 0);
  CHECK(up.revisions.size() == 1);
  CHECK(up.revisions.front().steps.size() == 1); // the other one was done
  CHECK(again.revisions.size() == 2);
  CHECK(cell(*session, "SELECT count(*) FROM t") == "1");
  CHECK(cell(*session, "SELECT version_num FROM aludel_version") == "b");
}
} // namespace

TEST_CASE("a clock that goes back changes nothing on SQLite") {
  const SqliteDatabase database;
  go_back_in_time(database.url());
}
TEST_CASE("a clock that goes back changes nothing on PostgreSQL") {
  const PostgresDatabase database;
  go_back_in_time(database.url());
}
