#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/catalog/words.hpp"

/// Which relations SQL text reads and writes, and how it calls them: by where words stand in a statement, not
/// by its grammar. Names of common table expressions, of functions and of columns are told from tables.
namespace aludel::catalog {

struct RelationUse {
  Word word;   ///< the name itself
  Word schema; ///< its text is empty without one
  Word alias;  ///< the same
};

std::vector<RelationUse> relations_in(std::string_view sql);

/// The name as it is read: folded where it is not quoted.
QualifiedName name_of(const RelationUse& use);

/// Whether the text reads or writes that relation.
bool reads(const model::SqlText& sql, const QualifiedName& relation, const Catalog& catalog);

/// The objects of the catalog that the text names, each once: relations that it reads or writes, sequences
/// that a string of it names ('s' in nextval('s')), routines that it calls (by name alone), types that it
/// casts to.
std::vector<model::ObjectName> named_in(const model::SqlText& sql, const Catalog& catalog);

/// Whether the text reads that relation, and names a column that may be its.
bool reads_column(const model::SqlText& sql, const QualifiedName& relation, const Identifier& column,
                  const Catalog& catalog);

/// The text with an object renamed where it stands for that object.
model::SqlText with_relation_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                     const Catalog& catalog);
model::SqlText with_routine_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                    const Catalog& catalog);
model::SqlText with_type_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to,
                                 const Catalog& catalog);
model::SqlText with_sequence_renamed(model::SqlText sql, const QualifiedName& from, const Identifier& to);
model::SqlText with_schema_renamed(model::SqlText sql, const Identifier& from, const Identifier& to);

/// The text with a column of a relation renamed: where it is qualified by the relation, its alias or one of
/// `rows` (such as NEW and OLD of a trigger), or stands alone where the relation is seen and no other of the
/// statement has it. What the columns of a query are called stays, where the engine keeps it
/// (Naming::queries_keep_names).
model::SqlText with_column_renamed(model::SqlText sql, const QualifiedName& relation, const Identifier& from,
                                   const Identifier& to, const Catalog& catalog,
                                   const Identifiers& rows = {});

/// The text with the columns of a table where `*` stands for them. `unsure` becomes true where a star stands
/// for them beside others, and stays.
model::SqlText with_stars_spelled(model::SqlText sql, const Table& table, const Catalog& catalog,
                                  bool& unsure);

} // namespace aludel::catalog
