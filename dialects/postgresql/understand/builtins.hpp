#pragma once
#include "framework/model/names.hpp"

/// What every server brings along, so that nobody need look it up: names that no revision made.
namespace aludel::postgresql::reading {

/// A function that changes no schema and no rows, and runs no SQL that it is given.
bool is_quiet_function(const model::QualifiedName& name);
/// A function that does change something, of the server's own: nextval, lo_import …
bool is_builtin_writer(const model::QualifiedName& name);
bool is_builtin_type(const model::QualifiedName& name);

} // namespace aludel::postgresql::reading
