#pragma once
#include "framework/lint/rule.hpp"
#include "framework/model/revision.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aludel::lint {

/// Where a finding stands: from a place to the byte behind its end. Lines and columns count from 1; an end of
/// line 0 is not known.
struct Extent {
  base::Place place;
  int end_line = 0;
  int end_column = 0;
};

/// One thing that is wrong, or that the author has accepted.
struct Finding {
  std::string rule;
  std::string_view group; ///< to_string of the rule's; of faults that no rule finds: "order"
  base::Severity severity = base::Severity::error;
  std::string message;
  std::string help;
  model::RevisionId revision; ///< empty: of no single one
  Extent extent;
  std::string dialect;                           ///< empty: on every dialect of the project
  std::string operation;                         ///< "drop_table"; empty: of no single one
  std::optional<std::size_t> step = {};          ///< its place among those of its direction
  std::vector<model::QualifiedName> tables = {}; ///< that the operation changes
  bool data_loss = false;
  bool suppressed = false;
  std::string reason; ///< of a suppressed one: why it is accepted
  std::string fix;    ///< the text that takes the place of the extent; empty: none
};
using Findings = std::vector<Finding>;

/// For people: with its rule as the code.
base::Diagnostic to_diagnostic(const Finding& finding);

} // namespace aludel::lint
