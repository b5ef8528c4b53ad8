#pragma once
#include "framework/report/revisions.hpp"

#include <string>

/// The history as a picture. Each picture is newest first; with `marks` of a database it tells what is
/// applied.
namespace aludel::report {

/// Lines and stars, as `git log --graph` draws them.
std::string drawn(const graph::Graph& graph, const Marks& marks);

/// Graphviz: https://graphviz.org/doc/info/lang.html. Dependencies are dashed.
std::string dot(const graph::Graph& graph, const Marks& marks);

/// A Mermaid flowchart: https://mermaid.js.org/syntax/flowchart.html.
std::string mermaid(const graph::Graph& graph, const Marks& marks);

} // namespace aludel::report
