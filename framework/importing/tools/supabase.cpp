#include "framework/importing/pairs.hpp"
#include "framework/importing/tool.hpp"

/// TIMESTAMP_NAME.sql (pkg/migration of the command line); nothing goes down.
namespace aludel::importing {

Migrations read_supabase(const Folder& folder) {
  auto migrations = read_pairs(folder, "Supabase", single, [](std::string_view) { return true; });
  for (auto& migration : migrations) migration.no_down = "Supabase migrations have no way back";
  return migrations;
}

} // namespace aludel::importing
