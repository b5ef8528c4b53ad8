#pragma once
#include "framework/lint/passage.hpp"

namespace aludel::lint {

/// The statement has been committed when a later one of its step fails, and the step is then run again as a
/// whole. Typed steps, and steps of one statement, are journaled each.
bool is_repeated_after_failure(const Transition& t);

/// It stands in a block under a condition, or where a failure is caught: it asks first.
bool stands_under_condition(const Transition& t);

/// An earlier statement of the revision drops the index, if it is there: what a failed build has left.
bool is_cleared_before(const Transition& t, const model::CreateIndex& index);

} // namespace aludel::lint
