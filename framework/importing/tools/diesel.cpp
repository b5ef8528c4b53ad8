#include "framework/base/text.hpp"
#include "framework/importing/marks.hpp"
#include "framework/importing/names.hpp"
#include "framework/importing/tool.hpp"

#include <algorithm>

/// A folder a migration, VERSION_NAME, with up.sql, down.sql and metadata.toml (diesel_migrations).
namespace aludel::importing {

namespace {
Migration migration_of(const Folder& folder) {
  const auto name = folder.name();
  const auto end = std::min(name.find('_'), name.size());
  const bool in_transaction = is_not_switched_off(folder, "metadata.toml", "run_in_transaction");
  Migration migration;
  migration.version = base::replace_all(name.substr(0, end), "-", "");
  migration.name = name.substr(std::min(end + 1, name.size()));
  migration.up = {block_of(folder.read("up.sql")), in_transaction};
  if (folder.has("down.sql"))
    migration.down = {block_of(folder.read("down.sql")), in_transaction};
  else
    migration.no_down = name + " has no down.sql";
  return migration;
}
} // namespace

Migrations read_diesel(const Folder& folder) {
  Migrations migrations;
  for (const auto& name : folder.folders()) {
    const auto inner = folder.inner(name);
    if (inner.has("up.sql"))
      migrations.push_back(migration_of(inner));
    else
      folder.note(name, "the folder is no migration of Diesel: it has no up.sql", "");
  }
  std::stable_sort(migrations.begin(), migrations.end(),
                   [](const Migration& a, const Migration& b) { return a.version < b.version; });
  return migrations;
}

} // namespace aludel::importing
