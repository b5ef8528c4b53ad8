#include "dialects/postgresql/conninfo.hpp"
#include "tests/dialects/postgresql/database.hpp"

#include <catch2/catch.hpp>
#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <cstdlib>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
/// The password that libpq has at the end of the way through SOCI.
std::string password_used(const std::string& url) {
  soci::session session(soci::postgresql, postgresql::connection_string(dialect::parse_url(url), "aludel"));
  return PQpass(static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_);
}

std::string percent(const std::string& text) {
  std::string out;
  for (const char c : text) {
    char buffer[4];
    std::snprintf(buffer, sizeof buffer, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += buffer;
  }
  return out;
}

std::string with_password(std::string url, const std::string& password) {
  const auto at = url.find('@');
  return url.insert(at, ":" + percent(password));
}

std::string all_of(const base::Error& error) {
  std::string text = error.what();
  for (const auto& diagnostic : error.diagnostics())
    text += "\n" + diagnostic.message + "\n" + diagnostic.help;
  return text;
}
} // namespace

TEST_CASE("passwords reach libpq byte for byte") {
  test_support::PostgresDatabase database;
  for (const std::string password : {"plain", "with blank", "it's", "\"double\"", "back\\slash", "a=b",
                                     "a&b=c", "p@ss:w/rd?#[]", "100%", "%41", "größe", " lead and trail ",
                                     "'", "\\", "host=evil", "x' host='evil", "a\tb", "+plus+", "日本"}) {
    INFO(password);
    CHECK(password_used(with_password(database.url(), password)) == password);
  }
}

TEST_CASE("what the URL leaves out comes from the environment") {
  test_support::PostgresDatabase database;
  ::setenv("PGPASSWORD", "from environment", 1);
  ::setenv("PGOPTIONS", "-c search_path=elsewhere", 1);
  const auto dialect = postgresql::make_postgresql();
  const auto password = password_used(database.url());
  const auto path = dialect->connect(dialect::parse_url(database.url()), {})->query("SHOW search_path");
  ::unsetenv("PGPASSWORD");
  ::unsetenv("PGOPTIONS");
  CHECK(password == "from environment");
  CHECK(path.front().front() == "elsewhere");
}

TEST_CASE("parameters of libpq and SQLAlchemy's drivers work") {
  test_support::PostgresDatabase database;
  auto url = database.url() + "&options=-c%20work_mem%3D123kB&application_name=a%20b";
  url.insert(url.find("://"), "+psycopg2");
  const auto session = postgresql::make_postgresql()->connect(dialect::parse_url(url), {});
  CHECK(session->query("SHOW work_mem").front().front() == "123kB");
  CHECK(session->query("SHOW application_name").front().front() == "a b");
}

TEST_CASE("a URL that would be misread is refused without its secret") {
  const auto url = GENERATE(values<std::string>(
      {"postgresql://u:secret@word@host/db", "postgresql://u:secret/word@host/db",
       "postgresql://u:a?b@secret@host/db", "postgresql://u:secret%zz@host/db",
       "postgresql://u:12/secret@host/db", "postgresql://u:secret%00@host/db", "postgresql://host:secret/db",
       "postgresql://u@host/db?password=secret&nonsense=1", "postgresql://u@host/db?password=a&secret"}));
  INFO(url);
  const auto error = error_of([&] { postgresql::connection_string(dialect::parse_url(url), "aludel"); });
  CHECK(error.exit() == base::Exit::usage);
  CHECK_THAT(all_of(error), Contains("%40"));
  CHECK_THAT(all_of(error), !Contains("secret"));
}

TEST_CASE("a database that cannot be reached is exit 5, without the password") {
  const auto dialect = postgresql::make_postgresql();
  const auto error = error_of([&] {
    dialect->connect(dialect::parse_url("postgresql://u:secret@127.0.0.1:1/db?connect_timeout=2"), {});
  });
  CHECK(error.exit() == base::Exit::unreachable);
  CHECK_THAT(all_of(error), Contains("127.0.0.1") && Contains("u:***@127.0.0.1:1/db") && !Contains("secret"));
}

TEST_CASE("a database that does not exist is exit 5") {
  test_support::PostgresDatabase database;
  auto url = database.url();
  url.insert(url.find('?'), "x");
  const auto error = error_of(
      [&] { postgresql::make_postgresql()->connect(dialect::parse_url(with_password(url, "secret")), {}); });
  CHECK(error.exit() == base::Exit::unreachable);
  CHECK_THAT(all_of(error), Contains(database.name() + "x") && !Contains("secret"));
}
