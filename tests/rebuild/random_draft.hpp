#pragma once
#include "tests/rebuild/dice.hpp"
#include "tests/rebuild/draft.hpp"

namespace aludel::rebuild {

/// A schema of two to five tables that mixes what SQLite has: keys of every kind, checks, generated columns,
/// collations, defaults, foreign keys in both directions and to the table itself, STRICT, WITHOUT ROWID,
/// AUTOINCREMENT, partial and expression indexes, triggers, views on views, full-text indexes, odd names.
Draft random_draft(Dice& dice);

/// A value of the column, as SQL: mostly one that fits.
std::string random_value(Dice& dice, const Table& table, const Column& column);
std::string random_insert(Dice& dice, const Table& table);
/// An INSERT, UPDATE or DELETE on any table or view: some fit, some are refused.
std::string random_change_of_rows(Dice& dice, const Draft& draft);
std::string random_condition(Dice& dice, const Table& table, const Column& column);

} // namespace aludel::rebuild
