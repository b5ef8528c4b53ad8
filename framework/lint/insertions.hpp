#pragma once
#include "framework/lint/passage.hpp"

#include <optional>
#include <vector>

namespace aludel::lint {

/// What a column is given.
enum class Given {
  standard,  ///< DEFAULT
  literal,   ///< a number or a string
  expression ///< anything else
};

/// Which numbers a column gets that numbers itself: OVERRIDING SYSTEM VALUE, those of the rows; OVERRIDING
/// USER VALUE, those of the sequence.
enum class Overriding { none, system, user };

/// An INSERT, as far as its words tell.
struct Insertion {
  model::QualifiedName table;
  model::Identifiers columns;            ///< those that are named; a part of a column is empty
  std::vector<std::vector<Given>> rows;  ///< of VALUES
  std::optional<std::string> query = {}; ///< where it takes its rows from
  Overriding overriding = Overriding::none;
};

/// Those of a transition, on their own or inside a WITH: not what functions and triggers would do.
std::vector<Insertion> insertions(const Transition& t);

/// What it gives a column of a table that is known: by name, or by the place of the column. Empty: nothing.
/// A query without a list of columns gives the first one a value, and maybe others.
std::vector<Given> given_to(const Insertion& insertion, const catalog::Table& table,
                            const model::Identifier& column, const catalog::Naming& naming);

} // namespace aludel::lint
