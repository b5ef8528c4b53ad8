#include "framework/base/channel.hpp"
#include "framework/base/parallel.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace aludel::base;

TEST_CASE("work in parallel is done once each, and its first exception is thrown") {
  std::vector<int> calls(1000);
  in_parallel(calls.size(), [&](std::size_t i) { ++calls[i]; });
  CHECK(calls == std::vector<int>(1000, 1));
  in_parallel(0, [](std::size_t) { FAIL("there is nothing to do"); });
  CHECK_THROWS_WITH(in_parallel(1000,
                                [](std::size_t i) {
                                  if (i == 500) throw std::runtime_error("the 500th");
                                }),
                    "the 500th");
}

TEST_CASE("a channel hands on everything in order, and no more than its capacity waits") {
  constexpr int many = 5000;
  const std::size_t capacity = GENERATE(1, 2, 16);
  Channel<std::unique_ptr<int>> channel(capacity);
  std::vector<int> taken;
  {
    const std::jthread producer([&](const std::stop_token& stop) {
      for (int i = 0; i < many; ++i) channel.put(std::make_unique<int>(i), stop);
      channel.close();
    });
    while (const auto value = channel.take()) taken.push_back(**value);
  }
  std::vector<int> expected(many);
  std::iota(expected.begin(), expected.end(), 0);
  CHECK(taken == expected);
  CHECK(channel.is_empty());
  CHECK_FALSE(channel.take());
}

TEST_CASE("whoever waits for room in a channel is let go when asked to stop") {
  Channel<int> channel(1);
  bool went_on = true;
  {
    std::jthread producer([&](const std::stop_token& stop) {
      channel.put(1, stop);
      went_on = channel.put(2, stop);
    });
    producer.request_stop();
  }
  CHECK_FALSE(went_on);
}
