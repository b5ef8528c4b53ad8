#include "framework/workspace/database.hpp"

#include "framework/base/choices.hpp"
#include "framework/base/error.hpp"
#include "framework/base/random.hpp"
#include "framework/base/text.hpp"
#include "framework/runner/install.hpp"
#include "framework/workspace/cut_short.hpp"

namespace aludel::workspace {

namespace {
dialect::Url chosen_url(const ChosenProject& project) {
  if (project.database.empty())
    throw base::Error(base::Exit::usage, "no-database-named", "no database is named",
                      "give one with -d URL, $DATABASE_URL, or `database:` in the project file");
  return dialect::parse_url(project.database);
}
constexpr std::size_t run_id_digits = 12;
} // namespace

dialect::DialectPtr dialect_of(const Surroundings& around, const dialect::Url& url) {
  for (const auto& dialect : around.dialects)
    if (dialect->accepts(url)) return dialect;
  throw base::Error(
      base::Exit::usage, "bad-url", "no dialect takes a URL that begins with " + url.scheme + "://",
      base::guess_and(url.scheme, dialect_names(around.dialects),
                      "this Aludel knows " + base::join(dialect_names(around.dialects), " and ")));
}

dialect::DialectPtr chosen_dialect(const Surroundings& around, const ChosenProject& project) {
  return dialect_of(around, chosen_url(project));
}

namespace {
dialect::ConnectOptions options_for(const Surroundings& around, const ChosenProject& project,
                                    model::Duration wait) {
  dialect::ConnectOptions options;
  options.busy_wait = wait;
  options.attach = project.settings.attach;
  options.folder = project.database_folder;
  options.notice = around.notice;
  options.run = base::random_hex(run_id_digits);
  return options;
}

Database connect(const Surroundings& around, const ChosenProject& project,
                 const dialect::ConnectOptions& options) {
  const auto url = chosen_url(project);
  Database database;
  database.dialect = dialect_of(around, url);
  database.shown_url = url.shown();
  database.session = database.dialect->connect(url, options);
  database.journal = std::make_unique<journal::Journal>(
      *database.session, *database.dialect, journal::names_beside(project.settings.version_table),
      journal::Author{options.run, around.who, around.tool_version, around.process});
  return database;
}
} // namespace

Database connect(const Surroundings& around, const ChosenProject& project, Missing when_missing,
                 model::Duration wait) {
  auto options = options_for(around, project, wait);
  options.create = when_missing == Missing::make;
  auto database = connect(around, project, options);
  tell_of_dead_run(database, around);
  return database;
}

Database connect_to_scratch(const Surroundings& around, const ChosenProject& project) {
  auto options = options_for(around, project, project.settings.wait);
  options.durable = false;
  return connect(around, project, options);
}

Database connect_again(const Surroundings& around, const ChosenProject& project, model::Duration wait,
                       const journal::Author& author) {
  auto options = options_for(around, project, wait);
  options.create = false;
  options.run = author.run;
  return connect(around, project, options);
}

std::string lock_name(const ChosenProject& project) { return to_string(project.settings.version_table); }

std::unique_ptr<Database> look_at(const Surroundings& around, const ChosenProject& project,
                                  model::Duration wait) {
  try {
    return std::make_unique<Database>(connect(around, project, Missing::refuse, wait));
  } catch (const base::Error& error) {
    if (error.diagnostics().front().code != "no-database") throw;
    return nullptr; // it will be made by the first upgrade
  }
}

void require_whole(Database& database, const Surroundings& around) {
  runner::require_whole(*database.session, *database.dialect, database.journal->names(),
                        around.own_revisions);
}

graph::Ids heads_of(Database* database) {
  return database == nullptr ? graph::Ids{} : database->journal->heads();
}

} // namespace aludel::workspace
