#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace aludel::base {

/// Values on their way from one thread to another, never more of them than `capacity`. Whoever had to wait is
/// woken for half of them at once: a change of threads costs as much as many a value.
template<class T>
class Channel {
public:
  explicit Channel(std::size_t capacity) : capacity_(capacity) {}

  /// Waits while it is full; false when a stop was asked for meanwhile.
  bool put(T value, const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (values_.size() >= capacity_ &&
        !changed_.wait(lock, stop, [&] { return values_.size() <= capacity_ / 2; }))
      return false;
    values_.push_back(std::move(value));
    if (values_.size() == 1) changed_.notify_all();
    return true;
  }
  /// There will be no more.
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }
  /// Waits while it is empty; nullopt when it is closed and all is taken.
  std::optional<T> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    std::optional<T> value(std::move(values_.front()));
    values_.pop_front();
    if (values_.size() == capacity_ / 2) changed_.notify_all();
    return value;
  }

  bool is_empty() const {
    const std::lock_guard lock(mutex_);
    return values_.empty();
  }

private:
  std::size_t capacity_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<T> values_;
  bool closed_ = false;
};

} // namespace aludel::base
