#pragma once
#include "framework/dialect/dialect.hpp"

#include <string>
#include <vector>

/// Schemas that are made in an empty database, to be spelled as the engine spells them.
namespace aludel::workspace {

/// What the operations make, one after the other. Whoever compares has not asked for more than that: rows are
/// left out, and so is raw SQL that may do more than to change the schema of its own database. `server`: URL
/// of one where a scratch database may be made. Throws Error when an operation fails.
catalog::Catalog made_in_scratch(const std::vector<model::Operation>& operations,
                                 const dialect::Dialect& dialect, const std::string& server);

/// Whether raw SQL among the operations does what no catalog on paper can say.
bool has_unread_sql(const std::vector<model::Operation>& operations, const dialect::Dialect& dialect);

} // namespace aludel::workspace
