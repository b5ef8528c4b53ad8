#include "framework/catalog/search_path.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/catalog.hpp"
#include "framework/catalog/relations.hpp"

#include <algorithm>
#include <utility>

namespace aludel::catalog {

namespace {
/// In the catalog's words: nothing is said of the default schema.
model::QualifiedName in_schema(const Identifier& schema, const Identifier& name, const Catalog& catalog) {
  const bool is_default = catalog.same(schema, Identifier(catalog.naming().default_schema));
  return {is_default ? Identifier() : schema, name};
}

bool exists(const Identifier& schema, const Catalog& catalog) {
  return catalog.schema(schema) != nullptr ||
         catalog.same(schema, Identifier(catalog.naming().default_schema));
}

bool is_known(const model::QualifiedName& name, const Catalog& catalog) {
  return catalog.relation(name) || catalog.type(name) != nullptr || !catalog.routines(name).empty();
}

/// They belong to no schema of the path, and are looked at before it.
bool is_temporary(const Identifier& name, const Catalog& catalog) {
  const auto* table = catalog.table(name);
  return table != nullptr && table->options.temporary;
}

bool leaves_as_it_is(const model::QualifiedName& name, const Catalog& catalog) {
  return catalog.search_path().is_default() || !name.schema.empty() || name.name.text.rfind("pg_", 0) == 0;
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
  if (leaves_as_it_is(name, catalog) || is_temporary(name.name, catalog)) return name;
  for (const auto& schema : catalog.search_path().schemas().names)
    if (const auto whole = in_schema(schema, name.name, catalog); is_known(whole, catalog)) return whole;
  return std::nullopt;
}

model::QualifiedName made_by_path(const model::QualifiedName& name, const Catalog& catalog) {
  const auto& schemas = catalog.search_path().schemas().names;
  if (leaves_as_it_is(name, catalog) || schemas.empty()) return name;
  // A schema that is not there is passed over; where none is known, the history may not tell of it.
  const auto first = std::find_if(schemas.begin(), schemas.end(),
                                  [&](const Identifier& schema) { return exists(schema, catalog); });
  return in_schema(first == schemas.end() ? schemas.front() : *first, name.name, catalog);
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
