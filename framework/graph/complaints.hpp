#pragma once
#include "framework/graph/graph.hpp"
#include "framework/graph/identifier.hpp"

#include <string>
#include <string_view>

namespace aludel::graph {

/// Throws Error exit 2. The complaints of the target syntax that more than one place makes.
[[noreturn]] void refuse(std::string code, std::string message, std::string help = {});

/// A word that names nothing, with the nearest id or label.
[[noreturn]] void refuse_unknown(const Graph& graph, const std::string& word, const std::string& text);

/// A database where a revision is due.
void refuse_url(std::string_view text);

/// Several heads where one is due, with the ways out.
[[noreturn]] void refuse_heads(const Graph& graph, const Ids& heads, const std::string& text);

/// A walk that can go on in several ways.
[[noreturn]] void refuse_fork(const Identifier& target, const std::string& at, const Ids& candidates);

/// A walk that is longer than the line.
[[noreturn]] void refuse_overrun(const Identifier& target, int possible, const std::string& at);

/// "at 'a' and 'b'", "at base".
std::string position_of(const Ids& rows);

} // namespace aludel::graph
