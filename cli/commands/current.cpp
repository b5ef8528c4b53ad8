#include "cli/commands/commands.hpp"
#include "framework/base/text.hpp"
#include "framework/graph/target.hpp"

#include <algorithm>

namespace aludel::cli {

namespace {
class Current final : public Command {
public:
  std::string name() const override { return "current"; }
  std::string summary() const override { return "Show where the database is."; }
  std::string examples() const override {
    return "  aludel current\n  aludel current -c && echo up to date   # exit 4 when not at all heads\n  "
           "aludel current -v\n";
  }
  void declare(Arguments& arguments) override {
    arguments.flag("-v,--verbose", verbose_, "The whole header of each revision");
    arguments.flag("-c,--check-heads", check_heads_, "Exit 4 unless the database is at all heads");
  }
  base::Exit run(Call& call) override {
    const auto& graph = call.graph();
    const auto database = workspace::look_at(call.surroundings, call.project(), call.project().settings.wait);
    const auto rows = workspace::heads_of(database.get());
    auto marks = report::Marks{};
    graph::Ids known;
    for (const auto& id : rows) (graph.find(id) != nullptr ? known : marks.unknown).push_back(id);
    marks.applied = graph.ancestors(known, graph::Edges::all);
    const auto shown = with_effective_heads(graph, known, *marks.applied);
    show(call, graph, shown, marks, database.get());
    graph::require_known(graph, rows);
    if (check_heads_) require_heads(graph, rows);
    return base::Exit::done;
  }

private:
  /// A head that another branch depends on is applied without having a row of its own.
  static graph::Ids with_effective_heads(const graph::Graph& graph, graph::Ids rows,
                                         const graph::IdSet& applied) {
    for (const auto& head : graph.heads())
      if (applied.count(head) > 0 && std::find(rows.begin(), rows.end(), head) == rows.end())
        rows.push_back(head);
    return graph.ordered({rows.begin(), rows.end()});
  }

  void show(Call& call, const graph::Graph& graph, const graph::Ids& ids, const report::Marks& marks,
            workspace::Database* database) const {
    std::string text;
    if (verbose_ && !call.json)
      text += "current revision of " + dialect::parse_url(call.project().database).shown() + "\n";
    for (const auto& id : ids)
      text += verbose_ ? "\n" + report::block(graph, id, marks) : report::head_line(graph, id, marks) + "\n";
    auto json = report::to_json(graph, ids, marks);
    for (const auto& id : marks.unknown) {
      const auto rows = database->journal->applied(id);
      const auto* kept = rows.empty() ? nullptr : &rows.back();
      text += report::unknown_line(id, kept) + "\n";
      json.push(report::unknown_json(id, kept));
    }
    call.answer(text, json);
  }

  static void require_heads(const graph::Graph& graph, const graph::Ids& rows) {
    const auto heads = graph.real_heads();
    if (graph::IdSet(rows.begin(), rows.end()) == graph::IdSet(heads.begin(), heads.end())) return;
    throw base::Error(base::Exit::mismatch, "pending",
                      "the database is not at all heads (" + base::join(heads, ", ") + ")",
                      "run `aludel upgrade heads`");
  }

  bool verbose_ = false, check_heads_ = false;
};
} // namespace

std::unique_ptr<Command> make_current() { return std::make_unique<Current>(); }

} // namespace aludel::cli
