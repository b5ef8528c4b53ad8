#pragma once
#include "framework/model/project.hpp"
#include "framework/yaml/reading.hpp"

namespace aludel::yaml {

/// `lint:` of the project file. What LintSettings does not keep yet is checked all the same.
void read(const Slot& slot, model::LintSettings& out, Reading& in);

} // namespace aludel::yaml
