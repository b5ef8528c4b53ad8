#include "cli/commands/commands.hpp"
#include "cli/commands/new_file.hpp"
#include "cli/progress.hpp"
#include "framework/report/operations.hpp"
#include "framework/workspace/prove.hpp"

namespace aludel::cli {

namespace {
using workspace::Move;
using workspace::Proof;

std::string_view word_of(Move move) {
  switch (move) {
  case Move::up: return "up";
  case Move::down: return "down";
  case Move::again: return "up again";
  }
  return "";
}

std::string_view expected(Move move) {
  switch (move) {
  case Move::up: return "the history says";
  case Move::down: return "it was before the revision";
  case Move::again: return "it was after the first time";
  }
  return "";
}

std::string text_of(const Proof& proof) {
  auto text = proof.revision + " " + std::string(word_of(proof.move)) + ": ";
  if (!proof.not_run.empty()) return text + "not tried, " + proof.not_run + "\n";
  if (!proof.errors.empty()) {
    text += "failed\n";
    for (const auto& error : proof.errors) text += base::to_text(error) + "\n";
    return text;
  }
  if (proof.difference.empty()) return text + "ok\n";
  text += "the schema is not what " + std::string(expected(proof.move)) + "; from that to what is there:\n";
  if (!proof.difference.operations.empty())
    text += base::without_passwords(report::to_yaml(proof.difference.operations));
  for (const auto& one : proof.difference.beyond) text += one + "\n";
  if (proof.difference.as_written)
    text += "(texts were compared as written: " + *proof.difference.as_written + ")\n";
  return text;
}

base::Json json_of(const Proof& proof) {
  base::Json json = base::Json::object();
  json.add("revision", proof.revision).add("move", word_of(proof.move)).add("ok", proof.holds());
  if (!proof.not_run.empty()) json.add("not_run", proof.not_run);
  base::Json errors = base::Json::array(), difference = base::Json::array();
  for (const auto& error : proof.errors) errors.push(error.message);
  for (const auto& one : proof.difference.operations) difference.push(model::summary(one));
  for (const auto& one : proof.difference.beyond) difference.push(one);
  json.add("errors", std::move(errors)).add("difference", std::move(difference));
  if (proof.difference.as_written) json.add("compared_as_written", *proof.difference.as_written);
  return json;
}

class Test final : public Command {
public:
  std::string name() const override { return "test"; }
  std::string summary() const override {
    return "Take every revision up, down and up again on a scratch database, and compare the schema each "
           "time.";
  }
  std::string examples() const override {
    return "  aludel test                                   # beside the project's database\n"
           "  aludel test --on sqlite://\n"
           "  aludel test --on postgresql://ci@localhost/postgres\n";
  }
  void declare(Arguments& arguments) override {
    arguments.option("--on", server_, "URL",
                     "A server where scratch databases may be made; default: that of the database");
    arguments.list("--set", params_, "NAME=VALUE", "A value for a parameter of a revision");
  }
  base::Exit run(Call& call) override {
    Progress progress(call.terminal, call.surroundings.clock);
    std::size_t failed = 0;
    base::Json moves = base::Json::array();
    workspace::prove(call.surroundings, call.project(), call.history(), options(call), progress,
                     [&](const Proof& proof) {
                       failed += proof.holds() ? 0U : 1U;
                       moves.push(json_of(proof));
                       if (!call.json && (!proof.holds() || !proof.not_run.empty() || call.terminal.verbose))
                         call.terminal.answer(text_of(proof));
                     });
    base::Json json = base::Json::object();
    json.add("moves", std::move(moves)).add("failed", failed);
    call.answer(failed == 0 ? "every revision does what it says\n" : "", json);
    return failed == 0 ? base::Exit::done : base::Exit::failed;
  }

private:
  workspace::ProveOptions options(Call& call) const {
    const auto server = server_.value_or(call.project().database);
    if (server.empty())
      throw base::Error(
          base::Exit::usage, "no-database-named", "no server is named",
          "give one with --on URL: sqlite://, or a PostgreSQL server where databases may be made");
    return {server, server_.has_value(), pairs(params_, "--set")};
  }

  std::optional<std::string> server_;
  std::vector<std::string> params_;
};
} // namespace

std::unique_ptr<Command> make_test() { return std::make_unique<Test>(); }

} // namespace aludel::cli
