#include "framework/lint/waivers.hpp"

#include "framework/base/text.hpp"
#include "framework/lint/sql_comments.hpp"
#include "framework/replay/advance.hpp"

#include <algorithm>

namespace aludel::lint {

namespace {
constexpr std::string_view word = "aludel:allow";

/// Which lines the statements of one block stand on.
using Lines = std::vector<std::pair<int, int>>;

Lines lines_of(const model::Step& step, const std::vector<const Transition*>& transitions) {
  Lines lines;
  for (const auto* t : transitions)
    if (t->change.step == &step && t->reading() != nullptr)
      lines.emplace_back(t->extent.place.line, t->extent.end_line);
  return lines;
}

/// A statement that ends on the comment's line, or that the comment stands in; else the next one.
std::pair<int, int> statement_at(const SqlComment& comment, const Lines& lines) {
  for (const auto& [first, last] : lines)
    if (first <= comment.place.line && comment.place.line <= last) return {first, last};
  for (const auto& [first, last] : lines)
    if (first > comment.place.line) return {first, last};
  return {comment.place.line, comment.last_line};
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

void read_comment(const SqlComment& comment, const model::Step& step, const Lines& lines,
                  std::vector<ScopedWaiver>& out) {
  if (comment.text.substr(0, word.size()) != word) return;
  const auto [names, reason] = read_allow(std::string_view(comment.text).substr(word.size()));
  const auto [first, last] = statement_at(comment, lines);
  for (const auto& name : names) {
    model::Waiver waiver;
    waiver.rule = name;
    waiver.reason = reason;
    waiver.place = comment.place;
    out.push_back({std::move(waiver), &step, first, last});
  }
}

void read_step(const model::Step& step, const std::vector<const Transition*>& transitions,
               const std::string& dialect, std::vector<ScopedWaiver>& out) {
  for (const auto& waiver : step.allow) out.push_back({waiver, &step});
  const auto* blocks = replay::raw_blocks(step.operation, dialect);
  if (blocks == nullptr) return;
  const auto lines = lines_of(step, transitions);
  for (const auto& block : *blocks)
    for (const auto& comment : own_comments(block)) read_comment(comment, step, lines, out);
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

bool covers(const ScopedWaiver& waiver, const model::Step* step, int line) {
  if (waiver.step == nullptr) return true;
  if (waiver.first_line != 0) return waiver.first_line <= line && line <= waiver.last_line;
  return step == nullptr ? waiver.step->place.line == line : waiver.step == step;
}

} // namespace aludel::lint
