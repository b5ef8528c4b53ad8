#pragma once
#include "framework/base/text.hpp"
#include "framework/dialect/session.hpp"

/// What the queries on pg_catalog answer with.
namespace aludel::postgresql {

using Cell = std::optional<std::string>;

/// chr(31), between the parts of a list: it stands in no name that anyone has written.
constexpr char separator = '\x1F';

inline bool is(const Cell& cell, std::string_view word) { return cell == word; }
inline std::string text(const Cell& cell) { return cell.value_or(""); }
inline model::SqlText sql(const Cell& cell) { return {{}, {{"postgresql", text(cell)}}}; }

inline model::Identifiers names(const Cell& cell) {
  model::Identifiers list;
  if (cell && !cell->empty())
    for (auto& name : base::split(*cell, separator)) list.emplace_back(std::move(name));
  return list;
}

} // namespace aludel::postgresql
