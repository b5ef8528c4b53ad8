#include "tests/catalog/server_limits.hpp"

#include "framework/catalog/comparison.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
bool has_index(const Constraint& constraint) {
  return !std::holds_alternative<model::Check>(constraint.definition) &&
         !std::holds_alternative<model::ForeignKey>(constraint.definition);
}

/// Tables of different names whose constraints have one name, or would: PostgreSQL refuses the second index
/// of a name in a schema, and the names of partitions' keys are looked for in the partition alone on paper.
bool share_a_name(const Table& a, const Table& b) {
  return std::any_of(b.constraints.begin(), b.constraints.end(), [&](const Constraint& other) {
    if (a.partition_of && other.name.text.rfind(a.name.name.text + "_", 0) == 0) return true;
    const auto* own = a.constraint(other.name, {});
    return own != nullptr && (!own->named || !other.named || has_index(*own) || has_index(other));
  });
}
} // namespace

bool shares_a_name(const Catalog& catalog) {
  bool found = false;
  catalog.for_each_table([&](const Table& a) {
    catalog.for_each_table([&](const Table& b) {
      if (a.name != b.name && a.name.schema == b.name.schema) found = found || share_a_name(a, b);
    });
  });
  return found;
}

bool fits(const Table& part, const Table& whole, const Catalog& catalog) {
  return part.columns.size() == whole.columns.size() &&
         std::all_of(whole.columns.begin(), whole.columns.end(), [&](const Column& column) {
           const auto* own = part.column(column.definition.name, catalog.naming());
           return own != nullptr && same_type(own->definition.type, column.definition.type, catalog);
         });
}

model::SqlText of_other_rows(const View& view) {
  const std::string condition = " where id > 0";
  auto query = std::get<model::CreateView>(view.definition).sql;
  const auto at = query.every.rfind(condition);
  if (at == std::string::npos)
    query.every += condition;
  else
    query.every.resize(at);
  return query;
}

} // namespace aludel::catalog
