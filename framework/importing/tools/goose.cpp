#include "framework/base/text.hpp"
#include "framework/importing/marks.hpp"
#include "framework/importing/pairs.hpp"
#include "framework/importing/tool.hpp"

#include <algorithm>

/// VERSION_NAME.sql with `-- +goose Up` and `-- +goose Down` (internal/sqlparser/parser.go).
namespace aludel::importing {

namespace {
/// "up", "statementbegin", "no transaction": what the line tells goose.
std::string annotation(std::string_view line) {
  const auto comment = base::lower(comment_of(line));
  if (!comment.starts_with("+goose")) return {};
  return std::string(base::trim(std::string_view(comment).substr(6)));
}

Mark mark_of(std::string_view line) {
  const auto word = annotation(line);
  if (word.empty()) return Mark::none;
  return word == "up" ? Mark::up : word == "down" ? Mark::down : Mark::other;
}

/// The tool reads the whole file for either direction: one line is enough for both.
bool runs_in_transaction(const std::string& text) {
  bool runs = true;
  for_each_line(text, [&](std::string_view line, std::size_t, std::size_t) {
    runs = runs && annotation(line) != "no transaction";
  });
  return runs;
}

/// Variables of the environment are put in between ENVSUB ON and OFF.
void refuse_variables(const Folder& folder, const base::SourcePtr& source) {
  bool on = false;
  for_each_line(source->text, [&](std::string_view line, std::size_t begin, std::size_t) {
    if (const auto word = annotation(line); word.starts_with("envsub")) on = word.ends_with("on");
    const auto variable = line.find("${");
    if (on && variable != std::string_view::npos)
      folder.problem(base::place_at(source, begin + variable, 2),
                     "goose puts a variable of the environment here, and its value is not known",
                     "write its value");
  });
}

void read_sql(const Folder& folder, const std::string& name, const Numbered& number, Migrations& migrations) {
  const auto source = folder.read(name);
  const auto file = marked(source, mark_of);
  if (!file.up_mark || file.stray)
    return folder.problem(name, "goose demands -- +goose Up before the first statement", "put it there");
  if (file.down_mark && file.down_mark->line < file.up_mark->line)
    return folder.problem(*file.down_mark, "goose refuses -- +goose Down before -- +goose Up",
                          "move it below the upgrade");
  refuse_variables(folder, source);
  const bool in_transaction = runs_in_transaction(source->text);
  Migration migration{number.version, number.name, {file.up, in_transaction}, {}};
  migration.down.emplace(); // a file without the mark goes down, and does nothing
  if (file.down) migration.down = {*file.down, in_transaction};
  add_once(folder, name, std::move(migration), migrations);
}

void read_file(const Folder& folder, const std::string& name, Migrations& migrations) {
  const auto number = numbered(name);
  if (!number || name.ends_with("_test.go")) return;
  if (name.ends_with(".go"))
    return folder.problem(name, "the migration is a program in Go, which is not run here",
                          "write what it does to the schema as SQL in its place, NAME.sql");
  if (const auto stem = without_ending(name, ".sql")) read_sql(folder, name, *numbered(*stem), migrations);
}
} // namespace

Migrations read_goose(const Folder& folder) {
  Migrations migrations;
  for (const auto& name : folder.files()) read_file(folder, name, migrations);
  std::stable_sort(migrations.begin(), migrations.end(),
                   [](const Migration& a, const Migration& b) { return comes_before(a.version, b.version); });
  return migrations;
}

} // namespace aludel::importing
