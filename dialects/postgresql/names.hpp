#pragma once
#include "dialects/ansi/spelling.hpp"
#include "framework/catalog/catalog.hpp"

namespace aludel::postgresql {

/// Needs no quotes: a plain lower-case word that is no key word of any kind but an unreserved one.
bool needs_quotes(std::string_view name);
std::string quoted(const model::Identifier& name);
std::string quoted(const model::QualifiedName& name);
ansi::Spelling spelling();
catalog::Naming naming();

} // namespace aludel::postgresql
