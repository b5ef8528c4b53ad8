#pragma once
#include "framework/dialect/scratch.hpp"

#include <memory>

namespace aludel::sqlite {

/// A file in a folder of its own below the system's folder for temporary files. Throws Error exit 1 when none
/// can be made there.
std::unique_ptr<dialect::Scratch> make_scratch();

} // namespace aludel::sqlite
