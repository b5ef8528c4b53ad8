#pragma once
#include "framework/base/error.hpp"
#include "framework/dialect/statement.hpp"

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;

namespace aludel::postgresql {

/// What the server said of a statement, with SQLSTATE, and the place that it points at. A connection that is
/// gone is exit 5.
base::Error failure(const PGconn* connection, const PGresult* result, const dialect::Statement& statement);

/// The byte offset of a character, counted from 0.
std::size_t byte_offset(std::string_view utf8, std::size_t character);

} // namespace aludel::postgresql
