#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

using namespace aludel::test_support;
using Catch::Contains;

namespace {
/// a; b and c on a; c depends on b. `left` and `right` are labels.
void fork(const Project& project) {
  project.revision("aaaa", "null", "up: []\n");
  project.revision("bbbb", "aaaa", "branch_labels: left\nup: []\n");
  project.revision("cccc", "aaaa", "branch_labels: [right]\ndepends_on: bbbb\nup: []\n");
}
} // namespace

TEST_CASE("heads, branches and history in words") {
  const SqliteDatabase database;
  const Project project(database.url());
  fork(project);
  CHECK(project.run({"heads"}).out == "bbbb (left) (effective head)\ncccc (right) (head)\n");
  CHECK(project.run({"branches"}).out ==
        "aaaa (branchpoint)\n  -> bbbb (left) (effective head)\n  -> cccc (right) (head)\n");
  CHECK(project.run({"history"}).out == "aaaa (bbbb) -> cccc (right) (head), about cccc\n"
                                        "aaaa -> bbbb (left) (effective head), about bbbb\n"
                                        "<base> -> aaaa (branchpoint), about aaaa\n");
  CHECK(project.run({"history", "-r", "-1:"}).exit_code == 0);
  CHECK_FALSE(std::filesystem::exists(database.path()));
}

TEST_CASE("the JSON of heads names what scripts rely on") {
  const SqliteDatabase database;
  const Project project(database.url());
  fork(project);
  CHECK(project.run({"heads", "--resolve-dependencies", "--format", "json"}).out == R"([
  {
    "revision": "cccc",
    "down_revisions": [
      "aaaa"
    ],
    "depends_on": [
      "bbbb"
    ],
    "branch_labels": [
      "right"
    ],
    "message": "about cccc",
    "path": "revisions/cccc.yaml",
    "is_head": true,
    "is_base": false,
    "is_branch_point": false,
    "is_merge_point": false,
    "applied": null
  }
]
)");
  project.run({"upgrade", "heads"});
  CHECK_THAT(project.run({"heads", "-f", "json"}).out, Contains("\"applied\": true"));
}

TEST_CASE("current tells rows, the head that is implied, and -c compares real heads") {
  const SqliteDatabase database;
  const Project project(database.url());
  fork(project);
  CHECK(project.run({"current"}).out.empty());
  CHECK(project.run({"current", "-c"}).exit_code == 4);
  REQUIRE(project.run({"upgrade", "heads"}).exit_code == 0);
  CHECK(project.run({"current"}).out == "bbbb (left) (effective head)\ncccc (right) (head)\n");
  CHECK(project.run({"current", "-c"}).exit_code == 0);
  CHECK_THAT(project.run({"history", "-i"}).out, Contains("cccc (right) (head) (current)"));
}

TEST_CASE("show prints the header and the file") {
  const SqliteDatabase database;
  const Project project(database.url());
  fork(project);
  CHECK_THAT(project.run({"show", "cc"}).out, Contains("about cccc"));
  CHECK_THAT(project.run({"show", "right@head"}).out,
             Contains("revision        cccc") && Contains("depends_on: bbbb"));
}
