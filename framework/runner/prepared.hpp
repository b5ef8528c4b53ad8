#pragma once
#include "framework/dialect/dialect.hpp"
#include "framework/journal/journal.hpp"
#include "framework/render/rendered.hpp"
#include "framework/replay/work.hpp"
#include "framework/runner/way_back.hpp"

#include <memory>
#include <string>
#include <vector>

namespace aludel::runner {

/// Whether running the operation writes rows, or may: raw SQL does what it likes.
bool writes_rows(const model::Operation& operation);

/// A revision before its turn: all of it that can be worked out without the database. It stays where it is,
/// since its parts point at each other.
class Prepared {
public:
  Prepared(const dialect::Dialect& dialect, replay::Work work, const replay::ParamValues& params = {});
  /// A way back as the database keeps it: its statements are those that were rendered when the up ran.
  Prepared(const dialect::Dialect& dialect, KeptWork kept);
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  const model::RevisionHeader& header() const { return work.revision->header; }

  /// Its statements run as they are, whatever the catalog says.
  bool is_kept() const { return own != nullptr; }

  /// No step writes rows. Then the commit finds none to check, and what fails there would fail again.
  bool changes_schema_only() const;

  /// A row of the journal about a step, and about the revision as a whole; without the time of their end.
  journal::Entry step_entry(std::size_t step, journal::Status status,
                            std::chrono::system_clock::time_point started) const;
  journal::Entry revision_entry(journal::Status status, std::chrono::system_clock::time_point started) const;

  const std::unique_ptr<const model::Revision> own; ///< of a kept way back; else the history's is used
  const replay::Work work;
  const std::vector<render::Segment> segments;
  const render::RenderedRevision plan;
  const std::string canonical; ///< the text that the checksum is over; of an up
  const std::string checksum;
  const std::vector<std::string> step_checksums;
  const replay::ParamValues params;
  const WayBack back; ///< of an up that runs as it is planned
};

} // namespace aludel::runner
