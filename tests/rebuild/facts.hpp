#pragma once
#include "framework/dialect/session.hpp"
#include "tests/rebuild/draft.hpp"

namespace aludel::rebuild {

using Lines = std::vector<std::string>;

/// What SQLite itself says of the tables, and the texts of everything else.
Lines shape(dialect::Session& session, const Draft& draft);
/// Rows with their rowids and the types of their values, what views and full-text indexes give, the counters
/// of AUTOINCREMENT, and rows whose keys point at nothing.
Lines rows(dialect::Session& session, const Draft& draft);
/// What is kept for full-text indexes, to the byte.
Lines kept_for_searches(dialect::Session& session, const Draft& draft);
/// What each statement does to the rows, or how it is refused; each is taken back.
Lines verdicts(dialect::Session& session, const Draft& draft, const Lines& statements);
/// What SQLite's own checks complain of.
Lines complaints(dialect::Session& session);

/// The lines that only one side has, marked; empty when both are the same.
std::string difference(const Lines& expected, const Lines& found);

} // namespace aludel::rebuild
