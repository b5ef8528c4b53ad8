#include "cli/call.hpp"

#include "framework/base/text.hpp"
#include "framework/report/words.hpp"

namespace aludel::cli {

namespace {
std::unique_ptr<workspace::HeaderIndex> header_index(const workspace::Surroundings& around,
                                                     const workspace::ChosenProject& project) {
  if (project.file.empty()) return nullptr;
  const auto reader = around.tool_version + " " + base::join(workspace::dialect_names(around.dialects), " ");
  return std::make_unique<workspace::HeaderIndex>(around.files, project.folder / ".aludel/cache/headers",
                                                  reader);
}
} // namespace

const workspace::ChosenProject& Call::project() {
  if (!project_)
    project_ = std::make_unique<workspace::ChosenProject>(workspace::open_project(surroundings, choice));
  return *project_;
}

const workspace::ChosenProject& Call::project_if_any() {
  if (!project_)
    project_ =
        std::make_unique<workspace::ChosenProject>(workspace::open_project_if_any(surroundings, choice));
  return *project_;
}

workspace::History& Call::history() {
  if (!history_)
    history_ = std::make_unique<workspace::History>(
        surroundings.files, project().revision_folders, surroundings.folder,
        workspace::dialect_names(surroundings.dialects), header_index(surroundings, project()));
  return *history_;
}

void Call::answer(const std::string& text, const base::Json& value) const {
  if (json)
    answer_json(value);
  else
    terminal.answer(base::printable(text));
}

void Call::answer_document(const std::string& text, const base::Json& value) const {
  if (json)
    answer_json(value);
  else
    terminal.answer(text);
}

void Call::answer_json(const base::Json& value) const { terminal.answer(value.dump(2) + "\n"); }

graph::Ids Call::rows() {
  const auto database = workspace::look_at(surroundings, project(), project().settings.wait);
  return workspace::heads_of(database.get());
}

std::optional<graph::Ids> Call::rows_for_marks(bool demanded) {
  const bool must_answer = demanded || project().database_named;
  if (!must_answer && !json) return std::nullopt;
  try {
    const auto database = workspace::look_at(surroundings, project(), project().settings.wait);
    if (!database) return std::nullopt;
    return database->journal->heads();
  } catch (const base::Error&) {
    // The JSON shape says `applied` is null without a database; only one that was asked for must answer.
    if (must_answer) throw;
    return std::nullopt;
  }
}

report::Marks Call::marks(bool demanded) {
  const auto known = rows_for_marks(demanded);
  if (!known) return {};
  report::Marks marks;
  for (const auto& id : *known)
    if (graph().find(id) != nullptr)
      marks.rows.insert(id);
    else
      marks.unknown.push_back(id);
  if (!marks.unknown.empty())
    terminal.say("warning: the database is ahead of these revisions: no file here declares " +
                 report::rows_text(marks.unknown) + ", so what is pending is not known");
  marks.applied = graph().ancestors({marks.rows.begin(), marks.rows.end()}, graph::Edges::all);
  return marks;
}

} // namespace aludel::cli
