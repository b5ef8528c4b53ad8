#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/model/types.hpp"

#include <string>

namespace aludel::postgresql {

/// The SQL of a type: "double precision", "varchar(20)[]", "vector(3)", an enum's quoted name. A native type
/// without text for PostgreSQL is a problem.
std::string type_name(const model::Type& type, base::Diagnostics& problems);

/// A change of type that PostgreSQL makes in its catalogues alone, without writing the rows anew: wider
/// varchar and numeric, text for varchar, an equal type. False where that is not known.
bool is_free_change(const model::Type& from, const model::Type& to);

} // namespace aludel::postgresql
