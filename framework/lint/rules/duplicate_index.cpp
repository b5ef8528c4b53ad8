#include "framework/base/text.hpp"
#include "framework/catalog/comparison.hpp"
#include "framework/lint/facts.hpp"
#include "framework/lint/keys.hpp"
#include "framework/lint/rules.hpp"

#include <algorithm>

namespace aludel::lint::rules {

namespace {
/// An index, or that of a constraint.
struct Indexed {
  catalog::Index index;
  std::string words;
  bool of_constraint = false;
};

/// One spelling of several, without what does not change which rows it finds.
model::Index normal(model::Index index, const catalog::Table& table, const catalog::Naming& naming) {
  for (auto& key : index.columns)
    if (const auto* column = table.column(key.column, naming)) key.column = column->definition.name;
  if (base::iequals(index.method, "btree")) index.method.clear();
  index.with.clear();
  return index;
}

Indexed indexed_by(const catalog::Constraint& constraint, const model::Identifiers& columns,
                   bool nulls_not_distinct) {
  model::Index index;
  index.name = constraint.name;
  index.unique = true;
  index.nulls_not_distinct = nulls_not_distinct;
  for (const auto& column : columns) {
    index.columns.emplace_back();
    index.columns.back().column = column;
  }
  return {{index, constraint.origin}, "the index of constraint " + constraint.name.text, true};
}

/// Those of a table, in the order in which they were made.
std::vector<Indexed> all_indexed(const catalog::Table& table, const catalog::Naming& naming) {
  std::vector<Indexed> all;
  for (const auto& constraint : table.constraints) {
    if (constraint.deferrable != model::Deferrable::no) continue; // it is checked at another time
    if (const auto* primary = std::get_if<model::PrimaryKey>(&constraint.definition))
      all.push_back(indexed_by(constraint, primary->columns, false));
    else if (const auto* unique = std::get_if<model::Unique>(&constraint.definition))
      all.push_back(indexed_by(constraint, unique->columns, unique->nulls_not_distinct));
  }
  for (const auto& index : table.indexes) {
    const auto& name = index.definition.name;
    all.push_back(
        {{index.definition, index.origin}, name.empty() ? "an index without a name" : "index " + name.text});
  }
  for (auto& one : all) one.index.definition = normal(std::move(one.index.definition), table, naming);
  return all;
}

/// A plain index whose keys another one begins with, or has too and is unique by them.
bool begins(const model::Index& longer, const model::Index& index) {
  return !index.unique && index.method.empty() && longer.method.empty() && !index.where && !longer.where &&
         index.include.empty() && !plain_columns(index).empty() &&
         longer.columns.size() >= index.columns.size() + (longer.unique ? 0 : 1) &&
         std::equal(index.columns.begin(), index.columns.end(), longer.columns.begin());
}

std::optional<Remark> about(const Indexed& index, const Indexed& other, const catalog::Table& table,
                            const catalog::Catalog& catalog) {
  const auto of_table = " of " + to_string(table.name);
  if (catalog::same_definition(index.index, other.index, catalog))
    return Remark{index.words + of_table + " is the same as " + other.words + ": each write pays for both",
                  "leave one of them out"};
  if (!begins(other.index.definition, index.index.definition)) return std::nullopt;
  const bool same = other.index.definition.columns.size() == index.index.definition.columns.size();
  Remark remark{other.words + of_table + (same ? " has" : " begins with") + " the columns of " + index.words +
                    ", and finds what that finds",
                same ? "leave " + index.words + " out"
                     : "leave the shorter one out, unless its size is worth the writes"};
  if (!same) remark.severity = base::Severity::info;
  return remark;
}

/// Where the revision made it.
std::optional<base::Place> place_of_index(const Passage& passage, const catalog::Table& table,
                                          const Indexed& index) {
  const auto& id = index.index.definition.name;
  return place_where(passage, [&](const catalog::Catalog& catalog) {
    const auto* there = catalog.table(table.name);
    if (there == nullptr) return false;
    const auto all = all_indexed(*there, catalog.naming());
    return std::any_of(all.begin(), all.end(), [&](const Indexed& one) {
      return catalog.same(one.index.definition.name, id) && one.of_constraint == index.of_constraint;
    });
  });
}

bool is_made_by(const Passage& passage, const catalog::Origin& origin) {
  return origin.born == passage.revision.header.id;
}

/// This looks at every table, after every revision: what costs more comes later.
bool has_part_of(const Passage& passage, const catalog::Table& table) {
  const auto is_made = [&](const auto& part) { return is_made_by(passage, part.origin); };
  return std::any_of(table.indexes.begin(), table.indexes.end(), is_made) ||
         std::any_of(table.constraints.begin(), table.constraints.end(), is_made);
}

Remarks duplicates(const Passage& passage, const catalog::Table& table) {
  Remarks remarks;
  const auto all = all_indexed(table, passage.after.naming());
  for (auto later = all.begin(); later != all.end(); ++later)
    for (auto one = all.begin(); one != later; ++one) {
      const bool is_later = is_made_by(passage, later->index.origin);
      if (later->index.origin.maybe || one->index.origin.maybe ||
          (!is_later && !is_made_by(passage, one->index.origin)))
        continue;
      auto remark = about(*later, *one, table, passage.after);
      if (!remark) remark = about(*one, *later, table, passage.after);
      if (!remark) continue;
      remark->place = place_of_index(passage, table, is_later ? *later : *one);
      remarks.push_back(std::move(*remark));
    }
  return remarks;
}
} // namespace

Remarks duplicate_index(const Passage& passage) {
  Remarks remarks;
  for (const auto* table : tables_changed(passage))
    if (table->certain() && has_part_of(passage, *table))
      for (auto& remark : duplicates(passage, *table)) remarks.push_back(std::move(remark));
  return remarks;
}

} // namespace aludel::lint::rules
