#pragma once
#include "dialects/sqlite/tokens.hpp"

#include <string>
#include <vector>

namespace aludel::sqlite {

/// What the first words of a statement say.
struct Command {
  std::string kind;    ///< "CREATE TABLE", "INSERT", "PRAGMA"; empty when the first word begins no statement
  bool writes = false; ///< schema or rows; what cannot be told writes
};

Command command_of(const std::vector<Token>& tokens);

} // namespace aludel::sqlite
