#pragma once
#include "dialects/postgresql/connection.hpp"
#include "framework/model/operation.hpp"

namespace aludel::postgresql {

/// As dialect::Session::remains: what the catalogues show of a command that was cut short with CONCURRENTLY
/// (manual: CREATE INDEX, "Building Indexes Concurrently"; REINDEX; ALTER TABLE, DETACH PARTITION).
dialect::Remains remains(Connection& connection, const model::Operation& operation);

} // namespace aludel::postgresql
