#include "tests/dialects/sqlite/bench.hpp"

#include "dialects/sqlite/location.hpp"
#include "dialects/sqlite/sqlite.hpp"
#include "framework/base/error.hpp"

#include <catch2/catch.hpp>
#include <fstream>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
sqlite::Location locate(const std::string& url) { return sqlite::locate(dialect::parse_url(url)); }

std::string unreachable(const std::string& url, const dialect::ConnectOptions& options = {}) {
  try {
    sqlite::make_sqlite()->connect(dialect::parse_url(url), options);
  } catch (const base::Error& error) {
    CHECK(error.exit() == base::Exit::unreachable);
    return error.what();
  }
  return {};
}
} // namespace

TEST_CASE("URLs name files as SQLAlchemy's do") {
  CHECK(locate("sqlite:///relative.db").path == "relative.db");
  CHECK(locate("sqlite:///data/a b.db").path == "data/a b.db");
  CHECK(locate("sqlite:///a%20b.db").path == "a b.db");
  CHECK(locate("sqlite:////absolute/x.db").path == "/absolute/x.db");
  CHECK(locate("sqlite:///x.db?mode=ro").path == "x.db");
  for (const char* memory : {"sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///x?mode=memory"}) {
    CHECK(locate(memory).path.empty());
    CHECK(locate(memory).target == ":memory:");
  }
  CHECK_THAT(message_of([] { locate("sqlite://relative.db"); }),
             Contains("no host") && Contains("three slashes"));
}

TEST_CASE("a database is made where there is none, whatever its name") {
  const test_support::TemporaryFolder folder;
  for (const char* name : {"plain.db", "with space.db", "a=b.db", "timeout=5.db", "quote\"d.db",
                           "per%25cent.db", "ümlaut#.db"}) {
    CAPTURE(name);
    const auto session = sqlite::make_sqlite()->connect(
        dialect::parse_url("sqlite:///" + (folder.path() / name).string()), {});
    session->execute(dialect::statement("CREATE TABLE t (a)"));
    CHECK(std::filesystem::exists(folder.path() / dialect::percent_decoded(name)));
  }
}

TEST_CASE("a database in memory works") {
  const auto session = sqlite::make_sqlite()->connect(dialect::parse_url("sqlite://"), {});
  session->execute(dialect::statement("CREATE TABLE t (a)"));
  CHECK(session->table_exists("t"));
  CHECK(session->try_lock("x"));
  CHECK_FALSE(session->free_space());
}

TEST_CASE("parameters go to SQLite") {
  Bench b;
  b.sql("CREATE TABLE t (a)");
  const auto url = "sqlite:///" + (b.folder.path() / "app.db").string() + "?mode=ro";
  const auto session = b.dialect->connect(dialect::parse_url(url), {});
  CHECK(session->table_exists("t"));
  CHECK_THAT(message_of([&] { session->execute(dialect::statement("DROP TABLE t")); }), Contains("readonly"));
}

TEST_CASE("what cannot be reached is said with the reason") {
  const test_support::TemporaryFolder folder;
  const auto url = "sqlite:///" + folder.path().string();
  folder.write("text.db",
               "this is no database, and long enough to have a header of a hundred bytes, which SQLite "
               "reads before it says so .........................");
  CHECK_THAT(unreachable(url + "/no/where.db"), Contains("folder") && Contains("does not exist"));
  CHECK_THAT(unreachable(url), Contains("is a folder"));
  CHECK_THAT(unreachable(url + "/text.db"), Contains("not a database"));
  CHECK_THAT(unreachable(url + "/none.db?mode=ro"), Contains("there is no database"));
  dialect::ConnectOptions options;
  options.attach = {{"know", (folder.path() / "no" / "k.db").string()}};
  CHECK_THAT(unreachable(url + "/app.db", options), Contains("does not exist"));
  options.attach = {{"know", (folder.path() / "text.db").string()}};
  CHECK_THAT(unreachable(url + "/app.db", options), Contains("not a database"));
}
