#pragma once
#include "dialects/postgresql/inspect/settled.hpp"
#include "framework/base/text.hpp"
#include "framework/dialect/session.hpp"

#include <map>

/// What the queries on pg_catalog answer with.
namespace aludel::postgresql {

using Cell = std::optional<std::string>;

/// The identity of an object in its catalogue: an oid.
using ObjectId = std::int64_t;
/// Parts, in their order, by the object that they belong to.
template<class Part>
using PartsOf = std::map<ObjectId, std::vector<Part>>;
/// Relations whose parts are read, with the names by which the parts refer to them.
using Relations = std::map<ObjectId, model::QualifiedName>;

/// chr(31), between the parts of a list: it stands in no name that anyone has written.
constexpr char separator = '\x1F';

inline bool is(const Cell& cell, std::string_view word) { return cell == word; }
inline std::string text(const Cell& cell) { return cell.value_or(""); }
inline std::int64_t number(const Cell& cell) { return std::stoll(text(cell)); }
/// An expression or a query as the server spells it.
inline model::SqlText sql(const Cell& cell) { return {settled(text(cell)), {}}; }
inline base::Boxed<model::SqlText> optional_sql(const Cell& cell) {
  return cell ? base::Boxed(sql(cell)) : std::nullopt;
}

inline std::vector<std::string> texts(const Cell& cell) {
  return cell && !cell->empty() ? base::split(*cell, separator) : std::vector<std::string>{};
}

inline model::Identifiers names(const Cell& cell) {
  model::Identifiers list;
  for (auto& name : texts(cell)) list.emplace_back(std::move(name));
  return list;
}

/// "fillfactor=70" and others.
inline model::Parameters parameters(const Cell& cell) {
  model::Parameters found;
  for (const auto& pair : texts(cell)) {
    const auto sign = pair.find('=');
    found[pair.substr(0, sign)] = sign == std::string::npos ? "true" : pair.substr(sign + 1);
  }
  return found;
}

/// For `= ANY(:a::oid[])`.
inline std::string ids_of(const Relations& relations) {
  std::string list;
  for (const auto& [id, name] : relations) list += (list.empty() ? "" : ",") + std::to_string(id);
  return "{" + list + "}";
}

} // namespace aludel::postgresql
