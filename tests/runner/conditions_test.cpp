#include "framework/runner/conditions.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using model::Comparison;

TEST_CASE("versions are compared number by number") {
  const auto meets = [](Comparison comparison, std::vector<int> wanted, const std::string& have) {
    return runner::meets({comparison, std::move(wanted)}, have);
  };
  CHECK(meets(Comparison::at_least, {14}, "15.8"));
  CHECK(meets(Comparison::at_least, {14}, "14.0"));
  CHECK_FALSE(meets(Comparison::at_least, {14, 3}, "14.2"));
  CHECK(meets(Comparison::less, {15}, "14.99"));
  CHECK_FALSE(meets(Comparison::less, {15}, "15.0"));
  CHECK(meets(Comparison::equal, {15}, "15.8"));
  CHECK_FALSE(meets(Comparison::equal, {15, 7}, "15.8"));
  CHECK(meets(Comparison::not_equal, {3, 39}, "3.40.1"));
  CHECK(meets(Comparison::greater, {3, 9}, "3.40.1"));
  CHECK(meets(Comparison::at_most, {18}, "18beta1"));
}
