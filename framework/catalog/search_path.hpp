#pragma once
#include "framework/model/names.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aludel::catalog {

class Catalog;

/// The schemas that names without one are looked for in, and the first of which gets what is made without
/// one: as a session has been told (PostgreSQL, "The Schema Search Path"). Nobody has told it anything: the
/// default schema.
class SearchPath {
public:
  /// What a session is told. The engine's own schemas are not named: they are looked at anyway.
  struct Schemas {
    model::Identifiers names; ///< empty: the default one
    bool known = true;        ///< false: they are computed while the statement runs
  };
  enum class Until { end_of_session, end_of_transaction };

  const Schemas& schemas() const { return local_ ? *local_ : session_; }
  bool is_default() const { return schemas().known && schemas().names.empty(); }

  void set(Schemas schemas, Until until);
  void end_transaction() { local_.reset(); }

private:
  Schemas session_;
  std::optional<Schemas> local_;
};

/// The schemas of a path in one text, without quotes and as they are spelled: `"Sales", public`.
model::Identifiers schemas_in(std::string_view path);

/// The name with the schema of the catalog's search path in which a relation, type or routine is called so;
/// nothing where none is. One with a schema, and one of the engine's own, is what it says.
std::optional<model::QualifiedName> found_by_path(const model::QualifiedName& name, const Catalog& catalog);

/// The same of a type or a routine: what is not found is one of the engine's, unless the default schema,
/// which the path leaves out, has it; then it is looked for in vain.
model::QualifiedName other_by_path(const model::QualifiedName& name, const Catalog& catalog);

/// The name of what is made under it.
model::QualifiedName made_by_path(const model::QualifiedName& name, const Catalog& catalog);

/// What is made under a name alone is temporary.
bool makes_temporary(const Catalog& catalog);

/// The name of a temporary table: below a schema of its own where another relation has it.
model::QualifiedName made_temporary(const model::QualifiedName& name, const Catalog& catalog);

/// The relation of that name; one that is not there counts as if it were to be made.
model::QualifiedName relation_by_path(const model::QualifiedName& name, const Catalog& catalog);

/// The query with the schemas of the path before the relations that it names without one.
std::string with_schemas(std::string query, const Catalog& catalog);

} // namespace aludel::catalog
