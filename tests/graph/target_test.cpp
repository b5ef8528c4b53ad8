#include "framework/graph/target.hpp"
#include "tests/graph/shapes.hpp"
#include "tests/graph/target_cases.hpp"

#include "framework/base/error.hpp"

#include <catch2/catch.hpp>

using namespace shapes;
using cases::Case;
namespace graph_ = aludel::graph;

namespace {
/// The result, or "!code: message; help" in its place.
template<class Work>
std::string outcome(Work work) {
  try {
    return text(work());
  } catch (const aludel::base::Error& error) {
    const auto& diagnostic = error.diagnostics().front();
    const auto exit =
        diagnostic.code == "database-ahead" ? aludel::base::Exit::mismatch : aludel::base::Exit::usage;
    CHECK(error.exit() == exit);
    CHECK_FALSE(diagnostic.help.empty());
    return "!" + diagnostic.code + ": " + diagnostic.message + "; aludel: " + diagnostic.help;
  }
}

void check(const std::string& found, const std::string& expected) {
  const auto colon = expected.find(": ");
  if (expected.empty() || expected.front() != '!') {
    CHECK(found == expected);
  } else {
    CHECK(found.substr(0, found.find(':')) == expected.substr(0, colon));
    if (colon != std::string::npos) CHECK_THAT(found, Catch::Contains(expected.substr(colon + 2)));
  }
}

template<class Verb>
void check_all(const std::vector<Case>& table, Verb verb) {
  for (const auto& c : table) {
    DYNAMIC_SECTION('[' << c.shape << "] at '" << c.rows << "' : " << c.target) {
      const auto graph = shapes::graph(c.shape);
      check(outcome([&] { return verb(graph, c); }), c.result);
    }
  }
}
} // namespace

TEST_CASE("upgrade targets") {
  check_all(cases::upgrades, [](const Graph& graph, const Case& c) {
    return graph_::upgrade_route(graph, c.target, words(c.rows)).revisions;
  });
}

TEST_CASE("downgrade targets") {
  check_all(cases::downgrades, [](const Graph& graph, const Case& c) {
    return graph_::downgrade_route(graph, c.target, words(c.rows)).revisions;
  });
}

TEST_CASE("identifiers") {
  check_all(cases::resolutions, [](const Graph& graph, const Case& c) {
    const bool no_database = std::string_view(c.rows) == "-";
    return graph_::resolve(graph, c.target, no_database ? std::nullopt : std::optional(words(c.rows)));
  });
}

TEST_CASE("history ranges") {
  check_all(cases::ranges, [](const Graph& graph, const Case& c) {
    return graph_::resolve_range(graph, c.target, words(c.rows));
  });
}

TEST_CASE("stamps") {
  check_all(cases::stamps, [](const Graph& graph, const Case& c) {
    return graph_::stamped(graph, words(c.target), words(c.rows), false);
  });
}

TEST_CASE("stamps that purge") {
  check_all(cases::purges, [](const Graph& graph, const Case& c) {
    return graph_::stamped(graph, words(c.target), words(c.rows), true);
  });
}
