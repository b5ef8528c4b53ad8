#pragma once
#include "framework/importing/folder.hpp"
#include "framework/importing/migration.hpp"
#include "framework/importing/names.hpp"

#include <functional>
#include <optional>
#include <string>

/// Folders with a file for each direction.
namespace aludel::importing {

enum class Direction { up, down };

/// What the name of a file says.
struct FileName {
  Numbered number;
  Direction direction = Direction::up;
};

/// Every `.sql` file of the folder that `parse` knows, those of one version together, by version. The others
/// are noted: they are no migrations of `title`. `in_transaction` is asked for every text.
Migrations read_pairs(const Folder& folder, std::string_view title,
                      const std::function<std::optional<FileName>(const std::string& name)>& parse,
                      const std::function<bool(std::string_view text)>& in_transaction);

/// Complains about the second file of a version.
void refuse_second(const Folder& folder, const std::string& name, const std::string& version);
/// Puts the migration of a file behind the others, unless its version is there.
void add_once(const Folder& folder, const std::string& name, Migration migration, Migrations& migrations);

/// VERSION_NAME.up.sql and VERSION_NAME.down.sql.
std::optional<FileName> up_or_down(const std::string& name);
/// VERSION_NAME.sql.
std::optional<FileName> single(const std::string& name);

} // namespace aludel::importing
