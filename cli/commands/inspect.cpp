#include "cli/commands/commands.hpp"
#include "framework/report/diagram.hpp"
#include "framework/report/operations.hpp"
#include "framework/workspace/schemas.hpp"

namespace aludel::cli {

namespace {
class Inspect final : public Command {
public:
  std::string name() const override { return "inspect"; }
  std::string summary() const override { return "Print a schema: of a database, a revision or a file."; }
  std::string examples() const override {
    return "  aludel inspect                          # the database, as steps of a revision\n"
           "  aludel inspect --format sql head        # what the history makes\n"
           "  aludel inspect --format mermaid         # a diagram for a page of Markdown\n"
           "  aludel inspect --dialect postgresql dump.sql\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positional("SCHEMA", schema_, "URL, revision, FILE.sql or FILE.yaml; default: the database");
    arguments.option("--dialect", dialect_, "NAME",
                     "What files are written for; default: that of the database");
  }
  std::vector<std::string> formats() const override {
    return {"text", "yaml", "json", "sql", "mermaid", "dot"};
  }

  base::Exit run(Call& call) override {
    const auto& project = call.project_if_any();
    const auto dialect = workspace::dialect_for(
        call.surroundings, project, schema_ ? std::vector{*schema_} : std::vector<std::string>{}, dialect_);
    const auto schema = schema_ ? schema_of(call.surroundings, project, call.history(), *schema_, *dialect)
                                : of_database(call);
    for (const auto& note : schema.notes) call.terminal.complain(base::to_text(note));
    const catalog::Catalog nothing(dialect->naming());
    const auto operations = workspace::operations_of(schema.catalog);
    if (call.json)
      call.answer_json(report::to_json(operations, nothing, *dialect));
    else if (call.format == "sql")
      call.terminal.answer(report::to_sql(operations, nothing, *dialect));
    else if (call.format == "mermaid")
      call.terminal.answer(report::mermaid(schema.catalog, dialect->name()));
    else if (call.format == "dot")
      call.terminal.answer(report::dot(schema.catalog, dialect->name()));
    else
      call.terminal.answer(report::to_yaml(operations));
    return base::Exit::done;
  }

private:
  static workspace::Schema of_database(Call& call) {
    auto database = workspace::connect(call.surroundings, call.project_if_any(), workspace::Missing::refuse,
                                       call.project_if_any().settings.wait);
    return workspace::inspected(call.project_if_any(), database);
  }

  std::optional<std::string> schema_, dialect_;
};
} // namespace

std::unique_ptr<Command> make_inspect() { return std::make_unique<Inspect>(); }

} // namespace aludel::cli
