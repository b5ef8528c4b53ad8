#include "framework/workspace/booking.hpp"

#include "framework/base/error.hpp"

namespace aludel::workspace {

using plan::Direction;

namespace {
std::string command_of(const MigrateOptions& options) {
  if (!options.recovery) {
    if (options.from_database) return "downgrade --from-database";
    return options.direction == Direction::up ? "upgrade" : "downgrade";
  }
  return options.recovery->undoes.empty() ? "resume" : "rollback";
}
} // namespace

journal::Book book_of(Database& database) {
  return {*database.session, *database.dialect, database.journal->names()};
}

journal::BookedRun booked(const MigrateOptions& options, const plan::Plan& plan,
                          const std::optional<HalfApplied>& half, const Surroundings& around) {
  journal::BookedRun run{"",
                         command_of(options),
                         std::string(plan::to_string(options.direction)),
                         options.target,
                         plan.from,
                         plan.to,
                         plan.revisions};
  if (half) run.revisions.insert(run.revisions.begin(), half->undoing.revision->header.id);
  run.options = {options.timeout,
                 options.lock_timeout,
                 options.direction == Direction::up ? std::string(to_string(options.gate.mode)) : "",
                 options.gate.allow,
                 {},
                 options.recovery ? options.recovery->undoes : ""};
  auto given = options.params;
  if (options.recovery) given.insert(options.recovery->params.begin(), options.recovery->params.end());
  for (const auto& [name, value] : given) run.options.params.push_back(name);
  run.process = around.process;
  run.started = around.clock.now();
  return run;
}

void book_stamp(Database& database, const Surroundings& around, const std::string& target,
                const graph::Ids& from, const graph::IdSet& to) {
  journal::BookedRun run{"", "stamp", "stamp", target, from, {to.begin(), to.end()}, {}};
  run.process = around.process;
  run.started = around.clock.now();
  auto book = book_of(database);
  const auto& author = database.journal->author();
  book.open(run, author);
  book.close(author.run, journal::RunState::done, "", around.clock.now());
}

journal::RunState state_after(const base::Error& error) {
  return error.exit() == base::Exit::interrupted ? journal::RunState::interrupted : journal::RunState::failed;
}

} // namespace aludel::workspace
