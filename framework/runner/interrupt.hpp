#pragma once
#include "framework/base/clock.hpp"
#include "framework/base/error.hpp"

#include <stop_token>

/// A run that is asked to stop does so between two statements, and keeps nothing of what was begun.
namespace aludel::runner {

/// Error exit 130.
base::Error interrupted(const std::string& before_what);

/// Throws it when a stop was asked for.
void stop_if_asked(const std::stop_token& stop);

/// The failure of a run that was asked to stop: a statement that was cancelled, or one that failed by itself
/// meanwhile.
base::Error interrupted_by(const base::Error& failure);

/// Sleeps, but not past the moment at which a stop is asked for; then throws.
void pause(const base::Clock& clock, std::chrono::milliseconds time, const std::stop_token& stop);

} // namespace aludel::runner
