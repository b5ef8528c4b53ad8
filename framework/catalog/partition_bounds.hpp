#pragma once
#include "framework/model/table_parts.hpp"

#include <optional>

namespace aludel::catalog {

/// What every row of a partition fulfils, as a condition: "at IS NOT NULL AND at >= '2000-01-01' AND at <
/// '2010-01-01'". PostgreSQL leaves it as a check where a partition is detached concurrently (ALTER TABLE,
/// "DETACH PARTITION"). Nullopt where a text cannot say it: parts told apart by hash, and the default one.
/// The server's own constants have the length or the precision of the key (varchar(20)), which no text gives
/// them: the condition is the same there, but not its spelling.
std::optional<model::SqlText> condition(const model::PartitionBound& bound, const model::PartitionBy& by);

} // namespace aludel::catalog
