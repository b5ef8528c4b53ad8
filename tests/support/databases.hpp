#pragma once
#include "tests/support/temporary_folder.hpp"

#include <string>

namespace aludel::test_support {

/// A new empty database on the server that the environment variable ALUDEL_TEST_POSTGRESQL names (a URL of a
/// database in which databases can be made); dropped with the value. Without the variable the test fails.
class PostgresDatabase {
public:
  PostgresDatabase();
  explicit PostgresDatabase(const std::string& like); ///< a copy of the database of that name
  ~PostgresDatabase();
  PostgresDatabase(const PostgresDatabase&) = delete;
  PostgresDatabase& operator=(const PostgresDatabase&) = delete;

  const std::string& url() const { return url_; }
  const std::string& name() const { return name_; }

private:
  std::string server_;
  std::string name_;
  std::string url_;
};

/// A database file that does not exist yet; gone with the value.
class SqliteDatabase {
public:
  std::string url() const { return "sqlite:///" + path().string(); }
  std::filesystem::path path() const { return folder_.path() / "test.db"; }

private:
  TemporaryFolder folder_;
};

} // namespace aludel::test_support
