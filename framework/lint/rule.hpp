#pragma once
#include "framework/base/diagnostic.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Judges revisions by the schema that the history before them made. No database is asked.
namespace aludel::lint {

struct Transition;
struct Passage;
struct Scene;

/// What rules are about. The words are those of `group:NAME` in the project file.
enum class Group {
  data_loss,
  locking,
  rewrite,
  transactions,
  idempotency,
  security,
  history,
  compatibility,
  style,
  down_steps,
  order,
  rebuilds,
  analysis,
  waivers
};
std::string_view to_string(Group group); ///< "data-loss"
std::vector<std::string> group_names();

/// What a rule says of one place. The engine adds what the rule's row and the project say of it.
struct Remark {
  std::string message;                         ///< what happens, with the names of objects; one sentence
  std::string help = {};                       ///< the safe way: SQL or a step that parses, or what to do
  std::optional<base::Place> place = {};       ///< absent: that of the transition, or of the revision's id
  std::optional<base::Severity> severity = {}; ///< absent: the rule's own; the project's word counts more
  bool data_loss = false;                      ///< rows or values are gone afterwards
  std::string fix = {};                        ///< the text that replaces the statement; empty: none
  std::string revision = {};                   ///< of a rule over the graph: in whose file it stands
};
using Remarks = std::vector<Remark>;

enum class Ways { up, down, both };

/// One row of rules.def. A rule is one function; it sees one operation, one revision, or the whole graph.
struct Rule {
  std::string_view name; ///< stable, never used again for something else
  Group group;
  std::optional<base::Severity> severity; ///< empty: off unless the project asks for it
  std::string_view dialect;               ///< empty: every one
  Ways ways;                              ///< in which steps it looks
  std::string_view summary;               ///< one sentence
  Remarks (*over_transition)(const Transition&) = nullptr;
  Remarks (*over_passage)(const Passage&) = nullptr;
  Remarks (*over_graph)(const Scene&) = nullptr;
};

/// All rules, in the order of rules.def.
const std::vector<Rule>& all_rules();

/// Null when there is none of that name.
const Rule* find_rule(std::string_view name);
std::vector<std::string> rule_names();

} // namespace aludel::lint
