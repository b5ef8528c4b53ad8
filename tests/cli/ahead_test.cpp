#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;
using Catch::StartsWith;

namespace {
/// Two branches, both applied; the file of `side`, which was one of them, is not in this checkout.
struct Ahead {
  SqliteDatabase database;
  Project project{database.url()};

  Ahead() {
    project.chain(3);
    project.revision("side", "r001", "up: []\n");
    REQUIRE(project.run({"upgrade", "r002"}).exit_code == 0);
    REQUIRE(project.run({"upgrade", "side"}).exit_code == 0);
    std::filesystem::remove(project.folder() / "revisions/side.yaml");
  }
};
} // namespace

TEST_CASE("of a database that is ahead nothing is told as pending") {
  const Ahead ahead;
  const auto status = ahead.project.run({"status"});
  CHECK(status.exit_code == 4);
  CHECK_THAT(status.out, Contains("at          r002, side\nahead       no file here declares side\n"
                                  "pending     not known: the database is ahead\n"));
  const auto json = ahead.project.run({"status", "-f", "json"});
  CHECK(json.exit_code == 4);
  CHECK_THAT(json.out, Contains("\"unknown\": [\n    \"side\"\n  ],\n  \"pending\": null"));
}

TEST_CASE("current lists the rows that no file declares") {
  const Ahead ahead;
  const auto text = ahead.project.run({"current"});
  CHECK(text.exit_code == 4);
  CHECK_THAT(text.out, StartsWith("r002\nside (ahead: no file here declares it), about side, applied 20"));
  CHECK_THAT(text.err, Contains("the database is ahead of these revisions: it is at 'side'"));
  CHECK_THAT(ahead.project.run({"current", "-f", "json"}).out,
             Contains("\"revision\": \"side\",\n    \"down_revisions\": [\n      \"r001\"\n    ]") &&
                 Contains("\"path\": null") && Contains("\"applied\": true"));
}

TEST_CASE("marks tell what is known of a database that is ahead, and no more") {
  const Ahead ahead;
  const auto history = ahead.project.run({"history", "-i"});
  CHECK(history.exit_code == 0);
  CHECK(history.out == "r002 -> r003 (head), about r003\nr001 -> r002 (current), about r002\n"
                       "<base> -> r001, about r001\n");
  CHECK_THAT(history.err, Contains("warning: the database is ahead") && Contains("declares side"));
  CHECK_THAT(ahead.project.run({"history", "-i", "-f", "json"}).out, Contains("\"applied\": null") &&
                                                                         Contains("\"applied\": true") &&
                                                                         !Contains("\"applied\": false"));
  CHECK_THAT(ahead.project.run({"graph", "-i"}).out, !Contains("pending"));
  CHECK_THAT(ahead.project.run({"graph", "-i", "-f", "mermaid"}).out,
             Contains(":::current") && !Contains(":::pending"));
}

TEST_CASE("nothing is planned for a database that is ahead") {
  const Ahead ahead;
  for (const auto* verb : {"plan", "upgrade"}) {
    const auto result = ahead.project.run({verb});
    CHECK(result.exit_code == 4);
    CHECK(result.out.empty());
    CHECK_THAT(result.err, Contains("'side'"));
  }
}
