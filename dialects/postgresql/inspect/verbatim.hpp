#pragma once
#include "dialects/postgresql/connection.hpp"

namespace aludel::postgresql {

/// What the vocabulary has no word for: rules, aggregates, foreign tables, … and the settings of tables that
/// CREATE TABLE does not have, each as the statement that makes it. Left out, since they hold passwords or
/// belong to the server: user mappings, subscriptions, large objects, security labels, tablespaces, roles.
std::vector<catalog::Verbatim> read_verbatim(Connection& connection);

} // namespace aludel::postgresql
