#include "framework/catalog/search_path.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/catalog.hpp"
#include "framework/catalog/relations.hpp"

#include <algorithm>
#include <utility>

namespace aludel::catalog {

namespace {
const Identifier temporary_schema("pg_temp"); // what a session calls its own (PostgreSQL)

/// In the catalog's words: nothing is said of the default schema.
model::QualifiedName in_schema(const Identifier& schema, const Identifier& name, const Catalog& catalog) {
  const bool is_default = catalog.same(schema, Identifier(catalog.naming().default_schema));
  return {is_default ? Identifier() : schema, name};
}

bool exists(const Identifier& schema, const Catalog& catalog) {
  return catalog.schema(schema) != nullptr || schema == temporary_schema ||
         catalog.same(schema, Identifier(catalog.naming().default_schema));
}

bool is_known(const model::QualifiedName& name, const Catalog& catalog) {
  return catalog.relation(name) || catalog.type(name) != nullptr || !catalog.routines(name).empty();
}

/// They belong to no schema of the path, and are looked at before it.
std::optional<model::QualifiedName> temporary(const Identifier& name, const Catalog& catalog) {
  if (catalog.table({temporary_schema, name}) != nullptr) return model::QualifiedName(temporary_schema, name);
  const auto* table = catalog.search_path().is_default() ? nullptr : catalog.table(name);
  if (table == nullptr || !table->options.temporary) return std::nullopt;
  return name;
}

/// In its turn.
bool names_temporary(const Catalog& catalog) {
  const auto& schemas = catalog.search_path().schemas().names;
  return std::find(schemas.begin(), schemas.end(), temporary_schema) != schemas.end();
}

bool is_settled(const model::QualifiedName& name) {
  return !name.schema.empty() || name.name.text.rfind("pg_", 0) == 0;
}
} // namespace

void SearchPath::set(Schemas schemas, Until until) {
  if (until == Until::end_of_transaction) {
    local_ = std::move(schemas);
    return;
  }
  session_ = std::move(schemas);
  local_.reset();
}

model::Identifiers schemas_in(std::string_view path) {
  model::Identifiers schemas;
  std::string schema;
  bool quoted = false;
  const auto finish = [&] {
    if (const auto name = std::string(base::trim(std::exchange(schema, {}))); !name.empty())
      schemas.emplace_back(name);
  };
  for (const char c : path) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      finish();
    else
      schema += c;
  }
  finish();
  return schemas;
}

std::optional<model::QualifiedName> found_by_path(const model::QualifiedName& name, const Catalog& catalog) {
  if (is_settled(name)) return name;
  if (auto first = names_temporary(catalog) ? std::nullopt : temporary(name.name, catalog)) return first;
  if (catalog.search_path().is_default()) return name;
  for (const auto& schema : catalog.search_path().schemas().names)
    if (const auto whole = in_schema(schema, name.name, catalog); is_known(whole, catalog)) return whole;
  return std::nullopt;
}

model::QualifiedName made_by_path(const model::QualifiedName& name, const Catalog& catalog) {
  const auto& schemas = catalog.search_path().schemas().names;
  if (is_settled(name) || schemas.empty()) return name;
  // A schema that is not there is passed over; where none is known, the history may not tell of it.
  const auto first = std::find_if(schemas.begin(), schemas.end(),
                                  [&](const Identifier& schema) { return exists(schema, catalog); });
  const auto& schema = first == schemas.end() ? schemas.front() : *first;
  // The catalog has those of a session beside the others, unless they share a name.
  return schema == temporary_schema ? made_temporary(name, catalog) : in_schema(schema, name.name, catalog);
}

model::QualifiedName other_by_path(const model::QualifiedName& name, const Catalog& catalog) {
  if (const auto found = found_by_path(name, catalog)) return *found;
  return is_known(name, catalog) ? made_by_path(name, catalog) : name;
}

bool makes_temporary(const Catalog& catalog) {
  const auto& schemas = catalog.search_path().schemas().names;
  return !schemas.empty() && schemas.front() == temporary_schema;
}

model::QualifiedName made_temporary(const model::QualifiedName& name, const Catalog& catalog) {
  const auto* table = catalog.table(name);
  const bool is_taken = catalog.relation(name) && (table == nullptr || !table->options.temporary);
  return name.schema.empty() && is_taken ? model::QualifiedName(temporary_schema, name.name) : name;
}

model::QualifiedName relation_by_path(const model::QualifiedName& name, const Catalog& catalog) {
  const auto known = found_by_path(name, catalog);
  return known ? *known : made_by_path(name, catalog);
}

std::string with_schemas(std::string query, const Catalog& catalog) {
  if (catalog.search_path().is_default()) return query;
  std::string out;
  std::size_t copied = 0;
  for (const auto& use : relations_in(query)) {
    const auto name = name_of(use);
    const auto whole = relation_by_path(name, catalog);
    if (whole == name || whole.schema.empty()) continue;
    out.append(query, copied, use.word.begin - copied).append(spelled(whole.schema)).append(".");
    copied = use.word.begin;
  }
  return out.append(query, copied);
}

} // namespace aludel::catalog
