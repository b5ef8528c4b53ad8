#include "tests/faults/database.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <random>
#include <thread>

using namespace aludel;
using namespace aludel::test_support;

namespace {
constexpr int length = 30;

int kills() { return std::getenv("ALUDEL_TEST_LONG") == nullptr ? 50 : 100; }

/// Does something to a call that has begun; true when it was still at work.
using Hit = std::function<bool(RunningProcess& process)>;

bool kill_it(RunningProcess& process) {
  process.signal(SIGKILL);
  return process.wait().exit_code == 128 + SIGKILL;
}

/// The call goes on by itself, unless it had not even begun its run.
bool end_connections(const std::string& url, RunningProcess& process) {
  const auto session = faults::connect(url);
  const auto ended = faults::cell(*session, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                                            "WHERE application_name LIKE 'aludel%' AND pid <> "
                                            "pg_backend_pid() AND datname = current_database()");
  const auto result = process.wait();
  INFO(result.err);
  CHECK((result.exit_code == 0 || result.exit_code == 5));
  return ended != "0" && result.err.find("connected again, going on") != std::string::npos;
}

std::string id_of(int revision) {
  char id[16];
  std::snprintf(id, sizeof id, "r%03d", revision);
  return id;
}

/// How many revisions are applied, as the version row says; the journal's last whole word on each revision,
/// its table and the table's row must say the same.
int agreed(const std::string& url) {
  const auto session = faults::connect(url);
  // A server may still be ending what the killed one began: then it also still holds its lock.
  while (!session->try_lock("aludel_version")) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const auto version = faults::cell(*session, "SELECT version_num FROM aludel_version");
  const int applied = version.empty() ? 0 : std::stoi(version.substr(1));
  for (int i = 1; i <= length; ++i) {
    const auto id = id_of(i);
    INFO(id << " when " << applied << " are applied");
    const auto last =
        faults::cell(*session, "SELECT direction FROM aludel_journal WHERE revision = '" + id +
                                   "' AND operation IS NULL AND status = 'done' ORDER BY id DESC");
    CHECK((last == "up") == (i <= applied));
    const bool exists = session->table_exists({"t_" + id});
    REQUIRE(exists == (i <= applied));
    if (exists) CHECK(faults::cell(*session, "SELECT count(*) FROM t_" + id) == "1");
  }
  session->unlock();
  return applied;
}

/// From wherever the kill left it, one revision down and up again works.
void agree(const Project& project, int& low, int& high) {
  REQUIRE(project.run({"ensure-version"}).exit_code == 0); // the kill may have come before there was anything
  const auto at = agreed(project.database());
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

void hit_at_random(const Project& project, unsigned seed, const Hit& hit) {
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
  for (int i = 0; i < kills(); ++i) {
    const bool up = i % 3 != 2;
    auto process = project.start(up ? std::vector<std::string>{"upgrade"}
                                    : std::vector<std::string>{"downgrade", "base", "--yes"});
    std::this_thread::sleep_for(std::chrono::microseconds(when(random)));
    if (hit(process)) ++at_work;
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
  hit_at_random(Project(database.url()), 20251119, kill_it);
}

TEST_CASE("kills at random moments on PostgreSQL") {
  const PostgresDatabase database;
  hit_at_random(Project(database.url()), 20251123, kill_it);
}
TEST_CASE("connections that the server ends at random moments") {
  const PostgresDatabase database;
  hit_at_random(Project(database.url()), 20251122,
                [&](RunningProcess& process) { return end_connections(database.url(), process); });
}
