#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace aludel::dialect {

/// A part of a file that was written for the engine's own client, which has commands of its own beside SQL.
struct ClientPart {
  enum class Kind {
    sql,     ///< statements, as the client would send them; commands that change nothing are blanks in it
    file,    ///< another file is run here
    refused, ///< what no SQL says
  };
  Kind kind = Kind::sql;
  std::string text;      ///< of SQL: the statements; of a file: its path
  std::size_t begin = 0; ///< where it stands in the file, in bytes
  std::string reason;    ///< of what is refused: one sentence
  std::string help;
};

using ClientParts = std::vector<ClientPart>;

} // namespace aludel::dialect
