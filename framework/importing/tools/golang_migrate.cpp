#include "framework/importing/pairs.hpp"
#include "framework/importing/tool.hpp"

/// VERSION_NAME.up.sql and VERSION_NAME.down.sql (source/parse.go). A direction without a file does nothing
/// (newMigration in migrate.go).
namespace aludel::importing {

Migrations read_golang_migrate(const Folder& folder) {
  auto migrations = read_pairs(folder, "golang-migrate", up_or_down, [](std::string_view) { return true; });
  for (auto& migration : migrations)
    if (!migration.down) migration.down.emplace();
  return migrations;
}

} // namespace aludel::importing
