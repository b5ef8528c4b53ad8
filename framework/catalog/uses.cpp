#include "framework/catalog/table_parts.hpp"
#include "framework/catalog/words.hpp"

#include <algorithm>

namespace aludel::catalog {

namespace {
struct Uses {
  const Identifier& column;
  const Naming& naming;
  bool among(const Identifiers& columns) const {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const Identifier& c) { return same_name(c, column, naming); });
  }
  bool in(const base::Boxed<model::SqlText>& sql) const { return sql && mentions(*sql, column); }
  bool operator()(const model::PrimaryKey& key) const { return among(key.columns); }
  bool operator()(const model::Unique& unique) const { return among(unique.columns); }
  bool operator()(const model::Check& check) const { return mentions(check.sql, column); }
  bool operator()(const model::ForeignKey& key) const { return among(key.columns); }
  bool operator()(const model::Exclusion& exclusion) const {
    return in(exclusion.where) ||
           std::any_of(exclusion.elements.begin(), exclusion.elements.end(), [&](const auto& e) {
             return in(e.expr) || (!e.expr && same_name(e.column, column, naming));
           });
  }
};
} // namespace

bool uses_column(const Constraint& constraint, const Identifier& column, const Naming& naming) {
  return std::visit(Uses{column, naming}, constraint.definition);
}

bool uses_column(const model::Index& index, const Identifier& column, const Naming& naming) {
  const Uses uses{column, naming};
  return uses.in(index.where) || uses.among(index.include) ||
         std::any_of(index.columns.begin(), index.columns.end(), [&](const model::IndexColumn& c) {
           return uses.in(c.expr) || (!c.expr && same_name(c.column, column, naming));
         });
}

} // namespace aludel::catalog
