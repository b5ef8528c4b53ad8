#pragma once
#include "framework/model/revision.hpp"
#include "framework/yaml/reading.hpp"

namespace aludel::yaml {

/// A list of steps. A step with a fault is complained about and left out.
void read_steps(const Slot& slot, model::Steps& out, Reading& in);

} // namespace aludel::yaml
