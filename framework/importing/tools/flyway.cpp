#include "framework/base/text.hpp"
#include "framework/importing/marks.hpp"
#include "framework/importing/pairs.hpp"
#include "framework/importing/tool.hpp"

#include <algorithm>
#include <map>

/// V1.2__name.sql, U1.2__name.sql and R__name.sql, in sub-folders too ("Migrations" in the Redgate Flyway
/// documentation).
namespace aludel::importing {

namespace {
enum class Kind { versioned, undo, repeatable, baseline };

struct FileName {
  Kind kind = Kind::versioned;
  std::string version; ///< "1.2": underscores part numbers too
  std::string name;
};

std::optional<Kind> kind_of(char prefix) {
  switch (prefix) {
  case 'V': return Kind::versioned;
  case 'U': return Kind::undo;
  case 'R': return Kind::repeatable;
  case 'B': return Kind::baseline;
  default: return std::nullopt;
  }
}

bool is_version(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::optional<FileName> script_of(const std::string& name) {
  const auto stem = without_ending(name, ".sql");
  const auto kind = stem ? kind_of(stem->front()) : std::nullopt;
  const auto parting = stem ? stem->find("__") : std::string::npos;
  if (!kind || parting == std::string::npos) return std::nullopt;
  auto version = base::replace_all(stem->substr(1, parting - 1), "_", ".");
  if ((*kind == Kind::repeatable) != version.empty() || (!version.empty() && !is_version(version)))
    return std::nullopt;
  return FileName{*kind, std::move(version), stem->substr(parting + 2)};
}

/// What a call of the tool runs around migrations: "afterMigrate.sql".
bool is_callback(const std::string& name) {
  return name.starts_with("before") || name.starts_with("after") || name.starts_with("createSchema");
}

bool is_earlier(const std::string& version, const std::string& other) {
  const auto a = base::split(version, '.'), b = base::split(other, '.');
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string one = i < a.size() ? a[i] : "0", two = i < b.size() ? b[i] : "0";
    if (!same_version(one, two)) return comes_before(one, two);
  }
  return false;
}
bool is_same(const std::string& version, const std::string& other) {
  return !is_earlier(version, other) && !is_earlier(other, version);
}

void refuse_placeholders(const Folder& folder, const base::SourcePtr& source) {
  for (auto at = source->text.find("${"); at != std::string::npos; at = source->text.find("${", at + 2)) {
    const auto end = std::min(source->text.find('}', at), source->text.size());
    folder.problem(base::place_at(source, at, static_cast<int>(end + 1 - at)),
                   "Flyway puts a value in the place of " + source->text.substr(at, end + 1 - at) +
                       ", and it is not known",
                   "write the value that the databases have");
  }
}

class Reading {
public:
  void read(const Folder& folder) {
    for (const auto& name : folder.files()) read_file(folder, name);
    for (const auto& name : folder.folders()) read(folder.inner(name));
  }

  Migrations migrations(const Folder& folder) && {
    std::stable_sort(versioned_.begin(), versioned_.end(),
                     [](const auto& a, const auto& b) { return is_earlier(a.version, b.version); });
    put_undos(folder);
    start_at_baseline(folder);
    std::stable_sort(repeatable_.begin(), repeatable_.end(),
                     [](const auto& a, const auto& b) { return a.name < b.name; });
    for (auto& script : repeatable_) {
      folder.note(script.version,
                  "Flyway runs the script again whenever it changes; here it is one revision, the last",
                  "write a new revision for each further change");
      versioned_.push_back(std::move(script));
    }
    return std::move(versioned_);
  }

private:
  void read_file(const Folder& folder, const std::string& name) {
    if (name.starts_with('V') && name.find("__") != std::string::npos && name.ends_with(".java"))
      return folder.problem(name, "the migration is a program in Java, which is not run here",
                            "write what it does to the schema as SQL in its place");
    if (!name.ends_with(".sql")) return;
    const auto script = script_of(name);
    if (!script) return skip(folder, name);
    const auto source = folder.read(name);
    refuse_placeholders(folder, source);
    put(folder, name, *script,
        {block_of(source), is_not_switched_off(folder, name + ".conf", "executeInTransaction")});
  }

  static void skip(const Folder& folder, const std::string& name) {
    folder.note(name,
                is_callback(name) ? "Flyway runs the script around every migration; it is left out"
                                  : "Flyway takes the file for no migration, by its name",
                "");
  }

  void put(const Folder& folder, const std::string& name, const FileName& script, Script text) {
    Migration migration{script.version, script.name, std::move(text), {}};
    migration.no_down = "there is no undo script for version " + script.version;
    switch (script.kind) {
    case Kind::baseline: add(folder, name, std::move(migration), baselines_); break;
    case Kind::undo: add(folder, name, std::move(migration), undos_); break;
    case Kind::repeatable:
      migration.version = name; // the table keeps no version of it, but its file
      migration.no_down = "a repeatable migration has no way back";
      repeatable_.push_back(std::move(migration));
      break;
    case Kind::versioned: add(folder, name, std::move(migration), versioned_); break;
    }
  }

  static void add(const Folder& folder, const std::string& name, Migration migration, Migrations& to) {
    for (const auto& other : to)
      if (is_same(other.version, migration.version)) return refuse_second(folder, name, migration.version);
    to.push_back(std::move(migration));
  }

  /// The latest one stands for what is not later: Flyway begins an empty database there.
  void start_at_baseline(const Folder& folder) {
    const auto earlier = [](const auto& a, const auto& b) { return is_earlier(a.version, b.version); };
    const auto latest = std::max_element(baselines_.begin(), baselines_.end(), earlier);
    if (latest == baselines_.end()) return;
    std::vector<std::string> left_out;
    for (auto other = baselines_.begin(); other != baselines_.end(); ++other)
      if (other != latest) left_out.push_back("B" + other->version);
    const auto first = std::upper_bound(versioned_.begin(), versioned_.end(), *latest, earlier);
    for (auto other = versioned_.begin(); other != first; ++other) left_out.push_back("V" + other->version);
    if (!left_out.empty())
      folder.note("B" + latest->version,
                  "the latest baseline stands for " + base::join(left_out, ", ") + ", and they are left out",
                  "to import them instead, take the baseline away");
    versioned_.erase(versioned_.begin(), first);
    versioned_.insert(versioned_.begin(), std::move(*latest));
  }

  void put_undos(const Folder& folder) {
    for (auto& undo : undos_) {
      const auto found = std::find_if(versioned_.begin(), versioned_.end(), [&](const Migration& migration) {
        return is_same(migration.version, undo.version);
      });
      if (found == versioned_.end())
        folder.note("U" + undo.version, "there is no version that the script undoes", "");
      else
        found->down = std::move(undo.up);
    }
  }

  Migrations versioned_, undos_, repeatable_, baselines_;
};
} // namespace

Migrations read_flyway(const Folder& folder) {
  Reading reading;
  reading.read(folder);
  return std::move(reading).migrations(folder);
}

} // namespace aludel::importing
