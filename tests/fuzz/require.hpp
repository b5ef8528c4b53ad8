#pragma once
#include "framework/base/diagnostic.hpp"

#include <string_view>

namespace aludel::fuzz {

/// Ends the harness, so that its input is kept, when a property does not hold.
void require(bool holds, std::string_view property);

/// What is promised of all complaints about a file: each has a place inside it, and can be shown.
void require_places(const base::Diagnostics& problems, const base::Source& source);

} // namespace aludel::fuzz
