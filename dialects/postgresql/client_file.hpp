#pragma once
#include "framework/dialect/client_file.hpp"

#include <string_view>

namespace aludel::postgresql {

/// A file as psql reads it ("Meta-Commands" and "Variables" of its manual page): what it sends, the files
/// that it includes, the variables that the file itself sets put in. Data that follow COPY … FROM STDIN are
/// refused, and so is what depends on the person, the connection or the result of a query.
dialect::ClientParts client_parts(std::string_view text);

} // namespace aludel::postgresql
