#pragma once
#include "framework/model/names.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::model {

enum class TypeKind {
  smallint,
  integer,
  bigint,
  text,
  varchar,
  character,
  boolean,
  real,
  double_precision,
  numeric,
  date,
  time,
  timestamp,
  timestamptz,
  interval,
  uuid,
  json,
  jsonb,
  bytes,
  vector,
  inet,
  enumeration, ///< `enum:NAME`
  native,      ///< written out for each dialect
};

/// A column type. Portable ones are known to every dialect; `native` is SQL text by dialect.
struct Type {
  TypeKind kind = TypeKind::text;
  std::vector<int> arguments; ///< varchar(n), char(n), numeric(p,s), vector(n)
  int dimensions = 0;         ///< 2 for `text[][]`
  QualifiedName enumeration;
  std::map<std::string, std::string> native; ///< dialect name → type text
  bool operator==(const Type&) const = default;
};

/// What a type name means, or why it means nothing.
struct ParsedType {
  std::optional<Type> type;
  std::string problem; ///< one sentence when there is no type
  std::string help;
};

/// Reads the portable spelling: `varchar(20)`, `numeric(10,2)`, `text[]`, `enum:mood`.
ParsedType parse_type(std::string_view text);

/// The portable spelling; for a native type "native".
std::string to_string(const Type& type);

/// Every portable type name, in the order of the reference page.
std::vector<std::string> type_names();

/// The portable types with the number of arguments that each may have, in the same order.
struct TypeShape {
  std::string_view name;
  std::size_t most_arguments;
};
std::vector<TypeShape> type_shapes();

} // namespace aludel::model
