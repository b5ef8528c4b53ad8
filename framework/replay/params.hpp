#pragma once
#include "framework/replay/work.hpp"

namespace aludel::replay {

/// Puts literal values where a step says `{param: NAME}`. A missing value, or one that is not of the declared
/// type, is a problem at the step.
void put_params(model::Step& step, const model::RevisionHeader& header, const ParamValues& values,
                base::Diagnostics& problems);

/// The operation with NULL where it says `{param: NAME}`: for whoever renders it and has no values.
model::Operation without_params(model::Operation operation);

/// Values that no revision of the plan declares are problems.
void require_declared(const Subject& subject, const plan::Plan& plan, const ParamValues& values,
                      base::Diagnostics& problems);

} // namespace aludel::replay
