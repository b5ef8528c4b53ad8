#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

struct AttachPartition {
  static constexpr std::string_view key = "attach_partition";
  static constexpr std::string_view doc = "Make a table a partition of another (PostgreSQL).";
  QualifiedName table;
  QualifiedName partition;
  PartitionBound bound;
  bool operator==(const AttachPartition&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &AttachPartition::table, "The partitioned table."),
                      required("partition", &AttachPartition::partition, "The table that becomes a part."),
                      required("for", &AttachPartition::bound, "The rows that it holds.")};
  }
};

struct DetachPartition {
  static constexpr std::string_view key = "detach_partition";
  static constexpr std::string_view doc = "Make a partition a table of its own (PostgreSQL).";
  QualifiedName table;
  QualifiedName partition;
  bool concurrently = false;
  bool operator==(const DetachPartition&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &DetachPartition::table, "The partitioned table."),
                      required("partition", &DetachPartition::partition, "The partition."),
                      optional("concurrently", &DetachPartition::concurrently,
                               "Reads and writes go on meanwhile; runs outside the transaction.")};
  }
};

} // namespace aludel::model
