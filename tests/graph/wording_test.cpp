#include "framework/graph/target.hpp"
#include "tests/graph/shapes.hpp"

#include "framework/base/error.hpp"

#include <catch2/catch.hpp>

using namespace shapes;
namespace graph_ = aludel::graph;

namespace {
template<class Work>
std::string complaint(Work work) {
  try {
    work();
  } catch (const aludel::base::Error& error) {
    return error.diagnostics().front().message + "\n" + error.diagnostics().front().help;
  }
  return "no complaint";
}
} // namespace

TEST_CASE("several heads are listed with the ways out") {
  const auto two = graph("a; b<a #left; c<a");
  CHECK(complaint([&] { graph_::upgrade_route(two, "head", {}); }) ==
        "'head' is ambiguous: there are 2 heads: 'b' (left), 'c'\n"
        "name all of them: heads; or one: an id, or LABEL@head; or join them: aludel merge b c");
  const auto one = graph("a; b<a; x; y<x +b");
  CHECK(complaint([&] { graph_::upgrade_route(one, "head", {}); }) ==
        "'head' is ambiguous: there are 2 heads: 'b', 'y'\n"
        "name all of them: heads; or one: an id, or LABEL@head; 'b' is only an effective head: another "
        "revision "
        "depends on it, and 'heads' brings it along");
}

TEST_CASE("a database that is ahead is told which rows, and the ways out") {
  CHECK(complaint([&] {
          graph_::require_known(graph("a"), {"z9", "a", "b7"});
        }) ==
        "the database is ahead of these revisions: it is at 'b7' and 'z9', and no file here declares them\n"
        "get the newer revisions; or undo them as the database keeps them: aludel downgrade TARGET "
        "--from-database; or, if what the database says is wrong: aludel stamp --purge REV");
  CHECK_NOTHROW(graph_::require_known(graph("a"), {"a"}));
  CHECK_NOTHROW(graph_::require_known(graph("a"), {}));
}

TEST_CASE("overlapping rows are told which are too many") {
  CHECK(complaint([&] {
          graph_::upgrade_route(graph("a; b<a; c<b"), "head", {"c", "a", "b"});
        }) == "the version table holds 'a', 'b' and 'c', but 'a' and 'b' are implied by the others\n"
              "keep only the newest: aludel stamp --purge c");
}

TEST_CASE("going down from several heads warns which one it takes") {
  const auto g = graph("a; b<a #left; c<a");
  const auto route = graph_::downgrade_route(g, "-1", {"c", "b"});
  REQUIRE(route.warnings.size() == 1);
  CHECK(route.warnings[0] ==
        "'-1' is ambiguous, for the database is at 'b' and 'c': going down from 'b' (say which: "
        "LABEL@-1, or name the revision to go down to)");
  CHECK(graph_::downgrade_route(g, "left@-1", {"c", "b"}).warnings.empty());
  CHECK(graph_::downgrade_route(g, "-1", {"b"}).warnings.empty());
}

TEST_CASE("a route says what its target named") {
  const auto g = graph("a; b<a #left; c<a");
  CHECK(text(graph_::upgrade_route(g, "heads", {"b"}).targets) == "b c");
  CHECK(text(graph_::upgrade_route(g, "+1", {}).targets) == "a");
  CHECK(text(graph_::downgrade_route(g, "-1", {"b"}).targets) == "a");
  CHECK(text(graph_::downgrade_route(g, "left@base", {"b"}).targets).empty());
  CHECK(text(graph_::downgrade_route(g, "current", {"c", "b"}).targets) == "b c");
}

TEST_CASE("one revision is what a verb such as show takes") {
  const auto g = graph("a; b<a #left; c<a");
  CHECK(graph_::resolve_one(g, "left@head") == "b");
  CHECK(graph_::resolve_one(g, "current", Ids{"c"}) == "c");
  CHECK(complaint([&] { graph_::resolve_one(g, "base"); }) ==
        "'base' names no revision: it is where history starts\nname a revision");
  CHECK(complaint([&] { graph_::resolve_one(g, "heads"); }) ==
        "'heads' names 'b' and 'c', and one is due\nname one of them");
}

TEST_CASE("long lists of candidates are cut") {
  std::string shape = "a;";
  for (int i = 10; i < 40; ++i) shape += "b" + std::to_string(i) + "<a;";
  CHECK_THAT(complaint([&] { graph_::upgrade_route(graph(shape), "+2", {}); }),
             Catch::Contains("'b18', 'b19' and 20 more"));
}
