#pragma once
#include "framework/journal/applied.hpp"
#include "framework/journal/journal.hpp"
#include "framework/render/rendered.hpp"
#include "framework/replay/work.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

/// Ways back as the database keeps them: the rendered down of a revision as one text of JSON.
///
///     {"derived": true, "transaction": "step", "applies": false,       (each where it is not the default)
///      "steps": [{"step": {…as in a revision file…}, "sql": ["…", {"sql": "…", "otherwise": "…"}],
///                 "outside": true, "alone": true, "reshapes": true, "checksum": "2:…",
///                 "loses": [{"table": ["schema", "name"], "column": "…", "what": "…"}]}]}
///     {"none": "why", "help": "…"}
namespace aludel::runner {

/// What a file alone does not say of how its up ran.
struct RanAs {
  std::set<std::size_t> skipped; ///< up steps
  std::map<std::size_t, std::vector<model::Operation>>
      inverses; ///< that only the database knew, at that time
};

struct WayBack {
  std::string text;
  bool asks_database = false; ///< only the database can tell, once the up has run
};

/// The way back of a revision that is whole then. `read_table` is empty while there is no database to ask.
WayBack way_back(const dialect::Dialect& dialect, const replay::Work& up, const replay::ParamValues& params,
                 const RanAs& ran, const render::ReadTable& read_table);

/// The text that says why nothing is kept.
std::string no_way_back(std::string_view why, std::string_view help);

/// What the journal kept of single steps, by revision and step; the newest counts.
replay::KeptInverses read_inverses(const std::vector<journal::KeptDown>& kept);

/// A kept way back, read again. Its steps stand in the revision that it owns.
struct KeptWork {
  std::unique_ptr<const model::Revision> revision;
  replay::Work work;
  std::vector<render::RenderedStep> steps; ///< as kept; not bound to those of `work` yet
  std::string checksum;
  std::vector<std::string> step_checksums;
};
/// Throws Error when nothing is kept (exit 4), or there is no way back (exit 2), or the text was written by a
/// newer Aludel (exit 1).
KeptWork read_way_back(const dialect::Dialect& dialect, const journal::AppliedRevision& kept);

} // namespace aludel::runner
