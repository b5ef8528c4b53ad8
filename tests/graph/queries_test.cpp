#include "tests/graph/shapes.hpp"

#include "framework/base/error.hpp"

#include <catch2/catch.hpp>

using namespace shapes;
using aludel::graph::Direction;
using aludel::graph::Edges;

TEST_CASE("heads, real heads, bases, branch points and merge points") {
  struct Case {
    const char *shape, *heads, *real, *bases, *forks, *merges;
  };
  const Case cases[] = {
      {"", "", "", "", "", ""},
      {"a", "a", "a", "a", "", ""},
      {"a; b<a; c<b", "c", "c", "a", "", ""},
      {"a; b<a; c<a", "b c", "b c", "a", "a", ""},
      {"a; b<a; c<a; d<b,c", "d", "d", "a", "a", "d"},
      {"a; b", "a b", "a b", "a b", "", ""},
      {"a; b; m<a,b", "m", "m", "a b", "", "m"},
      {"a; b<a; x +b", "b x", "x", "a x", "", ""},   // b is an effective head
      {"a; b<a; x +a", "b x", "b x", "a x", "", ""}, // a dependant is no branch
      {"a; b<a +a", "b", "b", "a", "", ""},          // parent and dependency at once
      {"a; b<a; c<a; d<a; m<b,c,d", "m", "m", "a", "a", "m"},
  };
  for (const auto& c : cases) DYNAMIC_SECTION(c.shape) {
      const auto g = graph(c.shape);
      CHECK(text(g.heads()) == c.heads);
      CHECK(text(g.real_heads()) == c.real);
      CHECK(text(g.bases()) == c.bases);
      Ids forks, merges;
      for (const auto& id : g.ids()) {
        if (g.is_branch_point(id)) forks.push_back(id);
        if (g.is_merge_point(id)) merges.push_back(id);
      }
      CHECK(text(forks) == c.forks);
      CHECK(text(merges) == c.merges);
    }
}

TEST_CASE("neighbours come in the graph's order") {
  const auto g = graph("a; c<a @1; b<a @2; d<b,c +e; e #net; f<d +net,a");
  CHECK(text(g.children("a")) == "c b");
  CHECK(text(g.parents("d")) == "c b");
  CHECK(text(g.dependencies("d")) == "e");
  CHECK(text(g.dependencies("f")) == "a e");
  CHECK(g.children("f").empty());
  CHECK(g.parents("a").empty());
  CHECK(g.find("b")->created == "2");
  CHECK(g.find("x") == nullptr);
  CHECK(*g.labelled("net") == "e");
  CHECK(g.labelled("e") == nullptr);
}

TEST_CASE("ancestors and descendants, with and without dependencies") {
  const auto g = graph("a; b<a; c<b; x; y<x +b; z<y");
  CHECK(text(g.ancestors({"z"}, Edges::versioned)) == "x y z");
  CHECK(text(g.ancestors({"z"}, Edges::all)) == "a b x y z");
  CHECK(text(g.descendants({"b"}, Edges::versioned)) == "b c");
  CHECK(text(g.descendants({"b"}, Edges::all)) == "b c y z");
  CHECK(text(g.ancestors({"c", "x"}, Edges::versioned)) == "a b c x");
  CHECK(g.ancestors({}, Edges::all).empty());
  CHECK(g.shares_lineage("a", "c"));
  CHECK(g.shares_lineage("c", "a"));
  CHECK(g.shares_lineage("b", "b"));
  CHECK_FALSE(g.shares_lineage("b", "z"));
  CHECK_FALSE(graph("a; b<a; c<a").shares_lineage("b", "c"));
}

TEST_CASE("labels spread to descendants, and to ancestors up to a branch or merge point") {
  struct Case {
    const char *shape, *labelled; ///< the revisions that carry 'l'
  };
  const Case cases[] = {
      {"a; b<a #l; c<b", "a b c"},
      {"a #l; b<a; c<a; d<b,c; e<d", "a b c d e"}, // through forks and merges below
      {"r; a<r; b<a #l; x<r", "a b"},              // not into the branch point
      {"r; s<r; a<s #l; x<s; a2<a", "a a2"},       // nor past it
      {"a; b<a #l; c<b; d<b; e<c,d", "a b c d e"}, // a fork below does not stop the way up
      {"p; q; m<p,q; a<m #l", "a"},                // not into a merge point
      {"p; q; m<p,q #l; a<m", "a m"},              // nor out of one
      {"r; a<r; b<a #l; x +r", "a b"},             // a dependant makes a branch point too
      {"r; a<r; b<a #l; x +b", "a b r"},           // of the revision where it hangs, not below
      {"r; a<r #l; x<r #k", "a"},
      {"r; a<r #l; x<r #k; m<a,x", "a m"},
      {"a; b<a; x +b #l", "x"}, // dependencies carry no label
  };
  for (const auto& c : cases) DYNAMIC_SECTION(c.shape) {
      const auto g = graph(c.shape);
      IdSet carriers;
      for (const auto& id : g.ids())
        for (const auto& label : g.labels(id))
          if (label == "l") carriers.insert(id);
      CHECK(text(carriers) == c.labelled);
    }
  CHECK(graph("a #l,k; b<a #j").labels("b") == std::vector<std::string>{"j", "k", "l"});
  CHECK(graph("r; a<r #l; x<r #k; m<a,x").labels("m") == std::vector<std::string>{"k", "l"});
  CHECK(graph("r; a<r; b<a; x<r").line_start("b") == "a");
}

TEST_CASE("minimal heads leave out what another member implies") {
  const auto g = graph("a; b<a; c<a; d<b,c; x; y<x +b");
  CHECK(text(g.minimal_heads({"a", "b", "c"})) == "b c");
  CHECK(text(g.minimal_heads({"a", "d"})) == "d"); // across what is not a member
  CHECK(text(g.minimal_heads({"a", "b", "x", "y"})) == "y");
  CHECK(text(g.minimal_heads({"c", "y"})) == "c y");
  CHECK(g.minimal_heads({}).empty());
}

TEST_CASE("the rows of the version table, step by step") {
  struct Case {
    const char *shape, *rows, *id;
    Direction direction;
    const char* after;
  };
  constexpr auto up = Direction::up, down = Direction::down;
  const Case cases[] = {
      {"a", "", "a", up, "a"},                              // create
      {"a; b<a", "a", "b", up, "b"},                        // update
      {"a; b<a; c<a", "b", "c", up, "b c"},                 // create: its parent is implied already
      {"a; b<a; c<a; d<b,c", "b c", "d", up, "d"},          // merge
      {"a; b; c<a +b", "a b", "c", up, "c"},                // a dependency merges too
      {"a; b<a; x; y<x +a", "b x", "y", up, "b y"},         // a dependency that is implied already
      {"a", "a", "a", down, ""},                            // delete
      {"a; b<a", "b", "b", down, "a"},                      // update
      {"a; b<a; c<a", "b c", "c", down, "b"},               // delete: its parent is implied still
      {"a; b<a; c<a; d<b,c", "d", "d", down, "b c"},        // unmerge
      {"a; b; c<a +b", "c", "c", down, "a b"},              // a dependency gets its row back
      {"a; b<a; c<b +a", "c", "c", down, "b"},              // unless the parent implies it
      {"a; b<a; c<a; d<b,c; e<b", "d e", "d", down, "c e"}, // unmerge into one
      {"a; b<a; b2<b; c<a; d<c; m<b,d", "b2 m", "m", down, "b2 d"},
      {"a; b<a; c<b; x +a", "c x", "x", down, "c"}, // implied from further above
      {"a; b<a; c<b; x +a", "x", "x", down, "a"},   // b and c are not applied
  };
  for (const auto& c : cases)
    DYNAMIC_SECTION(c.shape << " : " << c.rows << (c.direction == up ? " + " : " - ") << c.id) {
      const auto rows = words(c.rows);
      CHECK(text(graph(c.shape).advance({rows.begin(), rows.end()}, c.id, c.direction)) == c.after);
    }
}

TEST_CASE("an id that is not in the graph is a clean error") {
  const auto g = graph("a");
  CHECK_THROWS_AS(g.is_head("x"), aludel::base::Error);
  CHECK_THROWS_AS(g.ordered({"x"}), aludel::base::Error);
  CHECK_THROWS_AS(g.advance({}, "x", Direction::up), aludel::base::Error);
}
