#include "tests/conformance/replayed.hpp"

#include "dialects/registry.hpp"
#include "framework/workspace/history.hpp"

namespace aludel::conformance {

namespace {
base::MemoryFiles files_of(const CaseFile& file) {
  base::MemoryFiles files;
  for (const auto& [name, text] : revision_files(file)) files.texts["/case/" + name] = text;
  return files;
}
} // namespace

std::string replay_case(const CaseFile& file, const dialect::Dialect& dialect, plan::Direction direction,
                        const std::function<void(const replay::Work&)>& visit) {
  const auto files = files_of(file);
  workspace::History history(files, {"/case"}, "/case", workspace::dialect_names(all_dialects()));
  history.load_bodies();
  const auto& graph = history.graph();
  const replay::Subject subject{graph,
                                [&](const auto& id) -> const model::Revision& { return history.body(id); },
                                std::string(dialect.name()),
                                dialect.naming(),
                                {}};
  const auto plan = direction == plan::Direction::up ? plan::plan_upgrade(graph, "step", {"before"})
                                                     : plan::plan_downgrade(graph, "before", {"step"});
  base::Diagnostics problems;
  replay::replay(subject, plan, {}, visit, problems);
  std::string text;
  for (const auto& problem : problems) text += "! " + problem.message + "\n";
  return text;
}

} // namespace aludel::conformance
