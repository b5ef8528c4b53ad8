#pragma once
#include "cli/terminal.hpp"

#include <memory>
#include <optional>
#include <stop_token>

namespace aludel::cli {

/// While it lives, the first SIGINT or SIGTERM asks the run to stop, and a second one ends the program at
/// once. One at a time in a program.
class Interrupts {
public:
  explicit Interrupts(const Terminal& terminal);
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  std::stop_token token() const;
  /// 130 after a SIGINT, 143 after a SIGTERM; nullopt when there was none.
  static std::optional<int> exit_code();

private:
  struct Watch;
  std::unique_ptr<Watch> watch_;
};

} // namespace aludel::cli
