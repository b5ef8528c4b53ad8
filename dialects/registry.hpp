#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel {

/// Every dialect of this build.
dialect::Dialects all_dialects();

/// For a program that has the process to itself, before its first session: engines leave out what protects
/// other users of theirs in the same process.
void own_the_process();

} // namespace aludel
