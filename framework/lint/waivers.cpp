#include "framework/lint/waivers.hpp"

#include "framework/base/text.hpp"
#include "framework/lint/sql_comments.hpp"
#include "framework/replay/advance.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
constexpr std::string_view word = "aludel:allow";

Position position_of(const base::Place& place) { return {place.line, place.column}; }

std::vector<Stretch> statements_of(const model::Step& step,
                                   const std::vector<const Transition*>& transitions) {
  std::vector<Stretch> statements;
  for (const auto* t : transitions)
    if (t->change.step == &step && t->reading() != nullptr)
      statements.push_back({position_of(t->whole.place), {t->whole.end_line, t->whole.end_column}});
  return statements;
}

/// The last statement that ends before the comment on its line; else the next one. A comment that more of a
/// statement follows is for nothing.
Stretch statement_at(const SqlComment& comment, const std::vector<Stretch>& statements) {
  const auto at = position_of(comment.place);
  const Stretch* ended = nullptr;
  for (const auto& statement : statements) {
    if (statement.first > at) return ended != nullptr ? *ended : statement;
    if (statement.last > at) return comment.ends ? statement : Stretch{at, at};
    if (statement.last.first == at.first) ended = &statement;
  }
  return ended != nullptr ? *ended : Stretch{at, at};
}

/// "rule, rule reason": the names, and what stands behind them.
std::pair<std::vector<std::string>, std::string> read_allow(std::string_view text) {
  std::vector<std::string> names;
  for (bool more = true; more;) {
    text = base::trim(text);
    const auto end = std::min(text.find_first_of(" \t\n,"), text.size());
    names.emplace_back(text.substr(0, end));
    text = base::trim(text.substr(end));
    more = !text.empty() && text.front() == ',';
    if (more) text.remove_prefix(1);
  }
  return {names, std::string(text)};
}

void read_comment(const SqlComment& comment, const model::Step& step, const std::vector<Stretch>& statements,
                  std::vector<ScopedWaiver>& out) {
  if (comment.text.substr(0, word.size()) != word) return;
  const auto [names, reason] = read_allow(std::string_view(comment.text).substr(word.size()));
  const auto statement = statement_at(comment, statements);
  for (const auto& name : names) {
    model::Waiver waiver;
    waiver.rule = name;
    waiver.reason = reason;
    waiver.place = comment.place;
    out.push_back({std::move(waiver), &step, statement});
  }
}

void read_step(const model::Step& step, const std::vector<const Transition*>& transitions,
               const std::string& dialect, std::vector<ScopedWaiver>& out) {
  for (const auto& waiver : step.allow) out.push_back({waiver, &step});
  const auto* blocks = replay::raw_blocks(step.operation, dialect);
  if (blocks == nullptr) return;
  const auto statements = statements_of(step, transitions);
  for (const auto& block : *blocks)
    for (const auto& comment : own_comments(block)) read_comment(comment, step, statements, out);
}
} // namespace

std::vector<ScopedWaiver> waivers_of(const model::RevisionHeader& header, const model::Steps& steps,
                                     const std::vector<const Transition*>& transitions,
                                     const std::string& dialect) {
  std::vector<ScopedWaiver> out;
  for (const auto& waiver : header.allow) out.push_back({waiver});
  for (const auto& step : steps) read_step(step, transitions, dialect, out);
  return out;
}

bool covers(const ScopedWaiver& waiver, const model::Step* step, const base::Place& place) {
  if (waiver.step == nullptr) return true;
  const auto at = position_of(place);
  if (waiver.statement) return waiver.statement->first <= at && at <= waiver.statement->last;
  return step == nullptr ? waiver.step->place.line == place.line : waiver.step == step;
}

} // namespace aludel::lint
