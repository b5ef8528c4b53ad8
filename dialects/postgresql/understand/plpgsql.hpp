#pragma once
#include <optional>
#include <string>
#include <vector>

namespace aludel::postgresql::reading {

/// A piece of SQL in a PL/pgSQL body.
struct PlpgsqlQuery {
  std::string text;
  bool is_statement = false; ///< otherwise an expression or an assignment (`x := a + 1`)
  bool maybe = false;        ///< it is not carried out once for certain: in an IF, a loop, beside EXCEPTION
};

/// What is SQL in a PL/pgSQL body, in its order.
struct Plpgsql {
  std::vector<PlpgsqlQuery> queries;
  std::vector<std::string> types; ///< of variables
  bool dynamic = false;           ///< EXECUTE and its like: SQL that is made while it runs
};

/// The body of a DO or CREATE FUNCTION statement of that language with its body in quotes. Nothing when it is
/// not understood.
std::optional<Plpgsql> plpgsql_of(const std::string& statement);

/// The ways to read one of its queries as a statement, the likeliest first: as it is, as an expression, as
/// what is assigned.
std::vector<std::string> readings_of_query(const std::string& query);

} // namespace aludel::postgresql::reading
