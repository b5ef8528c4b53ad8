#include "cli/commands/script_options.hpp"

namespace aludel::cli {

void ScriptArguments::declare(Arguments& arguments) {
  arguments.flag("--sql", sql_,
                 "Write a script for sqlite3 or psql and connect to nothing; the target may be FROM:TO");
  arguments.option("-o,--output", output_, "FILE", "The file for that script; default: standard output");
}

bool ScriptArguments::wanted() const {
  if (output_ && !sql_)
    throw base::Error(base::Exit::usage, "arguments", "--output is for the script of --sql",
                      "add --sql, or leave --output out");
  return sql_;
}

void ScriptArguments::refuse_beside(const std::string& option, bool given) const {
  if (given)
    throw base::Error(base::Exit::usage, "arguments", option + " does not go with --sql",
                      "a script is written from the files alone, and shows what would run");
}

void ScriptArguments::answer(Call& call, const report::Script& script) const {
  if (!output_) return call.answer_document(script.sql, report::to_json(script));
  call.surroundings.files.create(call.surroundings.folder / *output_, script.sql);
  call.terminal.say("saved " + *output_);
  if (call.json) call.answer_json(report::to_json(script).add("saved", *output_));
}

} // namespace aludel::cli
