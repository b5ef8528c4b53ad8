#include "framework/base/text.hpp"
#include "framework/importing/marks.hpp"
#include "framework/importing/pairs.hpp"
#include "framework/importing/tool.hpp"

#include <algorithm>

/// VERSION_NAME.sql with `-- migrate:up` and `-- migrate:down` (pkg/dbmate/migration.go).
namespace aludel::importing {

namespace {
Mark mark_of(std::string_view line) {
  if (!line.starts_with("--")) return Mark::none;
  const auto comment = comment_of(line);
  const auto word = comment.substr(0, std::min(comment.find_first_of(" \t"), comment.size()));
  return word == "migrate:up" ? Mark::up : word == "migrate:down" ? Mark::down : Mark::none;
}

/// The options behind the mark.
bool runs_in_transaction(const base::Place& mark) {
  return base::source_line(*mark.source, mark.line).find("transaction:false") == std::string::npos;
}

void read_file(const Folder& folder, const std::string& name, Migrations& migrations) {
  const auto script = single(name);
  if (!script) return folder.note(name, "dbmate takes the file for no migration, by its name", "");
  const auto file = marked(folder.read(name), mark_of);
  if (!file.up_mark)
    return folder.problem(name, "the file has no line -- migrate:up", "put it before the statements");
  if (file.stray)
    return folder.problem(*file.up_mark, "dbmate refuses statements before -- migrate:up",
                          "move them below it");
  if (file.down_mark && file.down_mark->line < file.up_mark->line)
    return folder.problem(*file.down_mark, "dbmate refuses -- migrate:down before -- migrate:up",
                          "move it below the upgrade");
  Migration migration{
      script->number.version, script->number.name, {file.up, runs_in_transaction(*file.up_mark)}, {}};
  migration.down.emplace(); // dbmate before 2.0 went down without a mark, and did nothing
  if (file.down) migration.down = {*file.down, runs_in_transaction(*file.down_mark)};
  add_once(folder, name, std::move(migration), migrations);
}
} // namespace

Migrations read_dbmate(const Folder& folder) {
  Migrations migrations;
  for (const auto& name : folder.files())
    if (name.ends_with(".sql")) read_file(folder, name, migrations);
  return migrations;
}

} // namespace aludel::importing
