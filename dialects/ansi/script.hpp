#pragma once
#include <string>

namespace aludel::ansi {

/// The statement with its semicolon and a line end; a closing line comment does not swallow them.
std::string terminated(const std::string& sql);

} // namespace aludel::ansi
