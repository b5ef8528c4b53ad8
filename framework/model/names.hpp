#pragma once
#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::model {

/// The name of one database object, as it is stored: never quoted, never folded. Dialects quote it.
struct Identifier {
  std::string text;
  Identifier() = default;
  Identifier(std::string name) : text(std::move(name)) {}
  Identifier(const char* name) : text(name) {}
  bool empty() const { return text.empty(); }
  auto operator<=>(const Identifier&) const = default;
};
using Identifiers = std::vector<Identifier>;

/// A name with the schema it stands in; an empty schema means the database's default one.
struct QualifiedName {
  Identifier schema;
  Identifier name;
  QualifiedName() = default;
  QualifiedName(Identifier unqualified) : name(std::move(unqualified)) {}
  QualifiedName(const char* unqualified) : name(unqualified) {}
  QualifiedName(Identifier in_schema, Identifier called)
      : schema(std::move(in_schema)), name(std::move(called)) {}
  bool empty() const { return name.empty(); }
  auto operator<=>(const QualifiedName&) const = default;
};

/// "schema.name" or "name", for people and canonical text; not SQL.
std::string to_string(const QualifiedName& name);

/// Splits at the first dot: `knowledge.items`. A name that itself holds a dot is written with `schema:`
/// beside it.
QualifiedName parse_qualified(std::string_view text);

/// "a, b, c".
std::string to_string(const Identifiers& names);

} // namespace aludel::model
