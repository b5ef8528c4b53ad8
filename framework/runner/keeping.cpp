#include "framework/runner/keeping.hpp"

namespace aludel::runner {

void Keeping::keep(std::string down) const {
  auto row = journal::applied_from(revision_.header());
  row.checksum = revision_.checksum;
  row.canonical = revision_.canonical;
  row.down = std::move(down);
  context_.journal.keep(row, context_.clock.now());
}

void Keeping::begin() {
  if (is_up()) keep(no_way_back("it was cut short while it was applied", "end that upgrade first"));
}

void Keeping::close(bool as_planned, const journal::Progress& before) {
  const auto& id = revision_.header().id;
  is_up() ? keep(way_back(as_planned, before)) : context_.journal.forget(id);
}

std::string Keeping::way_back(bool as_planned, const journal::Progress& before) {
  if (as_planned && before.empty() && !revision_.back.asks_database) return revision_.back.text;
  add(before);
  const auto read = [&](const catalog::QualifiedName& name) { return context_.session.read_table(name); };
  return runner::way_back(context_.dialect, revision_.work, revision_.params, ran_, read).text;
}

/// What the attempts before this one did, as the journal tells it.
void Keeping::add(const journal::Progress& before) {
  if (before.empty()) return;
  for (const auto& [step, progress] : before)
    if (progress.status == journal::Status::skipped) ran_.skipped.insert(step);
  auto kept = read_inverses(context_.journal.kept_downs());
  for (auto& [step, inverse] : kept[revision_.header().id]) ran_.inverses.emplace(step, std::move(inverse));
}

} // namespace aludel::runner
