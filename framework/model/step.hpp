#pragma once
#include "framework/model/condition.hpp"
#include "framework/model/duration.hpp"
#include "framework/model/operation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aludel::model {

/// A lint finding that the author accepts. A reason is required.
struct Waiver {
  std::string rule;
  std::string reason;
  std::string until; ///< ISO date; empty: for good
  base::Place place;
  bool operator==(const Waiver& o) const { return rule == o.rule && reason == o.reason && until == o.until; }
};

/// An operation with what stands beside it in the file.
struct Step {
  Operation operation;
  std::vector<std::string> only; ///< dialects; empty: every one
  std::optional<Precondition> when;
  std::vector<Waiver> allow;
  bool outside_transaction = false; ///< `transaction: none`
  std::optional<Duration> timeout;
  std::optional<Duration> lock_timeout; ///< zero: no limit (`none`)
  std::optional<int> retries;
  std::string description;
  base::Place place; ///< of the operation's key; not part of what the step is

  bool applies_to(std::string_view dialect) const;
};

} // namespace aludel::model
