#pragma once
#include "framework/dialect/client_file.hpp"

#include <string_view>

namespace aludel::sqlite {

/// A file as the sqlite3 shell reads it ("Command Line Shell For SQLite"): its dot commands stand at the
/// beginning of a line where no statement is open.
dialect::ClientParts client_parts(std::string_view text);

} // namespace aludel::sqlite
