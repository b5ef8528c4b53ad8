#pragma once
#include "framework/dialect/script.hpp"

#include <memory>

namespace aludel::postgresql {

/// psql (the PostgreSQL manual, part VI).
std::unique_ptr<dialect::ScriptLanguage> make_script_language(const dialect::ConnectOptions& options);

} // namespace aludel::postgresql
