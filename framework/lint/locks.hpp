#pragma once
#include "framework/lint/passage.hpp"

#include <optional>
#include <string>
#include <vector>

/// What holds up those who use a table meanwhile.
namespace aludel::lint {

/// A table that others may be waiting for: known, there before this revision, and deployed; otherwise null.
const catalog::Table* waited_for(const Transition& t, const model::QualifiedName& table);

/// How much it counts that this table is locked: that of a small one is over before anybody notices. Empty:
/// as the rule says.
std::optional<base::Severity> weight_of(const Transition& t, const model::QualifiedName& table);

/// The tables that it locks so that others cannot write, or cannot read, until the transaction ends.
std::vector<const catalog::Table*> locked_tables(const Transition& t);

/// IF NOT EXISTS finds what it would make: the statement does nothing.
bool is_skipped(const Transition& t);

/// What waits while the transition's lock is held: "writes to it wait (SHARE)", or those to a table by name.
std::string held_up(const Transition& t);
std::string held_up(const Transition& t, const model::QualifiedName& table);

/// A new column numbers the rows that there are, as serial and identities do.
bool numbers_rows(const Transition& t, const model::AddColumn& added);

/// The operation as SQL of the dialect; empty where it has none.
std::string sql_of(const Transition& t, const model::Operation& operation);

} // namespace aludel::lint
