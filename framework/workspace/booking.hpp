#pragma once
#include "framework/journal/book.hpp"
#include "framework/workspace/half_applied.hpp"

/// What the book of runs is told of a run.
namespace aludel::workspace {

journal::Book book_of(Database& database);

/// As it begins. Of parameters the names alone are told: their values may be secrets. `half`: of which
/// revision the done part is undone first.
journal::BookedRun booked(const MigrateOptions& options, const plan::Plan& plan,
                          const std::optional<HalfApplied>& half, const Surroundings& surroundings);

journal::RunState state_after(const base::Error& error);

} // namespace aludel::workspace
