#include "tests/graph/shapes.hpp"

#include <catch2/catch.hpp>

using namespace shapes;

namespace {
struct Case {
  const char* shape;
  const char* order;
};

const Case orders[] = {
    {"", ""},
    {"a", "a"},
    {"c<b; b<a; a", "a b c"},
    {"a; z", "a z"},
    {"a; b<a; c<a; b2<b; c2<c", "a b b2 c c2"},            // one line to its end, then the next
    {"a; b<a; c<a; b2<b; c2<c; d<b2,c2", "a b b2 c c2 d"}, // a merge waits for all its parents
    {"a; z<a; b; y<b", "a z b y"},                         // two bases: no mixing
    {"a @2; b @1", "b a"},                                 // the older first, whatever its id
    {"a @2; b @1; c @1", "b c a"},                         // ties by id
    {"a; b<a @3; c<a @2", "a c b"},                        // the older child first
    {"a @2; b", "b a"},                                    // without a date before all with one
    {"a; b<a; x +a; c<b", "a b c x"},                      // what depends on a line does not cut it
    {"a +z; b<a; y; z<y", "y z a b"},                      // a dependency comes first
    {"a; b<a +y; c<b; x; y<x; z<y", "a x y z b c"},        // a line that waits gives way to another
    {"a @9; b<a @1; c @5", "c a b"},                       // a child's age does not pull its parent
    {"a; b<a; c<a; d<a; e<b,c,d", "a b c d e"},
    {"m<a,b,c; a; b; c", "a b c m"},
    {"a #net; b; c<b +net", "a b c"},
};
} // namespace

TEST_CASE("the order of the revisions") {
  for (const auto& c : orders) DYNAMIC_SECTION(c.shape) {
      CHECK(text(graph(c.shape).ids()) == c.order);
    }
}

TEST_CASE("a set is put into the order of all") {
  const auto g = graph("a; b<a; c<a; b2<b; c2<c; d<b2,c2");
  CHECK(text(g.ordered({"d", "c", "b2", "a"})) == "a b2 c d");
  CHECK(g.ordered({}).empty());
}
