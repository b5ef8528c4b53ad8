#pragma once
#include "framework/model/revision.hpp"

#include <string>

namespace aludel::lint {

/// A file of SQL as a revision of its own, that has no way back and speaks of none.
model::Revision revision_of_sql(const base::SourcePtr& source, const std::string& id,
                                const std::string& parent, const std::string& dialect);

} // namespace aludel::lint
