#pragma once
#include "framework/report/verdict.hpp"
#include "framework/workspace/database.hpp"
#include "framework/workspace/history.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// The lint in front of an upgrade.
namespace aludel::workspace {

struct Gate {
  enum class Mode { on, strict, off }; ///< errors stop a run; warnings too; nothing is judged
  Mode mode = Mode::on;
  std::map<std::string, std::string> allow; ///< rule → why its findings are accepted this time
};

std::string_view to_string(Gate::Mode mode); ///< "on"
/// Back from its name; of another text, `on`.
Gate::Mode parse_mode(std::string_view name);

/// `--allow RULE=REASON`. Throws Error exit 2 for a rule that there is not, or no reason.
std::map<std::string, std::string> read_allow(const std::vector<std::string>& texts);

/// Judges the ways up of a plan on the history that stands before it, for one dialect. The bodies are read.
/// Throws Error exit 2 for what is wrong with `lint:` of the project.
report::Verdict judged(const Surroundings& surroundings, const ChosenProject& project, History& history,
                       const Gate& gate, const plan::Plan& plan, const dialect::DialectPtr& dialect);

/// The same where the plan is to run; null: there is no database yet. It is judged for that server, and the
/// tables there are known; what they hold is asked where errors and warnings are about them.
report::Verdict judged_on(Database* database, const Surroundings& surroundings, const ChosenProject& project,
                          History& history, const Gate& gate, const plan::Plan& plan,
                          const dialect::DialectPtr& dialect);

/// What the lint is told of a database with these version rows; null: there is none, or it may not be asked.
lint::Known known_of(const graph::Graph& graph, const graph::Ids& rows, Database* database);

/// Throws Error exit 3 when the verdict stops the run.
void require_acceptable(const report::Verdict& verdict);

/// Writes down what the tables hold that errors and warnings are about; null: nothing is there. A finding of
/// lost data becomes a remark where the database has none of its tables.
void weigh(lint::Result& result, Database* database);

} // namespace aludel::workspace
