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

/// Runs the statements one by one outside transactions, from `first`; `finished(n)` is called after each.
void execute_outside(Context& context, const std::vector<dialect::Statement>& statements, std::size_t first,
                     const std::function<void(std::size_t)>& finished);

/// An interrupted concurrent step done again: what it left behind is cleared, and what it finished is no
/// error.
std::vector<dialect::Statement> again(Context& context, const render::RenderedStep& step,
                                      const catalog::Catalog& before);

/// The index that a finished step should have built is not usable: Error.
void require_valid_index(Context& context, const model::Operation& operation);

/// An engine's complaint with the revision and step in front of it.
base::Error in_step(const base::Error& error, const replay::Work& work, const replay::WorkStep& step,
                    const std::string& state);

} // namespace aludel::runner
