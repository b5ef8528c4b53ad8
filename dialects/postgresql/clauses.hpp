#pragma once
#include "framework/describe/field.hpp"

#include <string>

/// Optional words of statements; each brings the blank that parts it from what follows, or from what stands
/// before it.
namespace aludel::postgresql {

inline std::string if_exists(bool set) { return set ? "IF EXISTS " : ""; }
inline std::string if_not_exists(bool set) { return set ? "IF NOT EXISTS " : ""; }
inline std::string or_replace(bool set) { return set ? "OR REPLACE " : ""; }
inline std::string concurrently(bool set) { return set ? "CONCURRENTLY " : ""; }
inline std::string cascade(bool set) { return set ? " CASCADE" : ""; }

/// The word of an enumeration as a key word: "INSTEAD OF".
template<class Enum>
std::string keyword(Enum value) {
  std::string out(describe::word_of(value));
  for (char& c : out) c = c == '_' ? ' ' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

} // namespace aludel::postgresql
