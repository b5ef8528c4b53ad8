#pragma once
#include "tests/rebuild/facts.hpp"
#include "tests/rebuild/random_revision.hpp"

#include <cstdint>
#include <stdexcept>

namespace aludel::rebuild {

/// A schema with rows, a revision that makes tables of it anew, and statements that try the result.
struct Trial {
  Draft draft;
  Revision revision;
  bool is_adopted = false;  ///< the first revision was written from the database, instead of in raw SQL
  bool breaks_keys = false; ///< some rows point at nothing from the beginning
  Lines settings;           ///< PRAGMAs for the empty file
  Lines filling;
  Lines probes;
};

Trial random_trial(std::uint32_t seed);

/// The draft cannot be made at all: a fault of the test.
struct BadTrial : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class End { done, refused }; ///< refused: and nothing was changed

struct Verdict {
  std::string wrong; ///< empty: as it should be
  End end = End::done;
};

/// Takes the revision up and down. What is there afterwards is held against a database that was made in that
/// shape from the beginning, with the same rows: schema, rows, and what the probes do.
Verdict judge(const Trial& trial);

/// The same failure with less around it.
Trial shrunk(Trial trial);
std::string described(const Trial& trial);

} // namespace aludel::rebuild
