#pragma once
#include "framework/dialect/dialect.hpp"
#include "framework/importing/folder.hpp"

#include <vector>

namespace aludel::importing {

/// The SQL of a script as the engine's own client would send it, with that of the files that it includes.
/// They are looked for beside the file that names them, and below `root`. What is no SQL is complained about.
std::vector<model::SqlBlock> sql_of(const model::SqlBlock& script, const dialect::Dialect& dialect,
                                    const base::Files& files, const std::filesystem::path& root,
                                    base::Diagnostics& problems);

} // namespace aludel::importing
