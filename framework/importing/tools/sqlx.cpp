#include "framework/importing/pairs.hpp"
#include "framework/importing/tool.hpp"

/// VERSION_NAME.sql, or VERSION_NAME.up.sql and VERSION_NAME.down.sql (sqlx-core/src/migrate).
namespace aludel::importing {

Migrations read_sqlx(const Folder& folder) {
  const auto parse = [](const std::string& name) {
    auto pair = up_or_down(name);
    return pair ? pair : single(name);
  };
  auto migrations = read_pairs(folder, "sqlx", parse,
                               [](std::string_view text) { return !text.starts_with("-- no-transaction"); });
  for (auto& migration : migrations)
    if (!migration.down) migration.no_down = "version " + migration.version + " has no .down.sql";
  return migrations;
}

} // namespace aludel::importing
