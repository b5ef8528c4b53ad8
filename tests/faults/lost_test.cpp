#include "tests/faults/database.hpp"
#include "tests/faults/proxy.hpp"
#include "tests/faults/worked_history.hpp"
#include "tests/support/databases.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>
#include <thread>

using namespace aludel;
using namespace aludel::test_support;
using namespace aludel::faults;
using Catch::Contains;

// Connections that break while a run is at work.

namespace {
using Words = std::vector<std::string>;
const Words up{"upgrade", "--lint", "off", "--yes", "--wait", "20s"};
const Words down{"downgrade", "base", "--yes", "--wait", "20s"};

ProcessResult run(const Project& project, const std::string& url, Words words) {
  words.insert(words.begin(), {"-d", url});
  return project.run(words);
}

/// Each revision went its way exactly once.
void check_once(dialect::Session& session, const std::string& direction, const std::string& runs) {
  CHECK(cell(session, "SELECT string_agg(revision, ' ' ORDER BY revision) FROM aludel_journal"
                      " WHERE operation IS NULL AND status = 'done' AND direction = '" +
                          direction + "'") == "r001 r002 r003 r004 r005 r006 r007 r008 r009");
  CHECK(cell(session,
             "SELECT count(DISTINCT run) FROM aludel_journal WHERE direction = '" + direction + "'") == runs);
}

/// Cuts a run in front of messages all over it. Before it has found out what there is to do, it may give up.
void cut_everywhere(Proxy::Of whose, const Words& words) {
  const bool goes_up = words == up;
  const auto direction = goes_up ? "up" : "down";
  const Project project("unused");
  write_history(project);
  const PostgresDatabase beginning;
  if (!goes_up) REQUIRE(run(project, beginning.url(), up).exit_code == 0);
  std::size_t messages = 0;
  std::string end;
  {
    const PostgresDatabase undisturbed(beginning.name());
    Proxy proxy(undisturbed.url(), whose);
    REQUIRE(run(project, proxy.url(), words).exit_code == 0);
    messages = proxy.passed();
    end = contents(*connect(undisturbed.url()));
  }
  const std::size_t cuts = std::getenv("ALUDEL_TEST_LONG") == nullptr ? 15 : 150;
  std::size_t survived = 0;
  for (std::size_t i = 0; i < cuts; ++i) {
    const auto at = 1 + i * messages / cuts;
    INFO("cut in front of message " << at << " of " << messages);
    const PostgresDatabase database(beginning.name());
    Proxy proxy(database.url(), whose, at);
    auto result = run(project, proxy.url(), words);
    INFO(result.err);
    CHECK(proxy.has_cut());
    // Outside transactions nobody knows the end of some statements, and --yes was said before there was any.
    const bool asks = result.exit_code == 1 && result.err.find("unknown-end") != std::string::npos;
    if (asks) result = run(project, database.url(), words);
    if (result.exit_code == 5) { // connecting for the first time
      CHECK_THAT(result.err, Contains("database-unreachable"));
      continue;
    }
    REQUIRE(result.exit_code == 0);
    ++survived;
    CHECK_THAT(result.err, !Contains("another deployer")); // what was on its way is not forgotten
    const auto session = connect(database.url());
    CHECK(require_agreement(*session).applied == (goes_up ? last_revision : 0));
    CHECK(contents(*session) == end);
    check_once(*session, direction, asks ? "2" : "1");
  }
  CHECK(survived > cuts * 2 / 3);
}
/// Cuts a run in front of each of its last messages.
void cut_at_the_end(Proxy::Of whose) {
  const Project project("unused");
  project.chain(2);
  std::size_t messages = 0;
  {
    const PostgresDatabase undisturbed;
    Proxy proxy(undisturbed.url(), whose);
    REQUIRE(run(project, proxy.url(), {"upgrade"}).exit_code == 0);
    messages = proxy.passed();
  }
  for (std::size_t at = messages - 9; at <= messages; ++at) {
    INFO("cut in front of message " << at << " of " << messages);
    const PostgresDatabase database;
    Proxy proxy(database.url(), whose, at);
    const auto result = run(project, proxy.url(), {"upgrade", "--wait", "20s"});
    INFO(result.err);
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, Contains("applied 2 revisions"));
    CHECK(cell(*connect(database.url()), "SELECT string_agg(status, ' ') FROM aludel_run") == "done");
  }
}
} // namespace

TEST_CASE("a run whose connection is lost behind its last revision is done") {
  cut_at_the_end(Proxy::Of::server);
  cut_at_the_end(Proxy::Of::client);
}
TEST_CASE("an upgrade goes on whose server's answers are cut off") { cut_everywhere(Proxy::Of::server, up); }
TEST_CASE("an upgrade goes on whose questions are cut off") { cut_everywhere(Proxy::Of::client, up); }
TEST_CASE("a downgrade goes on whose server's answers are cut off") {
  cut_everywhere(Proxy::Of::server, down);
}
