#pragma once
#include "framework/dialect/statement.hpp"

#include <vector>

namespace aludel::sqlite {

/// Statements in order, without empty ones; sqlite3_complete says where one ends, so a trigger stays whole.
/// What is not closed at the end of the text is a statement all the same: the database will say what is wrong
/// with it.
std::vector<dialect::Statement> split(const model::SqlBlock& block);

/// BEGIN, COMMIT, END, ROLLBACK, but not ROLLBACK TO.
bool controls_transaction(const dialect::Statement& statement);

} // namespace aludel::sqlite
