#include "dialects/ansi/table_parts.hpp"
#include "dialects/postgresql/render.hpp"

#include <algorithm>

namespace aludel::postgresql {

namespace {
bool is_sorted(const model::IndexColumn& key) {
  return key.order != model::SortOrder::ascending || key.nulls.has_value();
}
} // namespace

/// Which rows a partition holds.
std::string Render::bound(const model::PartitionBound& bound) {
  const auto list = [&](const std::vector<model::Value>& values) {
    std::string out;
    for (const auto& value : values)
      out += (out.empty() ? "(" : ", ") + ansi::value(value, "the bound", spelling_, problems());
    return out + ")";
  };
  if (bound.is_default()) return "DEFAULT";
  if (bound.modulus)
    return "FOR VALUES WITH (MODULUS " + std::to_string(*bound.modulus) + ", REMAINDER " +
           std::to_string(bound.remainder.value_or(0)) + ")";
  if (!bound.in.empty()) return "FOR VALUES IN " + list(bound.in);
  return "FOR VALUES FROM " + list(bound.from) + " TO " + list(bound.to);
}

/// What stands between a table's name and its storage: its lines, or the table that it is part of; and how
/// its own rows are parted.
std::string Render::shape(const model::CreateTable& o) {
  const auto lines = table_lines(o);
  auto out = o.partition_of ? "PARTITION OF " + name(o.partition_of->table) : ansi::body(lines);
  if (o.partition_of)
    out += (lines.empty() ? "" : " " + ansi::body(lines)) + " " + bound(o.partition_of->bound);
  if (!o.partition_by) return out;
  model::Index keys;
  keys.columns = o.partition_by->columns;
  if (std::any_of(keys.columns.begin(), keys.columns.end(), is_sorted))
    refuse("the partition key of " + to_string(o.name) + " has an order", "leave `order` and `nulls` out");
  return out + " PARTITION BY " + keyword(o.partition_by->method) + " " +
         ansi::index_keys(keys, spelling_, problems());
}

void Render::operator()(const model::AttachPartition& o) {
  add(alter(o.table) + "ATTACH PARTITION " + name(o.partition) + " " + bound(o.bound));
}

void Render::operator()(const model::DetachPartition& o) {
  add(alter(o.table) + "DETACH PARTITION " + name(o.partition) + (o.concurrently ? " CONCURRENTLY" : ""));
  if (o.concurrently)
    out_.notes.push_back("PostgreSQL leaves a check of its former bound on " + to_string(o.partition));
}

} // namespace aludel::postgresql
