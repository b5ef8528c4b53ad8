#include "cli/commands/commands.hpp"
#include "cli/progress.hpp"
#include "framework/base/text.hpp"
#include "framework/workspace/adopt.hpp"

namespace aludel::cli {

namespace {
struct Sum {
  std::size_t typed = 0, raw = 0;
};

Sum sum_of(const workspace::ImportResult& result) {
  Sum sum;
  for (const auto& file : result.files)
    for (const auto* counts : {&file.imported.up, &file.imported.down}) {
      sum.typed += counts->typed;
      sum.raw += counts->raw;
    }
  return sum;
}

base::Json to_json(const importing::Counts& counts) {
  return base::Json::object().add("steps", counts.typed).add("raw", counts.raw);
}

std::string down_word(const model::Revision& revision) {
  if (std::holds_alternative<model::Irreversible>(revision.down)) return "irreversible";
  return std::get<model::Steps>(revision.down).empty() ? "empty" : "steps";
}

class Import final : public Command {
public:
  std::string name() const override { return "import"; }
  std::string summary() const override { return "Write another tool's migrations as revisions."; }
  std::string examples() const override {
    return "  aludel import diesel migrations\n"
           "  aludel import golang-migrate db/migrations/postgres --dialect postgresql\n"
           "  aludel import flyway src/main/resources/db/migration --into revisions/core\n"
           "  aludel import sqlx migrations --adopt     # the database has been made by sqlx\n"
           "  aludel import plain sql --format json\n";
  }
  void declare(Arguments& arguments) override {
    arguments.positional(base::join(workspace::import_tools(), "|"), tool_,
                         "The tool; plain: SQL files that are run in the order of their names");
    arguments.positional("PATH", path_, "The folder of its migrations");
    arguments.option("--into", into_, "DIR", "Where the files go; default: the revisions folder");
    arguments.option("--dialect", dialect_, "NAME",
                     "What the SQL is written for; default: that of the database");
    arguments.flag("--adopt", adopt_, "Stamp the database with the revision that the tool's own table says");
  }

  base::Exit run(Call& call) override {
    if (!tool_ || !path_)
      throw base::Error(base::Exit::usage, "arguments",
                        tool_ ? "where are the migrations?" : "which tool's migrations?",
                        "name both: aludel import TOOL PATH");
    const auto& project = into_ && !adopt_ ? call.project_if_any() : call.project();
    Progress progress(call.terminal, call.surroundings.clock);
    const auto result = workspace::import_revisions(call.surroundings, project,
                                                    {*tool_, *path_, into_, dialect_, adopt_}, progress);
    for (const auto& note : result.notes) call.terminal.complain(base::to_text(note));
    call.answer(text_of(call, result), json_of(call, result));
    return base::Exit::done;
  }

private:
  static std::string shown(const Call& call, const std::filesystem::path& path) {
    return workspace::shown(path, call.surroundings.folder);
  }

  std::string text_of(const Call& call, const workspace::ImportResult& result) const {
    std::string text;
    for (const auto& file : result.files) text += "made " + shown(call, file.path) + "\n";
    const auto [typed, raw] = sum_of(result);
    text += "imported " + base::count_of(result.files.size(), "revision") + ": " +
            base::count_of(typed, "step") + " and " + base::count_of(raw, "statement") +
            " of raw SQL, ups and downs together\n";
    if (result.stamped) text += "stamped: the database counts as at " + *result.stamped + "\n";
    if (adopt_ && !result.stamped)
      text += "not stamped: " + *tool_ + " has applied nothing to the database\n";
    return text;
  }

  base::Json json_of(const Call& call, const workspace::ImportResult& result) const {
    base::Json revisions = base::Json::array();
    for (const auto& [imported, path] : result.files) {
      const auto& header = imported.revision.header;
      revisions.push(base::Json::object()
                         .add("revision", header.id)
                         .add("message", header.message)
                         .add("version", imported.version)
                         .add("path", shown(call, path))
                         .add("up", to_json(imported.up))
                         .add("down", to_json(imported.down).add("kind", down_word(imported.revision))));
    }
    base::Json notes = base::Json::array();
    for (const auto& note : result.notes)
      notes.push(base::Json::object().add("message", note.message).add("path", note.place.path()));
    const auto [typed, raw] = sum_of(result);
    base::Json json = base::Json::object();
    json.add("tool", *tool_).add("revisions", std::move(revisions));
    json.add("summary",
             base::Json::object().add("revisions", result.files.size()).add("steps", typed).add("raw", raw));
    json.add("notes", std::move(notes));
    json.add("stamped", result.stamped ? base::Json(*result.stamped) : base::Json());
    return json;
  }

  std::optional<std::string> tool_, path_, into_, dialect_;
  bool adopt_ = false;
};
} // namespace

std::unique_ptr<Command> make_import() { return std::make_unique<Import>(); }

} // namespace aludel::cli
