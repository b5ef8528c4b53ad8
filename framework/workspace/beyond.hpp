#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/dialect/dialect.hpp"
#include "framework/model/revision.hpp"

#include <vector>

/// What reaches beyond the database that it runs in: roles, rights on databases, settings of the server,
/// files.
namespace aludel::workspace {

/// The raw SQL of a step for a dialect; null when it is none.
const std::vector<model::SqlBlock>* raw_of(const model::Operation& operation,
                                           const dialect::Dialect& dialect);

/// Rights on databases: they are on the server's own.
bool is_on_databases(const model::Operation& operation);

/// Each statement of a revision, up and down, that a scratch database beside the user's does not hold in.
base::Diagnostics beyond_database(const model::Revision& revision, const dialect::Dialect& dialect);

} // namespace aludel::workspace
