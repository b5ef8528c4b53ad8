#include "framework/schema/schema.hpp"
#include "cli/commands/commands.hpp"

namespace aludel::cli {

namespace {
class Schema final : public Command {
public:
  std::string name() const override { return "schema"; }
  std::string summary() const override { return "Print the JSON Schema of the files, for editors."; }
  std::string examples() const override {
    return "  aludel schema > revision.schema.json\n  aludel schema project > project.schema.json\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positional("revision|project", file_, "Of which file; default: revision");
  }
  base::Exit run(Call& call) override {
    const auto file = file_.value_or("revision");
    const auto dialects = workspace::dialect_names(call.surroundings.dialects);
    if (file == "revision")
      call.answer_json(schema::revision_schema(dialects));
    else if (file == "project")
      call.answer_json(schema::project_schema(dialects));
    else
      throw base::Error(base::Exit::usage, "arguments", "there is no schema of '" + file + "'",
                        "the schemas are those of revision and project");
    return base::Exit::done;
  }

private:
  std::optional<std::string> file_;
};
} // namespace

std::unique_ptr<Command> make_schema() { return std::make_unique<Schema>(); }

} // namespace aludel::cli
