#pragma once
#include "framework/graph/graph.hpp"

#include <string>

namespace aludel::report {

/// Version rows as people read them: "5d20a8f3c611, 9c4f1b7a2e30", or "<base>"; one that is empty: "''".
std::string rows_text(const graph::Ids& rows);

} // namespace aludel::report
