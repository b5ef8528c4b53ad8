#pragma once
#include "framework/render/rendered.hpp"
#include "framework/runner/runner.hpp"

#include <string>

/// One step against the database.
namespace aludel::runner {

/// Whether the step is to run; tells the observer when not. Throws when its condition says `else: fail`.
enum class Verdict { run, skip, mark_done };
Verdict verdict(Context& context, const base::Boxed<model::Precondition>& when, const std::string& summary);

/// What has run cannot be changed under it: the rest was written for what it did.
void require_unchanged(const Prepared& revision, const journal::Progress& progress);

/// Sets the step's time limits.
void limit(Context& context, const model::Step& step);

/// Runs the statements, which all stand in the open transaction and must leave it open; `finished(n)` is
/// called when the first n have ended.
void execute_inside(Context& context, const std::vector<dialect::Statement>& statements,
                    const std::function<void(std::size_t)>& finished);

/// Runs the statements one by one outside transactions, from `first`; `comes(n)` is called when the first n
/// have run, and `finished(n)` when they stand: no transaction that the text has opened is open any more.
void execute_outside(Context& context, const std::vector<dialect::Statement>& statements, std::size_t first,
                     const std::function<void(std::size_t)>& comes,
                     const std::function<void(std::size_t)>& finished);

/// What there is to do of a step outside transactions.
struct Rest {
  std::vector<dialect::Statement> clearing; ///< ends or removes what an attempt has left behind
  std::size_t from = 0;                     ///< the first statement that is not known to have ended
  bool happened = false;                    ///< it took effect, or has when the clearing is done
};

/// The rows that the statements of one step write; none where the step is of a kind that writes no rows: what
/// a table's new shape costs is no change of its rows.
class RowCount {
public:
  RowCount(const dialect::Session& session, const model::Operation& operation)
      : session_(&session), counts_(writes_rows(operation)) {}
  void statement_ended();
  const std::optional<std::int64_t>& rows() const { return rows_; }

private:
  const dialect::Session* session_;
  bool counts_;
  std::optional<std::int64_t> rows_;
};

/// After an attempt that was cut short. Where the statement that ran then is one whose effect the engine
/// shows (an index that is built concurrently), that decides whether it has happened; else Error exit 1.
Rest rest_of(Context& context, const render::RenderedStep& step, const journal::Progress& progress,
             const catalog::Catalog& before);

/// The same for a step that runs in a transaction by now: what has run of it outside cannot be left out.
void require_not_begun(const Context& context, const Prepared& revision, const replay::WorkStep& step,
                       const journal::Progress& progress);

/// The index that a finished statement should have built is not usable: Error.
void require_valid_index(Context& context, const render::RenderedStep& step, std::size_t statement,
                         const catalog::Catalog& before);

/// Does the clearing.
void clear(Context& context, const Rest& rest);

/// An engine's complaint with the revision in front of it.
base::Error in_revision(const base::Error& error, const replay::Work& work);
/// And with the step.
base::Error in_step(const base::Error& error, const replay::Work& work, const replay::WorkStep& step,
                    const std::string& state);

} // namespace aludel::runner
