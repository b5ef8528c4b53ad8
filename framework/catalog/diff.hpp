#pragma once
#include "framework/catalog/catalog.hpp"

#include <string>
#include <vector>

namespace aludel::catalog {

/// A rename that somebody has declared: names alone never tell one.
struct Renaming {
  model::ObjectName object;
  Identifier to;
};

/// The operation that does it.
model::Operation operation_of(const Renaming& renaming);

struct DiffOptions {
  /// What the second has not is dropped, and rights that it does not give are taken. Otherwise all that
  /// stays.
  bool drops = false;
  std::vector<Renaming> renames = {};
};

/// The operations that lead from one catalog to the other, in an order in which they run: what is needed is
/// made first and dropped last, foreign keys that point at each other are added afterwards. Views, routines
/// and parts of tables that stand in the way of a change are dropped and made again, also without `drops`. A
/// table is never dropped and made again, nor is a column that holds values: see `beyond`.
std::vector<model::Operation> diff(const Catalog& from, const Catalog& to, const DiffOptions& options);

/// Differences that no operation can say, one sentence each: they stay as they are.
std::vector<std::string> beyond(const Catalog& from, const Catalog& to);

} // namespace aludel::catalog
