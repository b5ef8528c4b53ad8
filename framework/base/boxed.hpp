#pragma once
#include <memory>
#include <optional>
#include <utility>

namespace aludel::base {

/// An optional value that is a pointer wide while it is absent: for a part that most have not, of which a
/// long history keeps thousands. Copies are whole, as those of std::optional.
template<class T>
class Boxed {
public:
  Boxed() = default;
  Boxed(std::nullopt_t) {}
  Boxed(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Boxed(const Boxed& other) : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(const Boxed& other) { return *this = Boxed(other); }
  Boxed& operator=(Boxed&&) noexcept = default;
  ~Boxed() = default;

  bool has_value() const { return value_ != nullptr; }
  explicit operator bool() const { return has_value(); }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }

  template<class... Arguments>
  T& emplace(Arguments&&... arguments) {
    value_ = std::make_unique<T>(std::forward<Arguments>(arguments)...);
    return *value_;
  }
  void reset() { value_.reset(); }

  bool operator==(const Boxed& other) const {
    return value_ == nullptr || other.value_ == nullptr ? value_ == other.value_ : *value_ == *other.value_;
  }

private:
  std::unique_ptr<T> value_;
};

} // namespace aludel::base
