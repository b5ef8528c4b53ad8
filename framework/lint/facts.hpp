#pragma once
#include "framework/catalog/words.hpp"
#include "framework/lint/passage.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What several rules ask, each answered once.
namespace aludel::lint {

/// Made by this revision: nobody knows it yet, and it holds nothing that could be missed.
bool is_new(const Transition& t, const catalog::Origin& origin);
/// The same, or temporary.
bool is_new(const Transition& t, const catalog::Table& table);
bool is_new(const Passage& passage, const catalog::Table& table);

/// The table, when it was there before this revision began, or may have been; otherwise null.
const catalog::Table* live_table(const Transition& t, const model::QualifiedName& name);
/// The column, when it and its table were.
const catalog::Column* live_column(const Transition& t, const model::QualifiedName& table,
                                   const model::Identifier& column);

/// The table that CREATE TABLE … AS or (LIKE …) makes, which no operation says; null: it makes none.
const model::QualifiedName* table_copied(const Transition& t);

/// The table that the transition made, as it is at the end of the revision; null when it is gone by then.
const catalog::Table* kept_table(const Transition& t);

/// It was made by revisions that are deployed: others wait for its locks. What is new is not.
bool is_deployed(const Transition& t, const catalog::Table& table);

/// Nothing has that name, for certain: the history is known whole, and no raw SQL wrote the name.
bool is_absent(const Transition& t, const model::QualifiedName& relation);

/// CREATE TEMPORARY TABLE and CREATE UNLOGGED TABLE, also … AS.
bool makes_temporary_table(const dialect::SqlReading& reading);
bool makes_unlogged_table(const dialect::SqlReading& reading);

/// It was made by a revision that need not have run before this one: on another branch.
bool is_made_beside(const Transition& t, const catalog::Origin& origin);

/// A statement that the vocabulary has no word for has made a temporary table of that name.
bool may_be_temporary(const Transition& t, const model::QualifiedName& relation);

/// It belongs to the engine: its catalog, and what is called by the engine's own name.
bool is_of_engine(const Transition& t, const model::QualifiedName& relation);

/// The table that an operation changes; null when it is about none, or about several.
const model::QualifiedName* table_of(const model::Operation& operation);

/// The same, or the table that it creates.
const model::QualifiedName* table_made_or_changed(const model::Operation& operation);

/// The tables that it changes, typed or raw, but for those that this revision made.
std::vector<model::QualifiedName> tables_touched(const Transition& t);

/// The tables that a revision made or changed, as they are at its end; each once, by name.
std::vector<const catalog::Table*> tables_changed(const Passage& passage);

/// Where the revision brought it about that something holds, or where a table got the name by which it does;
/// nothing where it held before. `renaming`: the latter counts.
std::optional<base::Place> place_where(const Passage& passage,
                                       const std::function<bool(const catalog::Catalog&)>& holds,
                                       bool renaming = true);

/// The tables that a statement without a word for it writes, that were there before this revision.
std::vector<const catalog::Table*> live_tables_written(const Transition& t);

/// The project says that it is small: whatever goes over all of it is soon done.
bool is_small(const Transition& t, const model::QualifiedName& table);

/// It has a default other than NULL, however that is written.
bool has_default(const Transition& t, const model::Column& column);

/// Its rows were copied into another table of this revision first, as when a table is made anew.
bool is_copied_before(const Transition& t, const model::QualifiedName& table);

bool same(const Transition& t, const model::QualifiedName& a, const model::QualifiedName& b);
bool same(const Transition& t, const model::Identifier& a, const model::Identifier& b);

/// All that DROP … CASCADE takes besides the object itself.
std::vector<model::ObjectName> falling_with(const model::ObjectName& object, const catalog::Catalog& catalog);

/// Engine and target: "the target is at least 14".
bool target_is_at_least(const Transition& t, const base::Version& version);

// --- words ---

/// A type as it is written for the dialect: "bigint", "timestamp(3)".
std::string written(const Transition& t, const model::Type& type);

/// The engine as people write it: "SQLite".
std::string engine_of(const Transition& t);

/// PUBLIC, and no role that is called so in quotes, stands behind that word.
bool names_public_behind(const std::string& sql, std::string_view keyword);

/// "created in 5d20a8f3c611"; empty when no revision did.
std::string since(const catalog::Origin& origin);
/// "view active_users".
std::string called(const model::ObjectName& object);
/// "view a, view b and 3 more".
std::string listed(const std::vector<std::string>& names);
std::string listed(const std::vector<model::ObjectName>& objects);

} // namespace aludel::lint
