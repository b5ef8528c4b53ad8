#include "cli/commands/migrate_options.hpp"

#include "cli/commands/new_file.hpp"
#include "cli/interrupts.hpp"
#include "cli/progress.hpp"
#include "framework/base/choices.hpp"
#include "framework/report/run.hpp"
#include "framework/report/verdict.hpp"
#include "framework/runner/interrupt.hpp"
#include "framework/workspace/script.hpp"
#include "framework/yaml/reader.hpp"

#include <functional>

namespace aludel::cli {

namespace {
std::optional<model::Duration> duration(const std::optional<std::string>& text, const std::string& option) {
  if (!text) return std::nullopt;
  if (*text == "none") return model::Duration(0);
  if (const auto value = model::parse_duration(*text)) return value;
  throw base::Error(base::Exit::usage, "arguments", option + " takes a duration, not '" + *text + "'",
                    "write 250ms, 5s, 2m or 1h");
}

workspace::Gate::Mode mode_of(const std::optional<std::string>& lint) {
  using Mode = workspace::Gate::Mode;
  if (!lint) return Mode::on;
  base::require_word("--lint", *lint, {"on", "strict", "off"});
  return *lint == "strict" ? Mode::strict : *lint == "off" ? Mode::off : Mode::on;
}

/// What stops a run is told in any case; warnings alone are talk.
void tell(const Terminal& terminal, const report::Verdict& verdict) {
  for (const auto& rule : verdict.idle)
    terminal.say("note: --allow " + rule + " accepted nothing: there is no such finding in what is pending");
  const auto text = report::to_text(verdict, terminal.colours_talk());
  if (!text.empty() && (verdict.stops || !terminal.quiet)) terminal.complain(text);
}

/// Holds what the lint said, for the answer.
struct Heard {
  const Call& call;
  std::optional<report::Verdict> verdict = {};

  void operator()(const report::Verdict& said) {
    verdict = said;
    if (!call.json) tell(call.terminal, said);
  }
  base::Json beside(base::Json json) const {
    report::add_to(json, verdict.value_or(report::Verdict{}));
    return json;
  }
  /// The answer of a run that the lint has stopped.
  void answer_stopped() const {
    if (call.json)
      call.answer_json(beside(report::to_json(runner::RunResult{"", verdict->from, verdict->from, {}, {}})));
  }
};
} // namespace

void MigrateArguments::declare_target(Arguments& arguments, const std::string& help) {
  arguments.positional("TARGET", target_, help);
}

void MigrateArguments::declare_params(Arguments& arguments) {
  arguments.list("--set", params_, "NAME=VALUE", "A value for a parameter that a revision declares");
}

void MigrateArguments::declare_run(Arguments& arguments) {
  arguments.flag("--dry-run", dry_run_, "Show what would run, and run nothing");
  script_.declare(arguments);
  arguments.option("--plan", plan_, "FILE",
                   "Run only if it is what this saved plan says (`aludel plan -o FILE`)");
  declare_gate(arguments);
  declare_params(arguments);
  declare_limits(arguments);
}

void MigrateArguments::declare_gate(Arguments& arguments) {
  arguments.option(
      "--lint", lint_, "on|strict|off",
      "The lint in front of an upgrade: errors stop it (exit 3); warnings too; nothing is judged, "
      "which is journaled");
  arguments.list("--allow", allow_, "RULE=REASON",
                 "Accept findings of that rule in what is pending; journaled with the reason");
}

void MigrateArguments::declare_limits(Arguments& arguments) {
  arguments.option("--wait", wait_, "TIME",
                   "How long to wait for another deployer; default: the project's, 60s");
  arguments.option("--timeout", timeout_, "TIME", "The longest that one statement may take; default: none");
  arguments.option("--lock-timeout", lock_timeout_, "TIME",
                   "The longest wait for a table's lock; default: 5s");
  arguments.option("--confirm", confirm_, "NAME", "The name of the protected environment this is meant for");
  arguments.flag("-y,--yes", yes_,
                 "Do not ask: lose data where a step does, run an interrupted statement again");
}

workspace::MigrateOptions MigrateArguments::options(Call& call, plan::Direction direction,
                                                    const std::string& default_target) const {
  workspace::MigrateOptions options;
  options.gate = {mode_of(lint_), workspace::read_allow(allow_)};
  if (direction == plan::Direction::down && (lint_ || !allow_.empty()))
    call.terminal.say("note: a downgrade is not judged; `aludel lint` judges the ways back");
  options.direction = direction;
  options.target = target_.value_or(default_target);
  options.params = pairs(params_, "--set");
  options.wait = duration(wait_, "--wait");
  options.timeout = duration(timeout_, "--timeout");
  options.lock_timeout = duration(lock_timeout_, "--lock-timeout");
  options.confirm = confirm_;
  options.yes = yes_;
  if (call.terminal.can_ask())
    options.ask = [terminal = call.terminal](const auto& question) {
      const bool consents = terminal.ask(question);
      if (Interrupts::exit_code()) throw runner::interrupted(" at a question, before anything ran");
      return consents;
    };
  if (plan_) {
    const auto path = call.surroundings.folder / *plan_;
    const auto source =
        std::make_shared<base::Source>(base::Source{*plan_, call.surroundings.files.read(path)});
    base::Diagnostics problems;
    const auto saved = yaml::read_saved_plan(source, problems);
    base::throw_if_errors(base::Exit::usage, problems);
    options.fingerprint = saved->fingerprint;
    if (!target_) options.target = saved->target;
  }
  return options;
}

base::Exit MigrateArguments::run(Call& call, workspace::MigrateOptions options) const {
  if (script_.wanted()) return write_script(call, std::move(options));
  if (dry_run_) {
    const auto plan = workspace::plan(call.surroundings, call.project(), call.history(), options);
    call.answer(report::to_text(plan), report::to_json(plan));
    workspace::require_acceptable(plan.verdict);
    return base::Exit::done;
  }
  return carry_out(call, std::move(options), [&](const auto& chosen, runner::Observer& observer) {
    return workspace::migrate(call.surroundings, call.project(), call.history(), chosen, observer);
  });
}

base::Exit MigrateArguments::recover(Call& call, workspace::MigrateOptions options,
                                     const Recover& recover) const {
  return carry_out(call, std::move(options), recover);
}

base::Exit MigrateArguments::carry_out(Call& call, workspace::MigrateOptions options,
                                       const Recover& run) const {
  const Interrupts interrupts(call.terminal);
  options.stop = interrupts.token();
  Heard heard{call};
  options.judged = std::ref(heard);
  Progress progress(call.terminal, call.surroundings.clock);
  try {
    const auto result = run(options, progress);
    call.terminal.clear_progress();
    call.answer(report::to_text(result), heard.beside(report::to_json(result)));
    return base::Exit::done;
  } catch (const base::Error& error) {
    if (error.exit() == base::Exit::findings) heard.answer_stopped();
    throw;
  }
}

base::Exit MigrateArguments::write_script(Call& call, workspace::MigrateOptions options) const {
  script_.refuse_beside("--dry-run", dry_run_);
  script_.refuse_beside("--plan", plan_.has_value());
  Heard heard{call};
  options.judged = std::ref(heard);
  Progress progress(call.terminal, call.surroundings.clock);
  try {
    script_.answer(call, workspace::migration_script(call.surroundings, call.project(), call.history(),
                                                     options, progress));
  } catch (const base::Error& error) {
    if (error.exit() == base::Exit::findings) heard.answer_stopped();
    throw;
  }
  return base::Exit::done;
}

} // namespace aludel::cli
