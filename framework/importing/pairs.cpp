#include "framework/importing/pairs.hpp"

#include <algorithm>

namespace aludel::importing {

namespace {
auto find(const std::string& version, Migrations& migrations) {
  return std::find_if(migrations.begin(), migrations.end(),
                      [&](const Migration& migration) { return same_version(migration.version, version); });
}

Migration& migration_for(const FileName& file, Migrations& migrations) {
  const auto found = find(file.number.version, migrations);
  if (found != migrations.end()) return *found;
  migrations.push_back({file.number.version, file.number.name, {}, {}});
  return migrations.back();
}

bool is_there(const Migration& migration, Direction direction) {
  return direction == Direction::down ? migration.down.has_value() : migration.up.sql.place.known();
}

void put(const Folder& folder, const std::string& name, const FileName& file, Script script,
         Migrations& migrations) {
  auto& migration = migration_for(file, migrations);
  if (is_there(migration, file.direction)) return refuse_second(folder, name, file.number.version);
  if (file.direction == Direction::down)
    migration.down = std::move(script);
  else
    migration.up = std::move(script);
}
} // namespace

Migrations read_pairs(const Folder& folder, std::string_view title,
                      const std::function<std::optional<FileName>(const std::string&)>& parse,
                      const std::function<bool(std::string_view)>& in_transaction) {
  Migrations migrations;
  for (const auto& name : folder.files()) {
    if (!name.ends_with(".sql")) continue;
    const auto file = parse(name);
    if (!file) {
      folder.note(name, std::string(title) + " takes the file for no migration, by its name", "");
      continue;
    }
    const auto source = folder.read(name);
    put(folder, name, *file, {block_of(source), in_transaction(source->text)}, migrations);
  }
  std::stable_sort(migrations.begin(), migrations.end(),
                   [](const Migration& a, const Migration& b) { return comes_before(a.version, b.version); });
  return migrations;
}

void refuse_second(const Folder& folder, const std::string& name, const std::string& version) {
  folder.problem(name, "version " + version + " is there twice", "remove one of the files");
}

void add_once(const Folder& folder, const std::string& name, Migration migration, Migrations& migrations) {
  if (find(migration.version, migrations) != migrations.end())
    return refuse_second(folder, name, migration.version);
  migrations.push_back(std::move(migration));
}

std::optional<FileName> up_or_down(const std::string& name) {
  for (const auto& [ending, direction] :
       {std::pair{".up.sql", Direction::up}, std::pair{".down.sql", Direction::down}})
    if (const auto stem = without_ending(name, ending))
      if (auto number = numbered(*stem)) return FileName{std::move(*number), direction};
  return std::nullopt;
}

std::optional<FileName> single(const std::string& name) {
  const auto stem = without_ending(name, ".sql");
  auto number = stem ? numbered(*stem) : std::nullopt;
  if (!number) return std::nullopt;
  return FileName{std::move(*number), Direction::up};
}

} // namespace aludel::importing
