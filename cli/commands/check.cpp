#include "cli/commands/commands.hpp"
#include "framework/base/passwords.hpp"
#include "framework/base/text.hpp"
#include "framework/report/operations.hpp"
#include "framework/report/words.hpp"
#include "framework/workspace/compare.hpp"

#include <algorithm>

namespace aludel::cli {

namespace {
struct Checked {
  graph::Ids rows;
  graph::Ids unknown; ///< version rows that this checkout does not know: the database is ahead
  graph::Ids pending;
  workspace::Difference drift;
  workspace::Schema predicted;
};

class Check final : public Command {
public:
  std::string name() const override { return "check"; }
  std::string summary() const override {
    return "Exit 4 when revisions are pending, or the database is not what its revisions make.";
  }
  std::string examples() const override {
    return "  aludel check\n  aludel check --pending     # only whether something is to be applied\n"
           "  aludel -e production check --format json\n";
  }
  void declare(Arguments& arguments) override {
    arguments.flag("--pending", only_pending_, "Do not compare the schema");
  }
  base::Exit run(Call& call) override {
    auto database = workspace::connect(call.surroundings, call.project(), workspace::Missing::refuse,
                                       call.project().settings.wait);
    const auto checked = check(call, database);
    call.answer(text_of(checked), json_of(checked, *database.dialect));
    return is_clean(checked) ? base::Exit::done : base::Exit::mismatch;
  }

private:
  Checked check(Call& call, workspace::Database& database) const {
    const auto& graph = call.graph();
    Checked checked;
    checked.rows = database.journal->heads();
    graph::Ids known;
    for (const auto& id : checked.rows) (graph.find(id) != nullptr ? known : checked.unknown).push_back(id);
    const auto applied = graph.ancestors(known, graph::Edges::all);
    std::copy_if(graph.ids().begin(), graph.ids().end(), std::back_inserter(checked.pending),
                 [&](const auto& id) { return checked.unknown.empty() && applied.count(id) == 0; });
    // What an unknown revision did is no drift, and cannot be told from it.
    if (only_pending_ || !checked.unknown.empty()) return checked;
    call.history().load_bodies();
    checked.predicted = workspace::predicted(call.history(), known, *database.dialect, &database);
    checked.drift = workspace::difference(checked.predicted, workspace::inspected(call.project(), database),
                                          *database.dialect, {true, call.project().database});
    return checked;
  }

  static bool is_clean(const Checked& checked) {
    return checked.unknown.empty() && checked.pending.empty() && checked.drift.empty();
  }

  static std::string text_of(const Checked& checked) {
    std::string text;
    if (!checked.unknown.empty())
      text +=
          "the database is ahead: these revisions are not here: " + report::rows_text(checked.unknown) + "\n";
    if (!checked.pending.empty())
      text += "pending: " + base::count_of(checked.pending.size(), "revision") + ": " +
              report::rows_text(checked.pending) + "\n";
    if (!checked.drift.operations.empty())
      text += "drift: the database is not what its revisions make; this was done beside them:\n" +
              base::without_passwords(report::to_yaml(checked.drift.operations)); // shown, and never run
    for (const auto& one : checked.drift.beyond) text += "drift: " + base::without_passwords(one) + "\n";
    if (checked.drift.as_written)
      text += "texts were compared as written: " + *checked.drift.as_written + "\n";
    if (is_clean(checked))
      text += "the database is what its revisions make, at " + report::rows_text(checked.rows) + "\n";
    return text;
  }

  static base::Json json_of(const Checked& checked, const dialect::Dialect& dialect) {
    base::Json json = base::Json::object();
    json.add("current", checked.rows).add("unknown", checked.unknown).add("pending", checked.pending);
    const auto drift = report::to_json(checked.drift.operations, checked.predicted.catalog, dialect);
    json.add("drift", base::json_without_passwords(drift));
    json.add("beyond", base::json_without_passwords(checked.drift.beyond));
    if (checked.drift.as_written) json.add("compared_as_written", *checked.drift.as_written);
    return json;
  }

  bool only_pending_ = false;
};
} // namespace

std::unique_ptr<Command> make_check() { return std::make_unique<Check>(); }

} // namespace aludel::cli
