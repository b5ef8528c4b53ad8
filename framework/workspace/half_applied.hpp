#pragma once
#include "framework/workspace/migrate.hpp"

namespace aludel::workspace {

/// A revision of which a part has run and is kept, and the work that takes that part back: the inverse of
/// each step that has run, in reverse. Not the revision's own `down`, which is written for the whole of it.
struct HalfApplied {
  replay::Work undoing;
  std::vector<catalog::Loss> losses;
};

/// Throws Error exit 2, before anything is done, with all that cannot be taken back: raw SQL that may have
/// taken effect, a step that was changed since it ran. nullopt when nothing of the revision is kept.
std::optional<HalfApplied> half_applied(History& history, Database& database, const model::RevisionId& id,
                                        const replay::ParamValues& params);

} // namespace aludel::workspace
