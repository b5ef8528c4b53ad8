#include "framework/graph/ancestry.hpp"
#include "framework/graph/target.hpp"
#include "tests/graph/shapes.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace shapes;
using aludel::graph::Direction;
using aludel::graph::Edges;
namespace graph_ = aludel::graph;

namespace {
constexpr unsigned graphs = 400;

/// Calls `test(graph, random)` with graphs of up to 40 revisions; the seed names the one that fails.
template<class Test>
void for_random_graphs(Test test) {
  for (unsigned seed = 0; seed < graphs; ++seed) {
    std::mt19937 random(seed);
    CAPTURE(seed);
    const auto headers = random_headers(random, 1 + seed % 40);
    test(graph(headers), headers, random);
  }
}

IdSet set_of(const Ids& ids) { return {ids.begin(), ids.end()}; }

RevisionId one_of(const Ids& ids, std::mt19937& random) {
  return ids[std::uniform_int_distribution<std::size_t>(0, ids.size() - 1)(random)];
}

/// Some revisions with all that they need.
IdSet applied_set(const Graph& graph, std::mt19937& random) {
  Ids wanted;
  for (int i = 0; i < 3; ++i) wanted.push_back(one_of(graph.ids(), random));
  return graph.ancestors(wanted, Edges::all);
}

/// Runs a route, and holds the rows against the definition after each step.
IdSet run(const Graph& graph, const Ids& revisions, IdSet applied, Direction direction) {
  auto rows = set_of(graph.minimal_heads(applied));
  for (const auto& id : revisions) {
    if (direction == Direction::up)
      applied.insert(id);
    else
      applied.erase(id);
    rows = graph.advance(rows, id, direction);
    REQUIRE(rows == set_of(graph.minimal_heads(applied)));
  }
  return rows;
}
} // namespace

TEST_CASE("the order puts parents and dependencies first, and follows lines") {
  for_random_graphs([](const Graph& graph, const Headers& headers, std::mt19937&) {
    IdSet before;
    for (const auto& id : graph.ids()) {
      for (const auto& parent : graph.parents(id)) REQUIRE(before.count(parent) == 1);
      for (const auto& needed : graph.dependencies(id)) REQUIRE(before.count(needed) == 1);
      before.insert(id);
    }
    REQUIRE(before.size() == headers.size());
    for (std::size_t i = 0; i + 1 < graph.size();
         ++i) { // a line is left only when none of its children is ready
      const IdSet done(graph.ids().begin(), graph.ids().begin() + static_cast<std::ptrdiff_t>(i) + 1);
      const auto children = graph.children(graph.ids()[i]);
      const bool follows = std::count(children.begin(), children.end(), graph.ids()[i + 1]) != 0;
      for (const auto& child : children) {
        auto needed = graph.ancestors({child}, Edges::all);
        needed.erase(child);
        const bool ready = std::includes(done.begin(), done.end(), needed.begin(), needed.end());
        REQUIRE((follows || !ready));
      }
    }
  });
}

TEST_CASE("the order does not depend on that of the files") {
  for_random_graphs([](const Graph& graph, Headers headers, std::mt19937& random) {
    for (int i = 0; i < 3; ++i) {
      std::shuffle(headers.begin(), headers.end(), random);
      const auto again = shapes::graph(headers);
      REQUIRE(again.ids() == graph.ids());
      REQUIRE(again.heads() == graph.heads());
      for (const auto& id : graph.ids()) REQUIRE(again.labels(id) == graph.labels(id));
    }
  });
}

TEST_CASE("minimal heads are an antichain that implies the whole set") {
  for_random_graphs([](const Graph& graph, const Headers&, std::mt19937& random) {
    IdSet some;
    for (int i = 0; i < 6; ++i) some.insert(one_of(graph.ids(), random));
    const auto heads = graph.minimal_heads(some);
    for (const auto& head : heads) {
      const auto above = graph.descendants({head}, Edges::all);
      for (const auto& other : some) REQUIRE((other == head || above.count(other) == 0));
    }
    const auto implied = graph.ancestors(heads, Edges::all);
    REQUIRE(std::includes(implied.begin(), implied.end(), some.begin(), some.end()));
  });
}

TEST_CASE("rows stay the minimal heads of what is applied, step by step, up and down") {
  for_random_graphs([](const Graph& graph, const Headers&, std::mt19937& random) {
    const auto applied = applied_set(graph, random);
    const auto up = graph_::upgrade_route(graph, "heads", graph.minimal_heads(applied));
    const auto rows = run(graph, up.revisions, applied, Direction::up);
    REQUIRE(rows == set_of(graph.real_heads()));
    const auto down = graph_::downgrade_route(graph, "base", Ids(rows.begin(), rows.end()));
    REQUIRE(run(graph, down.revisions, set_of(graph.ids()), Direction::down).empty());
    REQUIRE(down.revisions.size() == graph.size());
  });
}

TEST_CASE("rows stay right when steps are taken in any order that is possible") {
  for_random_graphs([](const Graph& graph, const Headers&, std::mt19937& random) {
    IdSet applied, rows;
    for (int i = 0; i < 60; ++i) {
      const auto id = one_of(graph.ids(), random);
      const bool is_applied = applied.count(id) != 0;
      auto needed = graph.ancestors({id}, Edges::all);
      needed.erase(id);
      if (is_applied && rows.count(id) == 0) continue;
      if (!is_applied && !std::includes(applied.begin(), applied.end(), needed.begin(), needed.end()))
        continue;
      rows = graph.advance(rows, id, is_applied ? Direction::down : Direction::up);
      if (is_applied)
        applied.erase(id);
      else
        applied.insert(id);
      REQUIRE(rows == set_of(graph.minimal_heads(applied)));
    }
  });
}

TEST_CASE("the ancestry knows the ancestors of each") {
  const auto require_same = [](const Graph& graph) {
    const graph_::Ancestry ancestry(graph);
    for (const auto& to : graph.ids()) {
      const auto ancestors = graph.ancestors({to}, Edges::all);
      for (const auto& from : graph.ids()) REQUIRE(ancestry.leads(from, to) == (ancestors.count(from) != 0));
    }
    REQUIRE(!ancestry.leads("nobody", graph.ids().front()));
    REQUIRE(!ancestry.leads(graph.ids().front(), "nobody"));
  };
  for_random_graphs([&](const Graph& graph, const Headers&, std::mt19937&) { require_same(graph); });
  for (unsigned seed = 0; seed < 3; ++seed) {
    std::mt19937 random(seed);
    CAPTURE(seed);
    require_same(graph(random_headers(random, 200)));
  }
}

TEST_CASE("an upgrade applies what its target needs and nothing else") {
  for_random_graphs([](const Graph& graph, const Headers&, std::mt19937& random) {
    const auto applied = applied_set(graph, random);
    const auto target = one_of(graph.ids(), random);
    const auto route = graph_::upgrade_route(graph, target, graph.minimal_heads(applied));
    auto after = applied;
    for (const auto& id : route.revisions) {
      REQUIRE(after.insert(id).second);
      for (const auto& needed : graph.ancestors({id}, Edges::all)) REQUIRE(after.count(needed) == 1);
    }
    auto expected = applied;
    expected.merge(graph.ancestors({target}, Edges::all));
    REQUIRE(after == expected);
  });
}

TEST_CASE("a downgrade removes only what stands on its target, newest first, and leaves nothing hanging") {
  for_random_graphs([](const Graph& graph, const Headers&, std::mt19937& random) {
    const auto applied = applied_set(graph, random);
    const auto rows = graph.minimal_heads(applied);
    auto target = one_of({applied.begin(), applied.end()}, random);
    const auto children = graph.children(target);
    const bool stands =
        std::any_of(children.begin(), children.end(), [&](const auto& c) { return applied.count(c) != 0; });
    if (!stands) target = rows.front();
    const auto route = graph_::downgrade_route(graph, target, rows);
    const auto above = graph.descendants({target}, Edges::all);
    auto left = applied;
    for (const auto& id : route.revisions) {
      REQUIRE(id != target);
      REQUIRE(above.count(id) == 1);
      REQUIRE(left.erase(id) == 1);
    }
    REQUIRE(left == graph.ancestors({left.begin(), left.end()}, Edges::all));
    for (const auto& child : graph.children(target)) REQUIRE(left.count(child) == 0);
    run(graph, route.revisions, applied, Direction::down);
  });
}

TEST_CASE("the base of a branch takes away what carries its label and what needs that") {
  for_random_graphs([](const Graph& graph, const Headers&, std::mt19937& random) {
    const auto applied = applied_set(graph, random);
    for (const auto& id : graph.ids()) {
      for (const auto& label : graph.find(id)->branch_labels) {
        Ids carriers;
        for (const auto& other : graph.ids()) {
          const auto labels = graph.labels(other);
          if (std::count(labels.begin(), labels.end(), label.text) != 0) carriers.push_back(other);
        }
        IdSet expected;
        for (const auto& gone : graph.descendants(carriers, Edges::all))
          if (applied.count(gone) != 0) expected.insert(gone);
        const auto rows = graph.minimal_heads(applied);
        const auto route = graph_::downgrade_route(graph, label.text + "@base", rows);
        REQUIRE(set_of(route.revisions) == expected);
        const auto stamped = graph_::stamped(graph, {label.text + "@base"}, rows, false);
        REQUIRE(stamped == run(graph, route.revisions, applied, Direction::down));
      }
    }
  });
}

TEST_CASE("a stamp leaves an antichain that holds its target") {
  for_random_graphs([](const Graph& graph, const Headers&, std::mt19937& random) {
    const auto rows = graph.minimal_heads(applied_set(graph, random));
    const auto target = one_of(graph.ids(), random);
    const auto after = graph_::stamped(graph, {target}, rows, false);
    REQUIRE(after.count(target) == 1);
    REQUIRE(set_of(graph.minimal_heads(after)) == after);
  });
}

TEST_CASE("long histories neither recurse nor blow up") {
  std::string shape = "r0;";
  constexpr int n = 5000;
  for (int i = 1; i < n; ++i) shape += "r" + std::to_string(i) + "<r" + std::to_string(i - 1) + ";";
  const auto g = graph(shape);
  const auto up = graph_::upgrade_route(g, "head", {});
  REQUIRE(up.revisions.size() == n);
  IdSet rows;
  for (const auto& id : up.revisions) rows = g.advance(rows, id, Direction::up);
  CHECK(text(rows) == "r4999");
  CHECK(graph_::downgrade_route(g, "-4999", {"r4999"}).revisions.size() == n - 1);
}
