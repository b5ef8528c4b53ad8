#pragma once
#include "tests/support/client.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>

/// What the tests of verbs about schemas share.
namespace aludel::schemas {

/// A new empty database of an engine.
class AnyDatabase {
public:
  explicit AnyDatabase(const std::string& dialect) {
    if (dialect == "sqlite")
      file_ = std::make_unique<test_support::SqliteDatabase>();
    else
      server_ = std::make_unique<test_support::PostgresDatabase>();
  }
  std::string url() const { return file_ ? file_->url() : server_->url(); }

  /// With the engine's own client.
  void execute(const std::string& sql) const {
    const auto done = test_support::run_script(url(), (file_ ? "" : "\\set ON_ERROR_STOP on\n") + sql);
    INFO(sql << done.err);
    REQUIRE(done.exit_code == 0);
  }

private:
  std::unique_ptr<test_support::SqliteDatabase> file_;
  std::unique_ptr<test_support::PostgresDatabase> server_;
};

/// The test runs once for each engine.
inline std::string each_dialect() { return GENERATE(as<std::string>{}, "sqlite", "postgresql"); }

/// The texts of tests/cases/databases: a schema with one of everything.
std::string rich_schema(const std::string& dialect);

} // namespace aludel::schemas
