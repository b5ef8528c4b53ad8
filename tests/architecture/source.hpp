#pragma once
#include <string>
#include <string_view>
#include <vector>

/// What the architecture test sees of a C++ file.
namespace aludel::architecture {

struct Include {
  std::string path;
  bool quoted = false; ///< "path", not <path>
  int line = 0;
};

/// A string literal, or the code between literals and comments.
struct Piece {
  std::string text;
  bool literal = false;
  int line = 0; ///< where it begins
};

/// Comments are left out; a raw string literal counts as a literal.
std::vector<Piece> pieces_of(std::string_view source);

std::vector<Include> includes_of(std::string_view source);

} // namespace aludel::architecture
