#include "framework/base/text.hpp"
#include "framework/importing/marks.hpp"
#include "framework/importing/names.hpp"
#include "framework/importing/tool.hpp"

#include <algorithm>
#include <map>

/// What `alembic upgrade --sql` and `alembic downgrade --sql` print: its revisions are Python, which is not
/// run here. Their messages and dates are taken from the .py files where they are there.
namespace aludel::importing {

namespace {
/// "-- Running upgrade 1975ea83b712 -> ae1027a6acf" (RevisionStep.short_log in alembic/runtime/migration.py)
struct Running {
  bool up = true;
  std::string revision; ///< the one that is applied, or taken back
};

std::optional<Running> running(std::string_view line) {
  const auto comment = comment_of(line);
  const bool up = comment.starts_with("Running upgrade");
  if (!up && !comment.starts_with("Running downgrade")) return std::nullopt;
  const auto arrow = comment.find("->");
  if (arrow == std::string_view::npos) return std::nullopt;
  const auto before =
      comment.substr(std::string_view(up ? "Running upgrade" : "Running downgrade").size(),
                     arrow - std::string_view(up ? "Running upgrade" : "Running downgrade").size());
  return Running{up, std::string(base::trim(up ? comment.substr(arrow + 2) : before))};
}

/// Its own table is no part of the schema: statements about it stand on lines of their own.
void blank_own_table(std::string& text) {
  for (const std::string_view verb :
       {"INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "DROP TABLE "})
    for (auto at = text.find(verb); at != std::string::npos; at = text.find(verb, at + 1)) {
      const auto name_end = text.find_first_of(" (;\n", at + verb.size());
      const auto name = text.substr(at + verb.size(), name_end - at - verb.size());
      if ((at > 0 && text[at - 1] != '\n') || !name.ends_with("alembic_version")) continue;
      const auto end = std::min(text.find(';', at), text.size() - 1) + 1;
      std::replace_if(
          text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(end),
          [](char c) { return c != '\n'; }, ' ');
    }
}

struct Section {
  Running running;
  model::SqlBlock sql;
};

std::vector<Section> sections_of(const base::SourcePtr& source) {
  std::vector<std::pair<Running, std::size_t>> begins;
  for_each_line(source->text, [&](std::string_view line, std::size_t, std::size_t next) {
    if (auto mark = running(line)) begins.emplace_back(std::move(*mark), next);
  });
  std::vector<Section> sections;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    auto block = block_of(source, begins[i].second,
                          i + 1 < begins.size() ? source->text.rfind('\n', begins[i + 1].second - 2)
                                                : std::string::npos);
    blank_own_table(block.text);
    sections.push_back({begins[i].first, std::move(block)});
  }
  return sections;
}

/// What the docstring of a revision says.
struct Docstring {
  std::string message;
  std::string created;
};

std::map<std::string, Docstring> docstrings(const Folder& folder) {
  std::map<std::string, Docstring> all;
  for (const auto& name : folder.files()) {
    if (!name.ends_with(".py")) continue;
    Docstring doc;
    std::string id;
    for_each_line(folder.read(name)->text, [&](std::string_view line, std::size_t begin, std::size_t) {
      if (begin == 0)
        doc.message = base::trim(line.substr(std::min(line.find_first_not_of("\"' r"), line.size())));
      const auto parts = line.find(": ");
      const auto value = parts == std::string_view::npos ? "" : base::trim(line.substr(parts + 2));
      if (line.starts_with("Revision ID:")) id = value;
      if (line.starts_with("Create Date:")) doc.created = value;
    });
    if (!id.empty()) all[id] = std::move(doc);
  }
  return all;
}

std::map<std::string, Docstring> all_docstrings(const Folder& folder) {
  const auto inner = folder.folders();
  auto all = docstrings(folder);
  if (std::find(inner.begin(), inner.end(), "versions") != inner.end())
    all.merge(docstrings(folder.inner("versions")));
  return all;
}

void put_down(const Section& section, Migrations& migrations) {
  for (auto& migration : migrations)
    if (migration.version == section.running.revision) migration.down = {section.sql, true};
}
} // namespace

Migrations read_alembic(const Folder& folder) {
  const auto docs = all_docstrings(folder);
  std::vector<Section> sections;
  for (const auto& name : folder.files())
    if (name.ends_with(".sql"))
      for (auto& section : sections_of(folder.read(name))) sections.push_back(std::move(section));
  Migrations migrations;
  for (const auto& [running, sql] : sections) {
    if (!running.up) continue;
    const auto doc = docs.find(running.revision);
    Migration migration{running.revision, doc == docs.end() ? "" : doc->second.message, {sql, true}, {}};
    if (doc != docs.end()) migration.created = doc->second.created;
    migration.no_down = "the SQL of the downgrade of " + running.revision + " was not there";
    migrations.push_back(std::move(migration));
  }
  for (const auto& section : sections)
    if (!section.running.up) put_down(section, migrations);
  if (migrations.empty())
    folder.problem("", "Alembic's revisions are Python, which is not run here, and no SQL of them is there",
                   "let Alembic write it: alembic upgrade head --sql > upgrade.sql, and alembic downgrade "
                   "head:base --sql > downgrade.sql");
  return migrations;
}

} // namespace aludel::importing
