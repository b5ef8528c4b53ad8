#pragma once
#include "framework/base/boxed.hpp"
#include "framework/model/condition.hpp"
#include "framework/model/duration.hpp"
#include "framework/model/forms.hpp"
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
  static constexpr auto fields() {
    return std::tuple{required<Reason>("reason", &Waiver::reason, "Why the finding is accepted."),
                      optional<Day>("until", &Waiver::until, "The last day on which it is.")};
  }
  static constexpr auto short_form() { return &Waiver::reason; }
};

/// An operation with what stands beside it in the file.
struct Step {
  Operation operation;
  std::vector<std::string> only; ///< dialects; empty: every one
  base::Boxed<Precondition> when;
  std::vector<Waiver> allow;
  bool outside_transaction = false; ///< `transaction: none`
  std::optional<Duration> timeout;
  std::optional<Duration> lock_timeout; ///< zero: no limit (`none`)
  std::optional<int> retries;
  std::string description;
  base::Place place; ///< of the operation's key; not part of what the step is

  bool applies_to(std::string_view dialect) const;

  /// The keys beside the operation's own.
  static constexpr auto fields() {
    return std::tuple{
        optional<DialectNames>("only", &Step::only, "The step is for these dialects alone."),
        optional("when", &Step::when,
                 "What must hold for the step to run; `else:` says what happens otherwise."),
        optional("allow", &Step::allow, "Lint findings that are accepted here, each with its reason."),
        optional<Outside>("transaction", &Step::outside_transaction,
                          "`none`: the step runs outside the revision's transaction, in its place."),
        optional<Limit>("timeout", &Step::timeout, "The longest that one statement may take."),
        optional<Limit>("lock_timeout", &Step::lock_timeout, "The longest wait for a table's lock."),
        optional("retries", &Step::retries, "How often a lock that was not got is tried for again."),
        optional("description", &Step::description, "Shown in the plan, in logs and in reports.")};
  }
};

} // namespace aludel::model
