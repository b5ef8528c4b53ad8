#include "dialects/ansi/script.hpp"

namespace aludel::ansi {

std::string terminated(const std::string& sql) {
  const auto newline = sql.rfind('\n');
  const auto last_line = newline == std::string::npos ? 0 : newline + 1;
  return sql + (sql.find("--", last_line) == std::string::npos ? ";\n" : "\n;\n");
}

} // namespace aludel::ansi
