#pragma once
#include "dialects/postgresql/waiter.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;

namespace aludel::postgresql {

/// One statement, with values for its $1, $2 …; nullopt is NULL.
struct Query {
  enum class Kind {
    text,    ///< `sql` with `values`
    prepare, ///< makes a prepared statement `name` of `sql`
    prepared ///< runs the prepared statement `name` with `values`
  };
  std::string sql;
  std::vector<std::optional<std::string>> values = {};
  Kind kind = Kind::text;
  std::string name = {};
};

/// Sends the queries without waiting in between (libpq's pipeline mode, manual 34.5), and hands each result
/// to `take`, in order, as soon as the server has it. What follows a failed query does not run, and has no
/// result. An exception of `take` is thrown when the connection is ready for use again. COPY through the
/// client would hang: not here. Returns how many results there were.
std::size_t pipeline(PGconn* connection, const std::vector<Query>& queries, Waiter* waiter,
                     const std::function<void(std::size_t number, const PGresult* result)>& take);

} // namespace aludel::postgresql
