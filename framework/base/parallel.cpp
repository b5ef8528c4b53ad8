#include "framework/base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>
#include <vector>

namespace aludel::base {

namespace {
constexpr std::size_t worth_a_thread = 32; // calls; a thread costs what one file or two cost to read
constexpr std::size_t most_threads = 8;

std::size_t threads_for(std::size_t count) {
  const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
  return std::clamp<std::size_t>(count / worth_a_thread, 1, std::min(processors, most_threads));
}
} // namespace

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::vector<std::exception_ptr> thrown(threads_for(count));
  const auto run = [&](std::size_t thread) {
    try {
      for (auto i = next++; i < count; i = next++) work(i);
    } catch (...) {
      thrown[thread] = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t thread = 1; thread < thrown.size(); ++thread) others.emplace_back(run, thread);
    run(0);
  }
  for (const auto& one : thrown)
    if (one) std::rethrow_exception(one);
}

} // namespace aludel::base
