#include "dialects/postgresql/understand/lift.hpp"

#include <pg_query/pg_query.pb-c.h>

namespace aludel::postgresql::reading {

/// PARTITION BY method (key, …).
model::PartitionBy Lift::partition_by(const PartitionSpec& spec) {
  model::PartitionBy out;
  const std::string_view method = spec.strategy;
  if (method == "list") out.method = model::PartitionMethod::list;
  if (method == "hash") out.method = model::PartitionMethod::hash;
  allow(method == "list" || method == "hash" || method == "range");
  const auto texts = source_.parts(source_.inner({source_.at(spec.location), source_.whole().end}));
  if (texts.size() != spec.n_part_params) beyond();
  for (std::size_t i = 0; i < texts.size() && i < spec.n_part_params; ++i) {
    // A partition's key is an index's without an order.
    const auto& element = *spec.part_params[i]->partition_elem;
    auto same = PgQuery__IndexElem(PG_QUERY__INDEX_ELEM__INIT);
    same.name = element.name;
    same.expr = element.expr;
    same.n_collation = element.n_collation;
    same.collation = element.collation;
    same.n_opclass = element.n_opclass;
    same.opclass = element.opclass;
    out.columns.push_back(key(same, texts[i]));
  }
  return out;
}

/// DEFAULT, or FOR VALUES IN (…), FROM (…) TO (…), WITH (MODULUS m, REMAINDER r).
model::PartitionBound Lift::bound(const PartitionBoundSpec& spec) {
  model::PartitionBound out;
  if (spec.is_default) return out;
  const Range behind{source_.at(spec.location), source_.whole().end};
  const auto values = [&](Nodes data, std::string_view word) {
    std::vector<model::Value> read;
    const auto texts = source_.parts(source_.inner(after(behind, word)));
    if (texts.size() != data.size()) beyond();
    for (std::size_t i = 0; i < texts.size() && i < data.size(); ++i)
      read.push_back(value(*data[i], texts[i]));
    return read;
  };
  switch (*spec.strategy) {
  case 'h':
    out.modulus = spec.modulus;
    out.remainder = spec.remainder;
    break;
  case 'l': out.in = values(nodes(spec.n_listdatums, spec.listdatums), "in"); break;
  default:
    out.from = values(nodes(spec.n_lowerdatums, spec.lowerdatums), "from");
    out.to = values(nodes(spec.n_upperdatums, spec.upperdatums), "to");
  }
  return out;
}

} // namespace aludel::postgresql::reading
