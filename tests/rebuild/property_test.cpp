#include "tests/rebuild/trial.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace aludel;

/// A seed that has failed is run alone with -c "seed 17"; the environment variable ALUDEL_SEEDS says how many
/// there are.
namespace {
std::uint32_t seeds(std::uint32_t ordinarily) {
  const char* said = std::getenv("ALUDEL_SEEDS");
  return said == nullptr ? ordinarily : static_cast<std::uint32_t>(std::stoul(said));
}
} // namespace

TEST_CASE("a table that is made anew is what it would be had it never been otherwise") {
  for (std::uint32_t seed = 1; seed <= seeds(60); ++seed) DYNAMIC_SECTION("seed " << seed) {
      const auto trial = rebuild::random_trial(seed);
      const auto verdict = rebuild::judge(trial);
      if (verdict.wrong.empty()) continue;
      const auto smaller = rebuild::shrunk(trial);
      FAIL_CHECK(rebuild::described(smaller) << "\n" << rebuild::judge(smaller).wrong);
    }
}

TEST_CASE("most revisions that are drawn go through, and some are refused") {
  int done = 0;
  constexpr int drawn = 20;
  for (std::uint32_t seed = 1001; seed <= 1000 + drawn; ++seed)
    done += rebuild::judge(rebuild::random_trial(seed)).end == rebuild::End::done ? 1 : 0;
  CHECK(done > drawn / 2);
  CHECK(done < drawn);
}
