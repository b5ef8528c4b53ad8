#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// How the rows of a table are told apart; nothing when it is not partitioned.
base::Boxed<model::PartitionBy> read_partition_by(Connection& connection, std::int64_t table);

/// The table that this one is part of, and its rows; nothing when it is no partition.
base::Boxed<model::PartitionOf> read_partition_of(Connection& connection, std::int64_t table);

} // namespace aludel::postgresql
