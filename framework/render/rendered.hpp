#pragma once
#include "framework/catalog/invert.hpp"
#include "framework/dialect/dialect.hpp"
#include "framework/replay/work.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aludel::render {

/// One step with its SQL and what is to be said of it. `plan`, `--dry-run` and the runner all use this value,
/// so that what is shown is what runs.
struct RenderedStep {
  const replay::WorkStep* work = nullptr;
  dialect::Rendering rendering;
  dialect::Impact impact;
  bool outside = false;    ///< runs outside the revision's transaction
  bool autocommit = false; ///< … and outside any: the engine, or the author, wants no transaction around it
  bool reshapes = false;
  std::variant<catalog::Inverse, catalog::NoInverse> inverse;
  std::vector<catalog::Loss> losses;
  catalog::Catalog after;

  bool reversible() const { return std::holds_alternative<catalog::Inverse>(inverse); }
  /// The table without whose shape this cannot run, or its derived down cannot be told.
  std::optional<catalog::QualifiedName> wanted_table() const;
};

/// Renders a step in the catalog `before`. Problems have the step's place.
RenderedStep render_step(const dialect::Dialect& dialect, const replay::Work& work,
                         const replay::WorkStep& step, const catalog::Catalog& before);

struct RenderedRevision {
  const replay::Work* work = nullptr;
  std::vector<RenderedStep> steps;
};

/// Looks a table up in a live database; empty when there is none to ask.
using ReadTable = std::function<std::optional<catalog::Table>(const catalog::QualifiedName&)>;

/// Renders all steps, each in the catalog that the one before left. A table that is wanted and not known is
/// read with `read_table`; when that is not possible the rendering keeps `needs_table`.
RenderedRevision render(const dialect::Dialect& dialect, const replay::Work& work,
                        const ReadTable& read_table);

/// What a server of this version ("13.23") lacks of what the revision needs, an error each at its step.
base::Diagnostics lacking(const RenderedRevision& revision, const dialect::Dialect& dialect,
                          const std::string& server);

/// `render_step`, after the table that it wants was read into `before`.
RenderedStep render_step(const dialect::Dialect& dialect, const replay::Work& work,
                         const replay::WorkStep& step, catalog::Catalog& before, const ReadTable& read_table);

/// Steps that run in one go: a transaction, or a step of its own outside.
struct Segment {
  bool outside = false;
  std::vector<std::size_t> steps; ///< indexes into Work::steps
};
std::vector<Segment> segments(const dialect::Dialect& dialect, const replay::Work& work);

} // namespace aludel::render
