#pragma once
#include "framework/journal/runs.hpp"

/// A run that came to no good end, told.
namespace aludel::report {

struct CutShort {
  journal::Run run;           ///< with all its entries, and in the book
  journal::Progress progress; ///< of the revision that it stopped in; empty: nothing of that one is kept
};

/// The first revision of its plan that is not whole; empty when all are.
model::RevisionId stopped_in(const journal::Run& run);
/// The revisions that it made whole, in the order in which that happened.
graph::Ids whole_revisions(const journal::Run& run);

/// Which run, whose, since when, what is kept of it, and the ways out.
std::string explanation(const CutShort& found);
/// "`aludel resume 4f1c…` goes on; `aludel rollback 4f1c…` undoes it"
std::string ways_out(const journal::Run& run);
std::string explanation_of_kept(const CutShort& found);

} // namespace aludel::report
