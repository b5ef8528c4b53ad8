#pragma once
#include "framework/importing/applied.hpp"
#include "framework/importing/folder.hpp"
#include "framework/importing/migration.hpp"

#include <string_view>
#include <vector>

namespace aludel::importing {

/// A tool whose histories can be imported.
struct Tool {
  std::string_view name;  ///< on the command line: "golang-migrate"
  std::string_view title; ///< as people write it
  /// Where its migrations usually are below a project: looked into when the folder that was named has none.
  std::string_view usual_folder;
  /// In the order in which it runs them. What it would refuse is complained about.
  Migrations (*read)(const Folder&);
  VersionTable table;
};

/// In the order in which they are listed.
std::vector<Tool> all_tools();

Migrations read_alembic(const Folder& folder);
Migrations read_dbmate(const Folder& folder);
Migrations read_diesel(const Folder& folder);
Migrations read_flyway(const Folder& folder);
Migrations read_golang_migrate(const Folder& folder);
Migrations read_goose(const Folder& folder);
Migrations read_node_pg_migrate(const Folder& folder);
Migrations read_plain(const Folder& folder);
Migrations read_sqlx(const Folder& folder);
Migrations read_supabase(const Folder& folder);

} // namespace aludel::importing
