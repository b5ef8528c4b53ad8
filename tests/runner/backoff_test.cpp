#include "framework/runner/backoff.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

TEST_CASE("the pause before the next attempt doubles up to a limit, and chance takes up to half of it") {
  CHECK(runner::backoff(0, 1.0).count() == 200);
  CHECK(runner::backoff(0, 0.0).count() == 100);
  CHECK(runner::backoff(1, 0.5).count() == 300);
  CHECK(runner::backoff(5, 1.0).count() == 6'400);
  CHECK(runner::backoff(1'000, 1.0).count() == 6'400);
}
