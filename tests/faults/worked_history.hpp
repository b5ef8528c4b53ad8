#pragma once
#include "framework/dialect/session.hpp"
#include "tests/support/project.hpp"

#include <string>

/// The history of tests/faults/history, which holds everything that a run can die in, and what must be true
/// of its database at any time.
namespace aludel::faults {

constexpr int last_revision = 9;
std::string id_of(int revision); ///< 0: ""

/// Puts the files of the history into the project.
void write_history(const test_support::Project& project);

/// Schema and rows, without Aludel's own.
std::string contents(dialect::Session& session);

/// Waits until nobody runs, then checks that version rows, journal and steps outside transactions agree with
/// what is there. Returns the number of the revision in the version row, and whether the next one in either
/// direction is partly done.
struct Standing {
  int applied = 0;
  bool partly = false;
};
Standing require_agreement(dialect::Session& session);

} // namespace aludel::faults
