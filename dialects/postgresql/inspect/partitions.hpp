#pragma once
#include "dialects/postgresql/connection.hpp"
#include "dialects/postgresql/inspect/cells.hpp"

namespace aludel::postgresql {

/// How the rows of tables are told apart; of those that are partitioned.
std::map<ObjectId, model::PartitionBy> read_partition_by(Connection& connection, const Relations& tables);

/// The tables that others are part of, and their rows; of those that are partitions.
std::map<ObjectId, model::PartitionOf> read_partition_of(Connection& connection, const Relations& tables);

} // namespace aludel::postgresql
