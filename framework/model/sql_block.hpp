#pragma once
#include "framework/base/place.hpp"

#include <string>

namespace aludel::model {

/// One SQL text of a file, of one or more statements, or the body of a function or trigger.
struct SqlBlock {
  std::string text;
  base::Place place; ///< where the text begins; not part of what the block is
  bool operator==(const SqlBlock& other) const { return text == other.text; }
};

/// A text kept in a file of its own; the reader has put it into `block`.
struct SqlFromFile {
  std::string path; ///< relative to the revision file, as written; empty: no file
  SqlBlock block;
  bool operator==(const SqlFromFile&) const = default;
};

} // namespace aludel::model
