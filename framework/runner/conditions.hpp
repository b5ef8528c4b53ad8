#pragma once
#include "framework/dialect/dialect.hpp"
#include "framework/journal/journal.hpp"

namespace aludel::runner {

/// What was true when the run began, before it changed anything.
struct Facts {
  bool fresh_install = false; ///< no table but Aludel's own
};

/// To be asked before anything is changed.
Facts facts_of(dialect::Session& session, const journal::Names& names);

/// What speaks against a condition before it is asked: this engine never knows the answer, or its SQL is not
/// one query. Each with the place of the `when:`.
base::Diagnostics problems(const model::Precondition& when, const dialect::Dialect& dialect);

/// Whether a condition holds now. Throws Error exit 1 when the database cannot tell (no free_space, a query
/// that fails); a missing table makes `rows` and `free_space` false, never an error.
bool holds(const model::Condition& condition, dialect::Session& session, const dialect::Dialect& dialect,
           const Facts& facts);

/// "15.8" → {15, 8}; compared number by number, missing ones count as 0.
bool meets(const model::ServerVersion& wanted, const std::string& version);

} // namespace aludel::runner
