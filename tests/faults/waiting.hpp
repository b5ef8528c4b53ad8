#pragma once
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

namespace aludel::faults {

/// Asks again and again, and fails the test when it never becomes so.
template<class Ready>
void wait_until(Ready&& ready) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!ready()) {
    REQUIRE(std::chrono::steady_clock::now() < end);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

} // namespace aludel::faults
