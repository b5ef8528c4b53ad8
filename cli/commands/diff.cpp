#include "cli/commands/commands.hpp"
#include "cli/commands/renames.hpp"
#include "framework/report/operations.hpp"
#include "framework/workspace/compare.hpp"

namespace aludel::cli {

namespace {
class Diff final : public Command {
public:
  std::string name() const override { return "diff"; }
  std::string summary() const override { return "Print the steps that lead from one schema to another."; }
  std::string examples() const override {
    return "  aludel diff head sqlite:///app.db      # what was done to the database beside the revisions\n"
           "  aludel diff 5d20 head --format sql\n"
           "  aludel diff --dialect postgresql old.sql new.sql --drops\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positionals("SCHEMA", schemas_, "From, and to: URL, revision, FILE.sql or FILE.yaml", true);
    arguments.flag("--drops", drops_, "Also drop what the second has not; otherwise it is only told");
    arguments.list("--rename", renames_, "KIND:NAME=NEW", rename_help);
    arguments.option("--dialect", dialect_, "NAME",
                     "What files are written for; default: that of the database");
  }
  std::vector<std::string> formats() const override { return {"text", "yaml", "json", "sql"}; }

  base::Exit run(Call& call) override {
    if (schemas_.size() != 2)
      throw base::Error(base::Exit::usage, "arguments", "diff compares two schemas",
                        "name both: aludel diff A B");
    const auto& project = call.project_if_any();
    const auto dialect = workspace::dialect_for(call.surroundings, project, schemas_, dialect_);
    const auto from = schema(call, schemas_[0], *dialect);
    const auto to = schema(call, schemas_[1], *dialect);
    const auto found = workspace::difference(
        from, to, *dialect, {drops_, workspace::server_for(project, schemas_, *dialect), renames(renames_)});
    if (found.as_written)
      call.terminal.complain("warning: texts were compared as written: " + *found.as_written);
    answer(call, from, found, *dialect);
    return base::Exit::done;
  }

private:
  workspace::Schema schema(Call& call, const std::string& text, const dialect::Dialect& dialect) const {
    auto schema =
        workspace::schema_of(call.surroundings, call.project_if_any(), call.history(), text, dialect);
    for (const auto& note : schema.notes) call.terminal.complain(base::to_text(note));
    return schema;
  }

  static void answer(Call& call, const workspace::Schema& from, const workspace::Difference& found,
                     const dialect::Dialect& dialect) {
    if (call.json) {
      base::Json json = base::Json::object();
      json.add("operations", report::to_json(found.operations, from.catalog, dialect));
      json.add("left_out", report::to_json(found.left_out, from.catalog, dialect));
      json.add("beyond", found.beyond);
      call.answer_json(json);
      return;
    }
    if (call.format == "sql")
      call.terminal.answer(report::to_sql(found.operations, from.catalog, dialect));
    else
      call.terminal.answer(found.operations.empty() ? "" : report::to_yaml(found.operations));
    for (const auto& one : found.beyond) call.terminal.say("beyond steps: " + one);
    for (const auto& one : found.left_out)
      call.terminal.say("left out: " + model::summary(one) + " (add --drops)");
  }

  std::vector<std::string> schemas_, renames_;
  std::optional<std::string> dialect_;
  bool drops_ = false;
};
} // namespace

std::unique_ptr<Command> make_diff() { return std::make_unique<Diff>(); }

} // namespace aludel::cli
