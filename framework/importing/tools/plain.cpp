#include "framework/base/text.hpp"
#include "framework/importing/marks.hpp"
#include "framework/importing/names.hpp"
#include "framework/importing/tool.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

/// A folder of SQL files that are run in the order of their names. NAME.down.sql beside NAME.sql or
/// NAME.up.sql is the way back; so is down/NAME.sql beside up/NAME.sql.
namespace aludel::importing {

namespace {
enum class Way { up, down };
struct FileName {
  std::string stem;
  Way way = Way::up;
};

struct Endings {
  std::string_view up, down;
};
constexpr std::array endings{Endings{".up", ".down"},  Endings{"_up", "_down"},  Endings{"-up", "-down"},
                             Endings{".do", ".undo"},  Endings{"", ".down"},     Endings{"", "_down"},
                             Endings{"", "-down"},     Endings{"", ".rollback"}, Endings{"", "_rollback"},
                             Endings{"", "-rollback"}, Endings{"", ".undo"},     Endings{"", "_undo"}};

/// `stems`: all of the folder. A file is the way back of another one that is there.
FileName parse(const std::string& stem, const std::set<std::string>& stems) {
  const auto with = [&](const std::string& base, std::string_view ending) {
    return stems.count(base + std::string(ending)) > 0;
  };
  for (const auto& [up, down] : endings) {
    if (const auto base = without_ending(stem, down); base && with(*base, up)) return {*base, Way::down};
    if (up.empty()) continue;
    if (const auto base = without_ending(stem, up); base && with(*base, down)) return {*base, Way::up};
  }
  const auto lonely = without_ending(stem, ".down");
  return lonely ? FileName{*lonely, Way::down} : FileName{stem, Way::up};
}

struct OtherTool {
  std::string_view mark;
  std::string_view name;
};
/// The lines by which a file for another tool parts what goes up and what goes down.
constexpr std::array other_tools{OtherTool{"+goose down", "goose"}, OtherTool{"migrate:down", "dbmate"},
                                 OtherTool{"+migrate down", "sql-migrate"}, OtherTool{"//@undo", "MyBatis"},
                                 OtherTool{"down migration", "node-pg-migrate"}};

/// Both directions would run one after the other.
void refuse_other_tools(const Folder& folder, const base::SourcePtr& source) {
  for_each_line(source->text, [&](std::string_view line, std::size_t begin, std::size_t) {
    const auto comment = base::lower(comment_of(line));
    for (const auto& tool : other_tools)
      if (comment.starts_with(tool.mark))
        folder.problem(base::place_at(source, begin),
                       "the way back of " + std::string(tool.name) +
                           " begins here; plain SQL has one way in a file",
                       "import it as " + std::string(tool.name) + ", or put what follows into NAME.down.sql");
  });
}

struct Named {
  std::string stem;
  Migration migration;
};

class Reading {
public:
  void read(const Folder& folder, std::optional<Way> all) {
    std::map<std::string, std::string> names; // name → stem
    std::set<std::string> stems;
    for (const auto& name : folder.files())
      if (base::lower(name).ends_with(".sql")) stems.insert(names[name] = name.substr(0, name.size() - 4));
    for (const auto& [name, stem] : names) {
      auto file = parse(stem, stems);
      if (all) file = {stem, *all};
      const auto source = folder.read(name);
      refuse_other_tools(folder, source);
      put(folder, name, file, block_of(source));
    }
  }

  Migrations migrations(const Folder& folder) && {
    std::stable_sort(all_.begin(), all_.end(),
                     [](const Named& a, const Named& b) { return natural_before(a.stem, b.stem); });
    Migrations migrations;
    for (auto& [stem, migration] : all_) {
      if (!migration.up.sql.place.known())
        folder.problem(stem, "there is a way back, and nothing that goes there",
                       "remove it, or write " + stem + ".sql");
      if (!migration.down) migration.no_down = stem + ".sql has no way back beside it";
      migrations.push_back(std::move(migration));
    }
    return migrations;
  }

private:
  void put(const Folder& folder, const std::string& name, const FileName& file, model::SqlBlock sql) {
    auto& migration = migration_for(file.stem);
    const bool taken = file.way == Way::down ? migration.down.has_value() : migration.up.sql.place.known();
    if (taken) return folder.problem(name, file.stem + " is there twice", "remove one of the files");
    if (file.way == Way::down)
      migration.down = {std::move(sql), true};
    else
      migration.up = {std::move(sql), true};
  }

  Migration& migration_for(const std::string& stem) {
    for (auto& named : all_)
      if (named.stem == stem) return named.migration;
    const auto number = numbered(stem);
    all_.push_back({stem, {number ? number->version : stem, number ? number->name : stem, {}, {}}});
    return all_.back().migration;
  }

  std::vector<Named> all_;
};
} // namespace

Migrations read_plain(const Folder& folder) {
  Reading reading;
  const auto inner = folder.folders();
  const auto has = [&](const char* name) {
    return std::find(inner.begin(), inner.end(), name) != inner.end();
  };
  reading.read(folder, std::nullopt);
  if (has("up")) reading.read(folder.inner("up"), Way::up);
  if (has("down")) reading.read(folder.inner("down"), Way::down);
  return std::move(reading).migrations(folder);
}

} // namespace aludel::importing
