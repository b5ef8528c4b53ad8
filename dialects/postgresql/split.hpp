#pragma once
#include "framework/dialect/statement.hpp"

#include <string>
#include <vector>

namespace aludel::postgresql {

/// The statements of a text, by psql's rules: a semicolon inside parentheses (CREATE RULE) or inside the
/// BEGIN ATOMIC … END of CREATE FUNCTION and PROCEDURE ends nothing.
std::vector<dialect::Statement> split(const model::SqlBlock& block);

/// One statement without the semicolon that ends it and what follows that.
std::string_view without_semicolon(std::string_view sql);
/// A semicolon outside quotes and comments.
bool holds_semicolon(std::string_view sql);

/// BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK, ABORT, PREPARE TRANSACTION and their variants; not
/// SAVEPOINT, RELEASE and ROLLBACK TO.
bool controls_transaction(std::string_view sql);

/// VACUUM, CREATE DATABASE, CREATE INDEX CONCURRENTLY and the other statements that say so in the manual
/// (PreventInTransactionBlock in the server).
bool refuses_transaction(std::string_view sql);

/// COPY … FROM STDIN or TO STDOUT: its data would follow in the protocol, not in the statement.
bool copies_through_client(std::string_view sql);

} // namespace aludel::postgresql
