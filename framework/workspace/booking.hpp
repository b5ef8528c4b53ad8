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

/// A stamp, whole: what was cut short before it is its own from here on.
void book_stamp(Database& database, const Surroundings& surroundings, const std::string& target,
                const graph::Ids& from, const graph::IdSet& to);

journal::RunState state_after(const base::Error& error);

} // namespace aludel::workspace
