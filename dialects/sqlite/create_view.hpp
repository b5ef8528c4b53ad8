#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/model/operations/view.hpp"

#include <string>

namespace aludel::sqlite {

/// CREATE VIEW, whatever `replace` says. A query that holds a second statement is a problem.
std::string create_view(const model::CreateView& view, base::Diagnostics& problems);

} // namespace aludel::sqlite
