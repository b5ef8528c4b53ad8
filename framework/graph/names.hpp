#pragma once
#include "framework/base/diagnostic.hpp"
#include "framework/graph/adjacency.hpp"
#include "framework/model/revision.hpp"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

namespace aludel::graph {

using Headers = std::vector<model::RevisionHeader>;

/// The words of the target syntax.
inline constexpr std::array<std::string_view, 4> reserved_words = {"head", "heads", "base", "current"};
bool is_reserved(std::string_view name);

/// Why a text can not be a revision id or a branch label ("has the character '@'"); empty when it can.
/// Refused is what the target syntax, file names and lists of ids need for themselves.
std::string why_illegal(std::string_view name);

/// What the texts of the headers name, each by its place in the list of headers.
struct Names {
  std::unordered_map<std::string, Node> revisions;
  std::unordered_map<std::string, Node> labels; ///< by the revision that declares them
};

/// Faults go into `problems`; what is faulty but known is named all the same, so that one fault is told once.
Names read_names(const Headers& headers, base::Diagnostics& problems);

} // namespace aludel::graph
