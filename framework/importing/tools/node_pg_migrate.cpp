#include "framework/base/text.hpp"
#include "framework/importing/marks.hpp"
#include "framework/importing/pairs.hpp"
#include "framework/importing/tool.hpp"

#include <algorithm>
#include <array>

/// The SQL form: TIMESTAMP_NAME.sql with `-- Up Migration` and `-- Down Migration` (src/sqlMigration.ts), or
/// a file a direction.
namespace aludel::importing {

namespace {
/// `/^\s*--[\s-]*up\s+migration/i`
Mark mark_of(std::string_view line) {
  auto comment = base::lower(comment_of(line));
  comment.erase(0, std::min(comment.find_first_not_of("- \t"), comment.size()));
  const auto says = [&](const std::string& word) {
    if (!comment.starts_with(word)) return false;
    const auto rest = std::string_view(comment).substr(word.size());
    return base::trim(rest).starts_with("migration") && base::trim(rest).size() < rest.size();
  };
  return says("up") ? Mark::up : says("down") ? Mark::down : Mark::none;
}

bool is_program(const std::string& name) {
  constexpr std::array endings{".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](const char* ending) { return name.ends_with(ending); });
}

/// Both directions of a file that has marks.
void part(Migration& migration, const std::string& stem) {
  if (migration.down) return;
  const auto file = marked(migration.up.sql.place.source, mark_of);
  migration.up.sql = file.up;
  if (file.down)
    migration.down = {*file.down, true};
  else
    migration.no_down = stem + " has no -- Down Migration";
}
} // namespace

Migrations read_node_pg_migrate(const Folder& folder) {
  for (const auto& name : folder.files())
    if (numbered(name) && is_program(name) && !name.ends_with(".d.ts"))
      folder.problem(name, "the migration is a program, which is not run here",
                     "let node-pg-migrate print its SQL (--dry-run), and write it as NAME.sql in its place");
  const auto parse = [](const std::string& name) {
    auto pair = up_or_down(name);
    return pair ? pair : single(name);
  };
  auto migrations = read_pairs(folder, "node-pg-migrate", parse, [](std::string_view) { return true; });
  for (auto& migration : migrations) {
    // The table keeps the name of the file, without its ending.
    const auto stem = migration.version + "_" + migration.name;
    if (migration.up.sql.place.known()) part(migration, stem);
  }
  return migrations;
}

} // namespace aludel::importing
