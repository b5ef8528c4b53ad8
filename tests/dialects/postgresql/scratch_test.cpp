#include "dialects/postgresql/scratch.hpp"
#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
std::string with(const std::string& url, const std::string& database) {
  return postgresql::with_database(dialect::parse_url(url), database).text;
}
} // namespace

TEST_CASE("another database of the same server") {
  CHECK(with("postgresql://u:p@h:1/db?sslmode=require", "x") == "postgresql://u:p@h:1/x?sslmode=require");
  CHECK(with("postgresql://h", "x") == "postgresql://h/x");
  CHECK(with("postgres://u@/db?host=/tmp/a&port=1", "x") == "postgres://u@/x?host=/tmp/a&port=1");
  CHECK(with("postgresql+psycopg2://h1:1,h2:2/db", "x") == "postgresql://h1:1,h2:2/x");
  CHECK(with("postgresql://?host=/tmp/a", "x") == "postgresql:///x?host=/tmp/a");
}

TEST_CASE("a scratch database is empty, and gone in the end") {
  Database db;
  const auto names = "SELECT string_agg(datname, ',') FROM pg_database WHERE datname LIKE 'aludel_scratch_%'";
  const auto before = db.value(names);
  {
    const auto scratch = db.dialect->scratch(dialect::parse_url(db.database.url()));
    const auto session = db.dialect->connect(scratch->url(), {});
    CHECK(session->user_tables().empty());
    CHECK(db.value(names) != before);
  }
  CHECK(db.value(names) == before);
}
