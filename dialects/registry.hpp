#pragma once
#include "framework/dialect/dialect.hpp"

namespace aludel {

/// Every dialect of this build.
dialect::Dialects all_dialects();

} // namespace aludel
