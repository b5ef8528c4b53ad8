#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// What the database holds, PostgreSQL 13 to 18: everything that the user made, in the vocabulary where it
/// has the words and otherwise verbatim. Objects of extensions and of the system are left out, and what every
/// database has (the schema public, plpgsql). Origins are empty. In one snapshot, by a number of queries that
/// does not depend on the number of objects; in a transaction that is open, if there is one.
catalog::Catalog inspect(Connection& connection);

} // namespace aludel::postgresql
