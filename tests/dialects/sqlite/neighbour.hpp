#pragma once
#include <functional>
#include <sys/types.h>

/// A child process that does something and stays, with what it has begun, until it is killed.
class Neighbour {
public:
  /// Returns when the child has done it. The test fails where `action` says that it could not.
  explicit Neighbour(const std::function<bool()>& action);
  ~Neighbour() { kill(); }
  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;

  void kill();
  pid_t id() const { return child_; }

private:
  pid_t child_ = 0;
};
