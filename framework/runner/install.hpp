#pragma once
#include "framework/base/clock.hpp"
#include "framework/dialect/dialect.hpp"
#include "framework/journal/journal.hpp"

#include <functional>
#include <string>
#include <vector>

namespace aludel::runner {

/// The revisions of Aludel's own tables: a linear chain, oldest first, as embedded in the program.
struct OwnRevisions {
  std::string head;                                   ///< id of the newest
  std::function<std::vector<model::Revision>()> load; ///< read only when something is missing
};

/// Brings Aludel's own tables up to date, in one transaction. The caller holds the lock. Throws Error exit 1
/// when the tables were made by a newer Aludel, or when somebody dropped one.
void install(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
             const OwnRevisions& own);

/// The same as part of an open transaction in a script, whose database cannot be asked: makes the tables
/// where they are missing, whole, and stops the script where they are of another version.
void install_where_missing(dialect::Session& session, const dialect::Dialect& dialect,
                           const journal::Names& names, const OwnRevisions& own);

/// Throws Error exit 1 where somebody dropped one of the tables; none at all, or older ones, are no fault.
void require_whole(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
                   const OwnRevisions& own);

/// Makes anew, empty, what somebody dropped of tables of this version. The caller holds the lock.
void make_lost_tables(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
                      const OwnRevisions& own);

/// Nothing is missing: `install` would do nothing.
bool is_installed(dialect::Session& session, const dialect::Dialect& dialect, const journal::Names& names,
                  const OwnRevisions& own);

} // namespace aludel::runner
