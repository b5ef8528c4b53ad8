#pragma once
#include "tests/rebuild/dice.hpp"
#include "tests/rebuild/draft.hpp"

#include <map>

namespace aludel::rebuild {

/// Table and column → the expression over the former row that fills the column.
using Fillings = std::map<std::pair<std::string, std::string>, std::string>;

/// A draft on the way: what a revision leaves, and from which values.
struct Outcome {
  Draft draft;
  Fillings fillings;
};

struct Revision {
  std::vector<std::string> steps; ///< in YAML, one a line
  Outcome up;
  Outcome down; ///< what its down leaves: dropped columns come back last, and empty
  bool has_way_back = true;
};

/// One to three changes that make tables anew, none of which depends on another.
Revision random_revision(Dice& dice, const Draft& draft);

/// A scalar between double quotes.
std::string yaml(const std::string& text);

} // namespace aludel::rebuild
