#pragma once
#include "framework/dialect/statement.hpp"

#include <string_view>
#include <vector>

namespace aludel::sqlite {

/// Statements in order, without empty ones; sqlite3_complete says where one ends, so a trigger stays whole.
/// What is not closed at the end of the text is a statement all the same: the database will say what is wrong
/// with it.
std::vector<dialect::Statement> split(const model::SqlBlock& block);

/// BEGIN, COMMIT, END, ROLLBACK, but not ROLLBACK TO.
bool controls_transaction(const dialect::Statement& statement);

/// VACUUM, ATTACH, DETACH, and the pragmas that fail or do nothing in a transaction.
bool refuses_transaction(std::string_view sql);

} // namespace aludel::sqlite
