#pragma once
#include "dialects/ansi/spelling.hpp"

#include <string>

/// Names as SQLite reads them.
namespace aludel::sqlite {

/// The schema of the database itself is "main"; names are compared without case.
catalog::Naming naming();

/// How the shared SQL is spelled here. Booleans are 1 and 0 (TRUE and FALSE came with 3.23 and mean just
/// that).
ansi::Spelling spelling();

/// Quoted where it is a keyword (sqlite3_keyword_check) or no plain word.
std::string quoted(const model::Identifier& name);
std::string quoted(const model::QualifiedName& name);

/// The schema that a name stands in, "main" where none is given.
model::Identifier schema_of(const model::QualifiedName& name);

bool same(const model::Identifier& a, const model::Identifier& b);

} // namespace aludel::sqlite
