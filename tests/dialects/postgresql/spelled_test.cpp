#include "dialects/postgresql/inspect/settled.hpp"
#include "dialects/postgresql/spelled.hpp"

#include <catch2/catch.hpp>

using aludel::postgresql::items_of;
using aludel::postgresql::parenthesized_after;
using aludel::postgresql::settled;

TEST_CASE("what stands in parentheses behind a word") {
  CHECK(parenthesized_after("WHEN", "ON \"WHEN (x)\" FOR EACH ROW WHEN ((a = ')') AND f(b)) EXECUTE") ==
        "(a = ')') AND f(b)");
  CHECK(parenthesized_after("TO", "FOR VALUES FROM (1) TO ('TO (2)')") == "'TO (2)'");
  CHECK(parenthesized_after("IN", "IN ()").empty());
  CHECK(parenthesized_after("IN", "FROM (1)").empty());
  CHECK(parenthesized_after("IN", "IN").empty());
  CHECK(parenthesized_after("IN", "IN (1, (2)") == "1, (2)");
}

TEST_CASE("items of a list") {
  CHECK(items_of("").empty());
  CHECK(items_of(" a ") == std::vector<std::string_view>{"a"});
  CHECK(items_of("a, 'b,c', f(d, e),\"g,h\" , ARRAY[1, 2]") ==
        std::vector<std::string_view>{"a", "'b,c'", "f(d, e)", "\"g,h\"", "ARRAY[1, 2]"});
}

TEST_CASE("a cast of an array of texts is one of its items; that of an array of arrays stays") {
  CHECK(settled("(a = ANY ((ARRAY['x'::varchar, b])::text[]))") ==
        "(a = ANY (ARRAY[('x'::varchar)::text, (b)::text]))");
  const std::string nested = "((ARRAY[ARRAY['x'::varchar, b]])::text[])";
  CHECK(settled(nested) == nested);
}
