#pragma once
#include "framework/catalog/catalog.hpp"
#include "framework/catalog/words.hpp"

#include <optional>
#include <string>
#include <vector>

/// Which changes CREATE OR REPLACE can make, and which need a drop.
namespace aludel::catalog {

/// ALTER TYPE … ADD VALUE leads from one enumeration to the other.
bool is_extended(const Type& now, const Type& wanted);

/// A column of what a query gives.
struct QueryColumn {
  std::string name;       ///< empty where the words do not tell it
  std::vector<Word> item; ///< the tokens that it is written with
};

/// Those of the first SELECT; nullopt when not even their number is told ("*", VALUES).
std::optional<std::vector<QueryColumn>> query_columns(const std::string& sql);

/// The names of the columns that a query gives, as far as its words tell them; nullopt when they do not ("*",
/// an expression without a name).
std::optional<std::vector<std::string>> columns_of_query(const std::string& sql);

/// CREATE OR REPLACE VIEW keeps the columns, and may add some at the end. False also when the texts do not
/// tell.
bool can_replace(const View& now, const View& wanted);

/// CREATE OR REPLACE FUNCTION and PROCEDURE keep the kind, what is returned, the names of arguments, and
/// their defaults.
bool can_replace(const Routine& now, const Routine& wanted, const Naming& naming);

/// CREATE OR REPLACE TRIGGER is not for constraint triggers.
bool can_replace(const Trigger& now, const Trigger& wanted);

} // namespace aludel::catalog
