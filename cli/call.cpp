#include "cli/call.hpp"

namespace aludel::cli {

const workspace::ChosenProject& Call::project() {
  if (!project_)
    project_ = std::make_unique<workspace::ChosenProject>(workspace::open_project(surroundings, choice));
  return *project_;
}

workspace::History& Call::history() {
  if (!history_)
    history_ = std::make_unique<workspace::History>(surroundings.files, project().revision_folders,
                                                    surroundings.folder,
                                                    workspace::dialect_names(surroundings.dialects));
  return *history_;
}

void Call::answer(const std::string& text, const base::Json& value) const {
  if (json)
    answer_json(value);
  else
    terminal.answer(text);
}

void Call::answer_json(const base::Json& value) const { terminal.answer(value.dump(2) + "\n"); }

graph::Ids Call::rows() {
  const auto database = workspace::look_at(surroundings, project());
  return workspace::heads_of(database.get());
}

report::Marks Call::marks(bool demanded) {
  if (!demanded && !project().database_named && !json) return {};
  graph::Ids known;
  try {
    known = rows();
  } catch (const base::Error&) {
    // The JSON shape says `applied` is null without a database; only one that was asked for must answer.
    if (demanded || project().database_named) throw;
    return {};
  }
  report::Marks marks;
  graph::IdSet present;
  for (const auto& id : known)
    if (graph().find(id) != nullptr) present.insert(id);
  marks.rows = present;
  marks.applied = graph().ancestors({present.begin(), present.end()}, graph::Edges::all);
  return marks;
}

} // namespace aludel::cli
