#pragma once
#include "tests/support/process.hpp"

#include <string>

namespace aludel::test_support {

/// Runs a script with the engine's own client, as its first lines say: sqlite3 or psql, without options that
/// would change what it does.
ProcessResult run_script(const std::string& database_url, const std::string& script);

} // namespace aludel::test_support
