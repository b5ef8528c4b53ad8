#pragma once
#include <string>
#include <string_view>

namespace aludel::sqlite {

/// The statement that takes back what this one sets for the whole connection
/// (https://www.sqlite.org/pragma.html): to what Aludel sets itself, else to SQLite's default. Empty when it
/// sets nothing that outlasts it, or only how fast the work goes.
std::string taking_back(std::string_view sql);

/// A query, or a PRAGMA that sets nothing.
bool reads_only(std::string_view sql);

} // namespace aludel::sqlite
