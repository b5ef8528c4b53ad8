#include "framework/importing/importing.hpp"

#include "framework/graph/names.hpp"
#include "framework/importing/client.hpp"
#include "framework/importing/names.hpp"
#include "framework/yaml/dates.hpp"

#include <algorithm>
#include <set>

namespace aludel::importing {

namespace {
/// Below the folder that was named, where the tool keeps them by its own custom.
Migrations read_usual_folder(const Request& request, base::Diagnostics& problems) {
  auto folder = request.folder;
  for (const auto& part : std::filesystem::path(request.tool.usual_folder)) {
    const auto inner = request.files.list_folders(folder);
    folder /= part;
    if (std::find(inner.begin(), inner.end(), folder) == inner.end()) return {};
  }
  const auto shown = std::filesystem::path(request.shown) / request.tool.usual_folder;
  return request.tool.read(Folder(request.files, folder, shown.lexically_normal().string(), problems));
}

Migrations migrations_of(const Request& request, base::Diagnostics& problems) {
  const Folder folder(request.files, request.folder, request.shown, problems);
  auto migrations = request.tool.read(folder);
  if (!migrations.empty()) return migrations;
  base::Diagnostics below;
  migrations = read_usual_folder(request, below);
  if (!migrations.empty()) problems = std::move(below);
  if (migrations.empty() && !base::has_errors(problems))
    folder.problem("", "the folder holds no migration of " + std::string(request.tool.title),
                   "name the folder that its files are in");
  return migrations;
}

class Naming {
public:
  std::string id_for(const Migration& migration) {
    auto id = id_of(migration.version);
    if (id.empty() || used_.count(id) > 0) id += (id.empty() ? "" : "_") + id_of(migration.name);
    if (id.empty() || graph::is_reserved(id)) id = "revision";
    const auto stem = id;
    for (int i = 2; !used_.insert(id).second; ++i) id = stem + "_" + std::to_string(i);
    return id;
  }

private:
  std::set<std::string> used_;
};

std::string created(const Migration& migration) {
  const auto when = migration.created.empty() ? created_of(migration.version) : migration.created;
  return yaml::is_date_time(when) ? when : "";
}

/// `transaction: none` beside every step is said once, for the revision.
void settle_transaction(model::Revision& revision, bool commits_between) {
  auto* down = std::get_if<model::Steps>(&revision.down);
  const auto outside = [](const model::Step& step) { return step.outside_transaction; };
  const bool all = std::all_of(revision.up.begin(), revision.up.end(), outside) &&
                   (down == nullptr || std::all_of(down->begin(), down->end(), outside));
  if (commits_between) revision.header.transaction = model::TransactionMode::step;
  if (commits_between || !all || revision.up.empty()) return;
  revision.header.transaction = model::TransactionMode::none;
  for (auto& step : revision.up) step.outside_transaction = false;
  if (down != nullptr)
    for (auto& step : *down) step.outside_transaction = false;
}

class Importing {
public:
  Importing(const Request& request, base::Diagnostics& problems)
      : request_(request),
        problems_(problems),
        schema_{catalog::Catalog(request.dialect.naming()), catalog::Catalog(request.dialect.naming())} {}

  Imported add(const Migration& migration) {
    Imported imported;
    imported.version = migration.version;
    auto& header = imported.revision.header;
    header.id = naming_.id_for(migration);
    header.message = message_of(migration.name.empty() ? migration.version : migration.name);
    header.created = created(migration);
    header.dialects = {std::string(request_.dialect.name())};
    if (!last_.empty()) header.down_revisions.push_back({last_, {}});
    last_ = header.id;
    auto up = read(migration.up, schema_);
    imported.up = up.counts;
    imported.revision.up = std::move(up.steps);
    const bool commits = add_down(migration, imported);
    settle_transaction(imported.revision, up.commits_between || commits);
    return imported;
  }

private:
  ReadSteps read(const Script& script, Schema& schema) {
    const auto sql = sql_of(script.sql, request_.dialect, request_.files, request_.folder, problems_);
    return read_steps(sql, script.in_transaction, request_.dialect, schema, problems_);
  }

  /// Whether the way back commits before its end.
  bool add_down(const Migration& migration, Imported& imported) {
    if (!migration.down) {
      imported.revision.down = model::Irreversible{migration.no_down};
      return false;
    }
    auto after_up = schema_;
    auto down = read(*migration.down, after_up);
    imported.down = down.counts;
    imported.revision.down = std::move(down.steps);
    return down.commits_between;
  }

  const Request& request_;
  base::Diagnostics& problems_;
  Schema schema_;
  Naming naming_;
  std::string last_;
};
} // namespace

std::vector<Imported> import_history(const Request& request, base::Diagnostics& problems) {
  std::vector<Imported> revisions;
  Importing importing(request, problems);
  for (const auto& migration : migrations_of(request, problems))
    revisions.push_back(importing.add(migration));
  if (base::has_errors(problems)) revisions.clear();
  return revisions;
}

} // namespace aludel::importing
