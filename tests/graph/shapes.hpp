#pragma once
#include "framework/graph/graph.hpp"

#include <random>
#include <string>
#include <string_view>

/// Graphs in a line of text, for tables of cases:
///
///   "a; b<a #left; c<a @2024; d<b,c; e<b +c"
///
/// `<` parents, `+` what it depends on, `#` labels, `@` when it was created. Each revision stands in a file
/// of its own name, its parts in the columns of the text.
namespace shapes {

using aludel::graph::Graph;
using aludel::graph::Ids;
using aludel::graph::IdSet;
using aludel::model::RevisionId;
using Headers = std::vector<aludel::model::RevisionHeader>;

Headers headers(std::string_view shape);

/// Fails the test when the shape has faults.
Graph graph(std::string_view shape);
Graph graph(Headers headers);

Ids words(std::string_view text);
std::string text(const Ids& ids);
std::string text(const IdSet& ids);

/// `n` revisions with merges, dependencies and several bases, ids and creation times shuffled.
Headers random_headers(std::mt19937& random, std::size_t n);

} // namespace shapes
