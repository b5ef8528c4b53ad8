#include "dialects/postgresql/inspect/routines.hpp"

#include "dialects/postgresql/inspect/cells.hpp"
#include "dialects/postgresql/inspect/users.hpp"
#include "dialects/postgresql/state.hpp"

#include <algorithm>

namespace aludel::postgresql {

namespace {
using dialect::TextRow;

constexpr const char* of_routines = R"(
FROM pg_catalog.pg_proc p
JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
JOIN pg_catalog.pg_language l ON l.oid = p.prolang
)";

// What a routine costs is said where it is not what its language makes it (CREATE FUNCTION in the manual).
constexpr const char* routines_query = R"(
SELECT p.oid, n.nspname, p.proname, p.prokind, l.lanname, p.prosrc, STANDARD_BODY, p.proretset,
       pg_catalog.pg_get_function_result(p.oid), p.provolatile, p.proisstrict, p.proleakproof, p.proparallel,
       p.prosecdef, CASE WHEN p.procost <> 100 THEN p.procost END,
       CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows END,
       pg_catalog.array_to_string(p.proconfig, chr(31)), r.description)";

// Columns of a result are arguments of the mode t.
constexpr const char* arguments_query = R"(
SELECT p.oid, coalesce(p.proargmodes[t.place], 'i'), p.proargnames[t.place],
       pg_catalog.format_type(t.id, NULL), pg_catalog.pg_get_function_arg_default(p.oid, t.place::int))";

std::string routines_sql(int version) {
  const std::string body = version >= 140000 ? "pg_catalog.pg_get_function_sqlbody(p.oid)" : "NULL";
  return base::replace_all(routines_query, "STANDARD_BODY", body) + of_routines +
         "LEFT JOIN pg_catalog.pg_description r ON r.classoid = 'pg_catalog.pg_proc'::regclass"
         " AND r.objoid = p.oid WHERE " +
         is_users("pg_proc", "p.oid") + " AND " + is_sayable_routine() +
         " ORDER BY n.nspname, p.proname, p.oid";
}

std::string arguments_sql() {
  return arguments_query + std::string(of_routines) +
         "CROSS JOIN LATERAL unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) WITH ORDINALITY t(id, "
         "place)"
         " WHERE coalesce(p.proargmodes[t.place], 'i') <> 't' AND " +
         is_users("pg_proc", "p.oid") + " AND " + is_sayable_routine() + " ORDER BY p.oid, t.place";
}

model::ArgumentMode argument_mode(const Cell& cell) {
  if (is(cell, "o")) return model::ArgumentMode::out;
  if (is(cell, "b")) return model::ArgumentMode::inout;
  return is(cell, "v") ? model::ArgumentMode::variadic : model::ArgumentMode::in;
}

PartsOf<model::Argument> read_arguments(Connection& connection) {
  PartsOf<model::Argument> found;
  for (const auto& row : connection.query(arguments_sql()))
    found[number(row[0])].push_back({text(row[2]), text(row[3]), argument_mode(row[1]), text(row[4])});
  return found;
}

model::Routine routine(const TextRow& row, model::Arguments arguments) {
  model::Routine found;
  found.arguments = std::move(arguments);
  found.language = text(row[4]);
  found.standard_body = row[6].has_value();
  found.body.text = text(found.standard_body ? row[6] : row[5]);
  found.security = is(row[13], "t") ? model::Security::definer : model::Security::invoker;
  found.set = parameters(row[16]);
  return found;
}

/// Absent where the arguments say it.
std::string result(const TextRow& row, const model::Arguments& arguments) {
  const bool said =
      !is(row[7], "t") && std::any_of(arguments.begin(), arguments.end(), [](const auto& argument) {
        return argument.mode == model::ArgumentMode::out || argument.mode == model::ArgumentMode::inout;
      });
  return said ? std::string() : text(row[8]);
}

model::Volatility volatility(const Cell& cell) {
  if (is(cell, "i")) return model::Volatility::immutable;
  return is(cell, "s") ? model::Volatility::stable : model::Volatility::volatile_;
}

model::ParallelSafety parallel(const Cell& cell) {
  if (is(cell, "s")) return model::ParallelSafety::safe;
  return is(cell, "r") ? model::ParallelSafety::restricted : model::ParallelSafety::unsafe;
}

catalog::Routine::Definition routine_definition(const TextRow& row, model::Arguments arguments) {
  const auto name = name_in(text(row[1]), text(row[2]));
  if (is(row[3], "p")) return model::CreateProcedure{name, routine(row, std::move(arguments)), false};
  model::CreateFunction function;
  function.name = name;
  function.returns = result(row, arguments);
  function.routine = routine(row, std::move(arguments));
  function.volatility = volatility(row[9]);
  function.strict = is(row[10], "t");
  function.leakproof = is(row[11], "t");
  function.parallel = parallel(row[12]);
  function.window = is(row[3], "w");
  function.cost = text(row[14]);
  function.rows = text(row[15]);
  return function;
}
} // namespace

std::string is_sayable_routine() {
  return "(p.prokind <> 'a' AND l.lanname NOT IN ('c', 'internal') AND p.prosupport = 0 AND p.protrftypes IS "
         "NULL)";
}

std::vector<catalog::Routine> read_routines(Connection& connection) {
  std::vector<catalog::Routine> found;
  auto arguments = read_arguments(connection);
  for (const auto& row : connection.query(routines_sql(connection.server_version())))
    found.push_back(
        {routine_definition(row, std::move(arguments[number(row[0])])), text(row[17]), false, {}});
  return found;
}

} // namespace aludel::postgresql
