#pragma once
#include "framework/journal/journal.hpp"
#include "framework/workspace/project.hpp"

#include <memory>
#include <string>

namespace aludel::workspace {

/// A database with its dialect and journal.
struct Database {
  dialect::DialectPtr dialect;
  std::unique_ptr<dialect::Session> session;
  std::unique_ptr<journal::Journal> journal;
  std::string shown_url; ///< without password
};

/// The dialect of a URL. Throws Error exit 2 when there is none, with the schemes that there are.
dialect::DialectPtr dialect_of(const Surroundings& surroundings, const dialect::Url& url);

/// The dialect that plans are made for: that of the project's database. Throws Error exit 2 when none is
/// named.
dialect::DialectPtr chosen_dialect(const Surroundings& surroundings, const ChosenProject& project);

enum class Missing { make, refuse };
/// Connects to the project's database. Throws Error exit 5 when it cannot be reached, exit 2 when none is
/// named.
Database connect(const Surroundings& surroundings, const ChosenProject& project, Missing when_missing,
                 model::Duration wait);

/// The same for a project whose database is a scratch one: commits do not wait for the disk.
Database connect_to_scratch(const Surroundings& surroundings, const ChosenProject& project);

/// The database as it is; null when there is none yet (a file that was not made).
std::unique_ptr<Database> look_at(const Surroundings& surroundings, const ChosenProject& project,
                                  model::Duration wait);

/// As the same run again, whose connection was lost.
Database connect_again(const Surroundings& surroundings, const ChosenProject& project, model::Duration wait,
                       const journal::Author& author);

/// What deployers of the project's database lock.
std::string lock_name(const ChosenProject& project);

/// The version rows of a database that may not be there yet.
/// Throws Error exit 1 where somebody dropped one of Aludel's own tables.
void require_whole(Database& database, const Surroundings& around);

graph::Ids heads_of(Database* database);

} // namespace aludel::workspace
