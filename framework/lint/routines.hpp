#pragma once
#include "framework/lint/passage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aludel::lint {

/// The function or procedure that an operation creates; null when it creates none.
struct MadeRoutine {
  const model::QualifiedName* name = nullptr;
  const model::Routine* routine = nullptr;
  const model::CreateFunction* function = nullptr; ///< null: a procedure
  bool replace = false;
  explicit operator bool() const { return routine != nullptr; }
};
MadeRoutine made_routine(const model::Operation& operation);

/// As the catalog would keep it.
catalog::Routine as_object(const MadeRoutine& made);

/// "touch(integer)".
std::string called(const MadeRoutine& made);
std::string called(const catalog::Routine& routine);

/// What a call is given: all but out arguments.
model::Arguments inputs_of(const model::Arguments& arguments);

/// They are not one type in two spellings (with and without a schema, `table.column%TYPE`).
bool surely_differ(const std::string& type, const std::string& other, const catalog::Naming& naming);
/// Both are there beside each other.
bool surely_differ(const model::Arguments& a, const model::Arguments& b, const catalog::Naming& naming);

/// What a body names, read as the statement that would make it.
std::vector<dialect::Mention> mentions_of(const catalog::Routine& routine, const dialect::Dialect& dialect,
                                          const catalog::Catalog& catalog);

/// The tables and views that the body of a function names which the transition makes.
std::vector<dialect::Mention> relations_named(const Transition& t, const MadeRoutine& made);

/// The search_path of its own, as it is written, and the schemas in it; null and nullopt: it has none.
const std::string* search_path_of(const model::Routine& routine);
std::optional<model::Identifiers> schemas_of(const model::Routine& routine);

/// The relations that a name in the body may stand for, by the routine's own path or that of the session. At
/// least one: where the path is empty, the engine's own schema is still looked at.
std::vector<model::QualifiedName> candidates(const model::QualifiedName& name, const model::Routine& routine,
                                             const catalog::Catalog& catalog);

/// Its names are found by a path of its own, or were found when it was made; or a later statement of the
/// revision gives it one: ALTER FUNCTION … SET search_path.
bool has_search_path(const Transition& t, const MadeRoutine& made);

} // namespace aludel::lint
