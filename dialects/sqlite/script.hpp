#pragma once
#include "framework/dialect/script.hpp"

#include <memory>

namespace aludel::sqlite {

/// sqlite3, the command line shell (https://www.sqlite.org/cli.html). Its locks and limits are fewer than a
/// session's: there is no lock for deployers but the write lock of each transaction, and no time limit of
/// statements.
std::unique_ptr<dialect::ScriptLanguage> make_script_language(const dialect::ConnectOptions& options);

} // namespace aludel::sqlite
