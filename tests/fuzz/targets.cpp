#include "framework/base/error.hpp"
#include "framework/graph/target.hpp"
#include "tests/fuzz/require.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

using namespace aludel;
using fuzz::require;
using graph::Ids;
using graph::IdSet;

namespace {
struct Row {
  const char* id;
  Ids parents = {};
  Ids depends_on = {};
  const char* label = nullptr;
};
struct Scene {
  std::vector<Row> revisions;
  Ids current;
};

const std::array<Scene, 6> scenes{{
    {{}, {}},
    {{{"r1"}, {"r2", {"r1"}}, {"r3", {"r2"}}, {"r4", {"r3"}}}, {"r2"}},
    {{{"a"}, {"b", {"a"}, {}, "left"}, {"c", {"a"}, {}, "right"}, {"d", {"b", "c"}}, {"e", {"d"}}},
     {"b", "c"}},
    {{{"a", {}, {}, "core"}, {"b", {"a"}}, {"c", {"b"}}, {"x", {}, {}, "net"}, {"y", {"x"}, {"b"}}},
     {"c", "x"}},
    {{{"ae1027a6acf"}, {"ae1099c3d1f", {"ae1027a6acf"}}, {"55", {"ae1099c3d1f"}, {}, "network"}}, {"55"}},
    {{{"a"}, {"b", {"a"}}}, {"gone"}},
}};

std::vector<model::Located> located(const Ids& ids) {
  std::vector<model::Located> all;
  for (const auto& id : ids) all.push_back({id, {}});
  return all;
}

graph::Graph graph_of(const std::vector<Row>& revisions) {
  std::vector<model::RevisionHeader> headers;
  for (const auto& row : revisions) {
    auto& header = headers.emplace_back();
    header.id = row.id;
    header.down_revisions = located(row.parents);
    header.depends_on = located(row.depends_on);
    if (row.label != nullptr) header.branch_labels = located({row.label});
  }
  base::Diagnostics problems;
  auto graph = graph::Graph::build(std::move(headers), problems);
  require(problems.empty(), "the harness has sound graphs");
  return graph;
}

/// The ids that `work` finds, or none where it complains; what else it throws ends the harness.
template<class Work>
Ids answer(const graph::Graph& graph, Work work) {
  try {
    const auto ids = work();
    for (const auto& id : ids) require(graph.find(id) != nullptr, "an answer is of the graph");
    require(IdSet(ids.begin(), ids.end()).size() == ids.size(), "an answer names each revision once");
    return ids;
  } catch (const base::Error& error) {
    require(error.exit() == base::Exit::usage || error.exit() == base::Exit::mismatch, "the exit is 2 or 4");
    for (const auto& problem : error.diagnostics())
      require(!problem.message.empty() && !problem.help.empty(), "a complaint says the way out");
    return {};
  }
}

/// Whether each revision of a way up comes after all that it needs.
void require_order(const graph::Graph& graph, const Ids& route, const Ids& current) {
  auto applied = graph.ancestors(current, graph::Edges::all);
  for (const auto& id : route) {
    require(applied.count(id) == 0, "what is applied is not applied again");
    applied.insert(id);
    for (const auto& needed : graph.ancestors({id}, graph::Edges::all))
      require(applied.count(needed) == 1, "what a revision needs comes before it");
  }
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const auto& scene = scenes[bytes[0] % scenes.size()];
  const std::string_view target(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const auto graph = graph_of(scene.revisions);
  const auto up = answer(graph, [&] { return upgrade_route(graph, target, scene.current).revisions; });
  if (!up.empty()) require_order(graph, up, scene.current);
  auto down = answer(graph, [&] { return downgrade_route(graph, target, scene.current).revisions; });
  require(up.empty() || down.empty(), "one target is not both above and below");
  answer(graph, [&] { return graph::resolve(graph, target); });
  answer(graph, [&] { return graph::resolve(graph, target, scene.current); });
  answer(graph, [&] { return graph::resolve_range(graph, target, scene.current); });
  for (const bool purge : {false, true})
    answer(graph, [&] {
      const auto rows = graph::stamped(graph, {std::string(target)}, scene.current, purge);
      return Ids(rows.begin(), rows.end());
    });
  return 0;
}
