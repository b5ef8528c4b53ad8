#pragma once
#include "framework/journal/journal.hpp"

namespace aludel::journal {

/// What a script makes sure of before it changes anything, on Aludel's own tables: that the version rows are
/// these, and that none of the revisions that it runs was left half done.
std::vector<dialect::Statement> guards(const dialect::Dialect& dialect, const Names& names, const IdSet& rows,
                                       const Ids& revisions);

/// Takes away what was kept of these revisions, which the guards have shown not to be applied.
dialect::Statement clearing(const dialect::Dialect& dialect, const Names& names, const Ids& revisions);

} // namespace aludel::journal
