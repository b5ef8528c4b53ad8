#include "tests/faults/database.hpp"
#include "tests/faults/worked_history.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>

using namespace aludel;
using namespace aludel::test_support;
using namespace aludel::faults;

// The program dies at the points of faulty/points.cpp: between any two statements, and any two writes.

namespace {
using Words = std::vector<std::string>;

/// Databases that begin as a copy of another.
struct Sqlite {
  static constexpr std::size_t kills = 30, kills_of_a_long_test = 200;
  Sqlite() = default;
  explicit Sqlite(const Sqlite& like) {
    if (std::filesystem::exists(like.path())) std::filesystem::copy_file(like.path(), path());
  }
  std::filesystem::path path() const { return database.path(); }
  std::string url() const { return database.url(); }
  SqliteDatabase database;
};
struct Postgres {
  static constexpr std::size_t kills = 20, kills_of_a_long_test = 150;
  Postgres() = default;
  explicit Postgres(const Postgres& like) : database(like.database.name()) {}
  std::string url() const { return database.url(); }
  PostgresDatabase database;
};

struct Walk {
  Words words;
  Words one; ///< revision
  int from, to, by;
};
const Walk up{{"upgrade", "--lint", "off", "--yes", "--wait", "20s"},
              {"upgrade", "+1", "--lint", "off"},
              0,
              last_revision,
              1};
const Walk down{
    {"downgrade", "base", "--yes", "--wait", "20s"}, {"downgrade", "-1", "--yes"}, last_revision, 0, -1};

class Runs {
public:
  Runs() : project_("sqlite:///:memory:") { write_history(project_); }

  ProcessResult run(const std::string& url, Words words,
                    const std::map<std::string, std::string>& environment = {}) const {
    words.insert(words.begin(), {ALUDEL_FAULTY_PROGRAM, "-d", url});
    return run_process(words, environment, {}, project_.folder());
  }
  void complete(const std::string& url, const Words& words) const {
    const auto result = run(url, words);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
  }
  /// How many points a run passes from the beginning to the end.
  std::size_t points(const std::string& url, const Words& words) const {
    const auto list = project_.folder() / "points";
    const auto result = run(url, words, {{"ALUDEL_FAULT_LIST", list.string()}});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    std::ifstream file(list);
    const auto count = std::count(std::istreambuf_iterator<char>(file), {}, '\n');
    std::filesystem::remove(list);
    return static_cast<std::size_t>(count);
  }

private:
  Project project_;
};

/// What each revision leaves, walked one by one and undisturbed.
std::vector<std::string> stations(const Runs& runs, const std::string& url, const Walk& walk) {
  std::vector<std::string> all(last_revision + 1);
  for (int at = walk.from;; at += walk.by) {
    all[static_cast<std::size_t>(at)] = contents(*connect(url));
    if (at == walk.to) return all;
    runs.complete(url, walk.one);
  }
}

template<class Database>
void kill_at_points(const Walk& walk, unsigned seed) {
  const Runs runs;
  const Database beginning;
  if (walk.from > 0) runs.complete(beginning.url(), up.words);
  const Database stepped(beginning);
  const auto stations_of_walk = stations(runs, stepped.url(), walk);
  const Database listed(beginning);
  const auto points = runs.points(listed.url(), walk.words);
  REQUIRE(contents(*connect(listed.url())) == stations_of_walk[static_cast<std::size_t>(walk.to)]);

  const auto wanted = std::getenv("ALUDEL_TEST_LONG") ? Database::kills_of_a_long_test : Database::kills;
  std::size_t killed = 0, partly = 0;
  for (std::size_t i = 0; i < wanted; ++i) {
    const auto point = 1 + (i * points + seed % points) / wanted;
    INFO("killed at point " << point << " of " << points);
    const Database database(beginning);
    const auto died = runs.run(database.url(), walk.words, {{"ALUDEL_FAULT", std::to_string(point)}});
    INFO(died.err);
    REQUIRE((died.exit_code == 128 + SIGKILL || died.exit_code == 0));
    killed += died.exit_code == 0 ? 0U : 1U;
    {
      const auto session = connect(database.url());
      const auto standing = require_agreement(*session);
      if (standing.partly)
        ++partly;
      else
        CHECK(contents(*session) == stations_of_walk[static_cast<std::size_t>(standing.applied)]);
    }
    runs.complete(database.url(), walk.words);
    const auto session = connect(database.url());
    CHECK(require_agreement(*session).applied == walk.to);
    CHECK(contents(*session) == stations_of_walk[static_cast<std::size_t>(walk.to)]);
  }
  CHECK(killed + 1 >= wanted);
  CHECK(partly > 0);
}
} // namespace

TEST_CASE("an upgrade on SQLite dies at any point") { kill_at_points<Sqlite>(up, 1); }
TEST_CASE("a downgrade on SQLite dies at any point") { kill_at_points<Sqlite>(down, 2); }
TEST_CASE("an upgrade on PostgreSQL dies at any point") { kill_at_points<Postgres>(up, 3); }
TEST_CASE("a downgrade on PostgreSQL dies at any point") { kill_at_points<Postgres>(down, 4); }
