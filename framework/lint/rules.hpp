#pragma once
#include "framework/lint/rule.hpp"

/// The functions of the rules, one in each file of rules/. What they are called with is in passage.hpp, what
/// they ask is in facts.hpp and its neighbours.
namespace aludel::lint::rules {

#define OVER_TRANSITION(function, ...) Remarks function(const Transition& t);
#define OVER_PASSAGE(function, ...) Remarks function(const Passage& passage);
#define OVER_GRAPH(function, ...) Remarks function(const Scene& scene);
#define ENGINE(...)
#include "framework/lint/rules.def"
#undef OVER_TRANSITION
#undef OVER_PASSAGE
#undef OVER_GRAPH
#undef ENGINE

} // namespace aludel::lint::rules
