#pragma once
#include "cli/terminal.hpp"
#include "framework/base/error.hpp"
#include "framework/base/json.hpp"
#include "framework/report/revisions.hpp"
#include "framework/workspace/database.hpp"
#include "framework/workspace/history.hpp"

#include <memory>
#include <optional>
#include <string>

namespace aludel::cli {

/// What a command finds when it runs: the global options, read.
class Call {
public:
  Call(const workspace::Surroundings& around, workspace::Choice chosen, const Terminal& shown_on,
       bool as_json, std::string as_format)
      : surroundings(around),
        choice(std::move(chosen)),
        terminal(shown_on),
        json(as_json),
        format(std::move(as_format)) {}

  const workspace::Surroundings& surroundings;
  const workspace::Choice choice;
  const Terminal terminal;
  const bool json;
  const std::string format; ///< one of the command's formats()

  /// Opens the project; once.
  const workspace::ChosenProject& project();
  /// The same, or one without revisions where there is no project file.
  const workspace::ChosenProject& project_if_any();
  workspace::History& history();
  const graph::Graph& graph() { return history().graph(); }

  /// Text for people, made printable, or JSON.
  void answer(const std::string& text, const base::Json& json) const;
  /// A file's text, byte by byte, or JSON.
  void answer_document(const std::string& text, const base::Json& json) const;
  void answer_json(const base::Json& json) const;

  /// What the database says of revisions, when one is named on the command line or `demanded`, and where it
  /// is there.
  report::Marks marks(bool demanded);
  /// The version rows; empty when there is no database yet.
  graph::Ids rows();

private:
  std::optional<graph::Ids> rows_for_marks(bool demanded);
  std::unique_ptr<workspace::ChosenProject> project_;
  std::unique_ptr<workspace::History> history_;
};

} // namespace aludel::cli
