#include "dialects/registry.hpp"
#include "framework/dialect/dialect.hpp"
#include "framework/report/operations.hpp"
#include "framework/workspace/schemas.hpp"
#include "tests/support/client.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/project.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

/// Whole histories, imported and run, beside the engine's own client that runs the same files.
using namespace aludel;
using namespace aludel::test_support;

namespace {
namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// The files of one version, whatever they are called.
struct Version {
  fs::path up, down;
};

std::vector<Version> versions(const fs::path& folder) {
  std::vector<Version> all;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().string();
    const std::string ending = ".up.sql";
    if (entry.is_directory())
      all.push_back({entry.path() / "up.sql", entry.path() / "down.sql"});
    else if (name.ends_with(ending))
      all.push_back({entry.path(), name.substr(0, name.size() - ending.size()) + ".down.sql"});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.up < b.up; });
  return all;
}

dialect::DialectPtr dialect_of(const std::string& url) {
  for (auto& dialect : all_dialects())
    if (dialect->accepts(dialect::parse_url(url))) return dialect;
  throw std::logic_error("no dialect for the test's database");
}

bool is_own(const catalog::Table& table) { return table.name.name.text.starts_with("aludel_"); }

/// All that the database holds, in the vocabulary's words where it has them.
std::string schema_of(const std::string& url) {
  auto catalog = dialect_of(url)->connect(dialect::parse_url(url), {})->inspect();
  std::vector<model::QualifiedName> own;
  catalog.for_each_table([&](const catalog::Table& table) {
    if (is_own(table)) own.push_back(table.name);
  });
  for (const auto& name : own) catalog.remove_table(name);
  return report::to_yaml(workspace::operations_of(catalog));
}

/// The bytes of what the engine keeps as text.
std::vector<dialect::TextRow> bodies_of(const std::string& url) {
  const auto dialect = dialect_of(url);
  return dialect->connect(dialect::parse_url(url), {})
      ->query(dialect->name() == "sqlite"
                  ? "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name"
                  : "SELECT oid::regprocedure::text, prosrc FROM pg_proc WHERE pronamespace = "
                    "'public'::regnamespace ORDER BY 1");
}

void check_equal(const std::string& url, const std::string& by_client) {
  CHECK(schema_of(url) == schema_of(by_client));
  CHECK(bodies_of(url) == bodies_of(by_client));
}

void run_by_client(const std::string& url, const fs::path& file) {
  INFO(file);
  const auto result = run_script(url, text_of(file) + "\n");
  INFO(result.err);
  CHECK(result.exit_code == 0);
  CHECK(result.err.find("rror") == std::string::npos);
}

void run_by_aludel(const Project& project, const std::vector<std::string>& words) {
  const auto result = project.run(words);
  INFO(result.err);
  CHECK(result.exit_code == 0);
}

/// Up one by one, down one by one, and all up again at once.
void compare(const std::string& tool, const std::string& folder, const std::string& url,
             const std::string& by_client) {
  const auto history = fs::path(ALUDEL_SOURCE_DIR) / "tests/importing/histories" / folder;
  const Project project(url);
  run_by_aludel(project, {"import", tool, history.string()});
  auto all = versions(history);
  REQUIRE(all.size() >= 5);
  for (const auto& version : all) {
    INFO(version.up);
    run_by_client(by_client, version.up);
    run_by_aludel(project, {"upgrade", "+1", "--lint", "off"});
    check_equal(url, by_client);
  }
  std::reverse(all.begin(), all.end());
  for (const auto& version : all) {
    INFO(version.down);
    run_by_client(by_client, version.down);
    run_by_aludel(project, {"downgrade", "-1", "--yes"});
    check_equal(url, by_client);
  }
  run_by_aludel(project, {"upgrade", "--lint", "off"});
}
} // namespace

TEST_CASE("An imported history does on SQLite what sqlite3 does with its files") {
  const SqliteDatabase database, by_client;
  compare("diesel", "sqlite", database.url(), by_client.url());
}

TEST_CASE("An imported history does on PostgreSQL what psql does with its files") {
  const PostgresDatabase database, by_client;
  compare("golang-migrate", "postgresql", database.url(), by_client.url());
}
