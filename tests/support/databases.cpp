#include "tests/support/databases.hpp"

#include "tests/support/kept_output.hpp"

#include <libpq-fe.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <stdexcept>

namespace aludel::test_support {

namespace {
std::string server_url() {
  const char* url = std::getenv("ALUDEL_TEST_POSTGRESQL");
  if (url == nullptr || *url == '\0')
    throw std::runtime_error("run the tests with ./dev test, which starts a PostgreSQL");
  return url;
}

void execute(const std::string& server, const std::string& sql) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(server.c_str()), &PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(connection.get()));
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), &PQclear);
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
    throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
}

/// Unlike any other of this process, of others, and of those that a killed run has left.
std::string new_name() {
  std::random_device random;
  return "aludel_test_" + std::to_string(getpid()) + "_" + std::to_string(random());
}

/// The URL with another database in its path.
std::string with_database(const std::string& url, const std::string& name) {
  const auto authority = url.find("://") + 3;
  const auto path = url.find_first_of("/?", authority);
  const auto parameters = url.find('?', authority);
  return url.substr(0, path) + "/" + name + (parameters == std::string::npos ? "" : url.substr(parameters));
}
} // namespace

PostgresDatabase::PostgresDatabase() : PostgresDatabase("template1") {}

PostgresDatabase::PostgresDatabase(const std::string& like)
    : server_(server_url()), name_(new_name()), url_(with_database(server_, name_)) {
  execute(server_, "CREATE DATABASE " + name_ + " TEMPLATE " + like);
}

namespace {
/// What the program has written of its runs.
void keep_journal(const std::string& url) {
  if (std::getenv("ALUDEL_TEST_OUTPUT") == nullptr) return;
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), &PQfinish);
  for (const auto* table : {"aludel_journal", "aludel_run"}) {
    const auto sql =
        "SELECT coalesce(string_agg(row::text, E'\\n'), '') FROM " + std::string(table) + " AS row";
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()),
                                                               &PQclear);
    if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) keep_output(PQgetvalue(result.get(), 0, 0));
  }
}
} // namespace

PostgresDatabase::~PostgresDatabase() {
  keep_journal(url_);
  try {
    execute(server_, "DROP DATABASE " + name_ + " WITH (FORCE)");
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
}

} // namespace aludel::test_support
