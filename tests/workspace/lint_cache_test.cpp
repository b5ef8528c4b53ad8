#include "dialects/registry.hpp"
#include "framework/report/findings.hpp"
#include "framework/workspace/lint.hpp"
#include "tests/workspace/watched_files.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace aludel;

namespace {
constexpr int enough = 80; // more than are needed for an answer to be kept
constexpr auto cache = "/p/.aludel/cache/lint";
constexpr auto settings = "revisions: revisions\ndialects: [sqlite]\n";

std::string nth(int number) { return "r" + std::to_string(1000 + number); }
std::string file_of(int number) { return "/p/revisions/" + nth(number) + ".yaml"; }
const std::string harmless = file_of(50); // nothing is found in it

std::string text_of(int number, const std::string& steps) {
  return "revision: " + nth(number) +
         "\nmessage: änderung\ndown_revision: " + (number == 0 ? "null" : nth(number - 1)) + "\nup:\n" +
         steps;
}
std::string makes(int number) {
  return "  - create_table: {name: t" + std::to_string(number) +
         ", columns: [{name: id, type: integer, primary_key: true}]}\n";
}

/// A history with findings in a revision, in a file that it names, accepted ones, and one about the whole.
struct JudgedHistory {
  WatchedFiles files;
  StandingClock clock;
  dialect::Dialects dialects = all_dialects();
  std::string version = "1";
  workspace::LintOptions options;

  JudgedHistory() {
    files.write("/p/aludel.yaml", settings);
    for (int i = 0; i < enough; ++i) revision(i, makes(i));
    revision(3, "  - drop_table: {name: t1}\n");
    revision(4, "  - drop_table: {name: t2}\n    allow: {drop-table: {reason: nobody reads it, until: "
                "2030-01-01}}\n");
    revision(5, "  - sql_file: sql/clean.sql\n");
    files.write("/p/revisions/sql/clean.sql", "-- für immer\nDELETE FROM t0;\n");
    revision(6,
             makes(6) +
                 "  - create_trigger: {name: g, table: t6, timing: after, events: [insert], for_each: row, "
                 "file: sql/body.sql}\n");
    files.write("/p/revisions/sql/body.sql", "DELETE FROM t0 WHERE id = new.id;");
    files.write("/p/revisions/z.yaml", "revision: z\ndown_revision: " + nth(7) + "\nup:\n" + makes(enough));
    clock.time = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21);
  }
  void revision(int number, const std::string& steps) {
    files.write(file_of(number), text_of(number, steps));
  }

  /// What is answered, as text and as JSON.
  std::string lint() {
    files.read_since.clear();
    const workspace::Surroundings around{
        files, clock, [](const auto&) { return std::nullopt; }, dialects, {}, {}, version, "me@here",
        "/p",  {}};
    const auto project = workspace::open_project(around, {});
    workspace::History history(
        files, project.revision_folders, "/p", workspace::dialect_names(dialects),
        std::make_unique<workspace::HeaderIndex>(files, "/p/.aludel/cache/headers", "1"));
    const auto result = workspace::lint(around, project, history, options);
    return report::to_text(result) + report::to_json(result).dump(2);
  }
  bool judged() const { return files.read_since.count(harmless) > 0; }
  bool is_kept() const { return files.inside.texts.count(cache) > 0; }
  std::string lint_without_cache() {
    files.inside.texts.erase(cache);
    return lint();
  }
};

/// After that change the answer is worked out anew, and is that of no cache.
void require_miss(const std::function<void(JudgedHistory&)>& change) {
  JudgedHistory history;
  history.lint();
  history.lint();
  REQUIRE_FALSE(history.judged());
  change(history);
  const auto answer = history.lint();
  CHECK(history.judged());
  CHECK(history.lint() == answer);
  CHECK_FALSE(history.judged());
  CHECK(history.lint_without_cache() == answer);
}
void set(JudgedHistory& history, const std::string& more) {
  history.files.write("/p/aludel.yaml", settings + more);
}
} // namespace

TEST_CASE("The lint of an unchanged history is the same from its cache") {
  JudgedHistory history;
  const auto judged = history.lint();
  REQUIRE(history.judged());
  REQUIRE(history.is_kept());
  const auto kept = history.lint();
  CHECK_FALSE(history.judged());
  CHECK(kept == judged);
  CHECK(history.lint_without_cache() == judged); // with the index, without the cache
  for (const auto* part : {"r1003.yaml:5:5: error[drop-table]", "nobody reads it", "\"suppressed\": true",
                           "clean.sql:2:1: error[delete-without-where]", "[multiple-heads]", "1 accepted"}) {
    INFO(kept);
    CHECK(kept.find(part) != std::string::npos);
  }
}

TEST_CASE("What changes the answer of the lint makes its cache worthless") {
  SECTION("a revision") {
    require_miss([](auto& h) { h.revision(60, "  - drop_table: {name: t40}\n"); });
  }
  SECTION("a new revision") {
    require_miss([](auto& h) { h.revision(enough, "  - drop_table: {name: t40}\n"); });
  }
  SECTION("a file of SQL") {
    require_miss([](auto& h) { h.files.write("/p/revisions/sql/clean.sql", "DELETE FROM t7;\n"); });
  }
  SECTION("a trigger's file") {
    require_miss([](auto& h) { h.files.write("/p/revisions/sql/body.sql", "DELETE FROM t0;"); });
  }
  SECTION("the level of a rule") {
    require_miss([](auto& h) { set(h, "lint: {rules: {drop-table: warning}}\n"); });
  }
  SECTION("what holds for paths") {
    require_miss([](auto& h) { set(h, "lint: {paths: [{match: '*r1003*', rules: {drop-table: off}}]}\n"); });
  }
  SECTION("the oldest server") {
    require_miss([](auto& h) { set(h, "lint: {target: {sqlite: '3.45'}}\n"); });
  }
  SECTION("the limit of locks") {
    require_miss([](auto& h) { set(h, "lock_timeout: 7s\n"); });
  }
  SECTION("the dialects") {
    require_miss([](auto& h) {
      h.files.write("/p/aludel.yaml", "revisions: revisions\ndialects: [sqlite, postgresql]\n");
    });
  }
  SECTION("what is deployed") {
    require_miss([](auto& h) { h.options.deployed_up_to = nth(20); });
  }
  SECTION("the rules that are asked for") {
    require_miss([](auto& h) { h.options.rules = {"drop-table"}; });
  }
  SECTION("the revisions that are asked for") {
    require_miss([](auto& h) { h.options.revisions = {nth(3)}; });
  }
  SECTION("the day") {
    require_miss([](auto& h) { h.clock.time = std::chrono::sys_days(std::chrono::year(2030) / 1 / 2); });
  }
  SECTION("the program") {
    require_miss([](auto& h) { h.version = "2"; });
  }
}

TEST_CASE("A file that is gone is missed, cache or not") {
  JudgedHistory history;
  history.lint();
  history.files.inside.texts.erase("/p/revisions/sql/clean.sql");
  const auto answer = history.lint();
  CHECK(answer.find("error[file]") != std::string::npos);
  CHECK(history.lint() == answer);
}

TEST_CASE("A damaged or cut cache of the lint is done without") {
  JudgedHistory history;
  const auto answer = history.lint();
  const auto whole = history.files.inside.texts.at(cache);
  std::mt19937 random(20251123);
  const auto any = [&](std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
  };
  for (int round = 0; round < 20; ++round) {
    auto damaged = whole;
    damaged[any(damaged.size())] ^= static_cast<char>(any(255) + 1);
    if (round % 2 == 0) damaged.resize(any(damaged.size()));
    history.files.write(cache, damaged);
    CHECK(history.lint() == answer);
    CHECK(history.judged());
    CHECK(history.files.inside.texts.at(cache) == whole); // and it is written anew
  }
}

TEST_CASE("A cache of the lint that cannot be written is done without") {
  JudgedHistory history;
  history.files.is_read_only = true;
  const auto answer = history.lint();
  CHECK(history.lint() == answer);
  CHECK(history.judged());
  CHECK_FALSE(history.is_kept());
}

TEST_CASE("An answer of the lint is kept only where the files alone decide") {
  JudgedHistory history;
  SECTION("not of what git calls changed") {
    history.options.is_changed = [](const auto&) { return true; };
  }
  SECTION("not of a small history") {
    for (int i = 10; i < enough; ++i) history.files.inside.texts.erase(file_of(i));
  }
  SECTION("not of one that cannot be read") {
    history.files.write(file_of(60), text_of(60, "  - nothing: 1\n"));
  }
  history.lint();
  CHECK_FALSE(history.is_kept());
}

TEST_CASE("A file that changes while the lint reads leaves no answer behind") {
  JudgedHistory history;
  history.lint();
  history.files.inside.texts.erase(cache);
  auto text = history.files.inside.texts.at(harmless);
  text.replace(text.find("t50"), 3, "u50"); // as long as before
  history.files.write_unseen(harmless, text);
  history.lint();
  CHECK_FALSE(history.is_kept());
}
