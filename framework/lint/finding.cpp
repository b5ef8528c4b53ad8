#include "framework/lint/finding.hpp"

namespace aludel::lint {

base::Diagnostic to_diagnostic(const Finding& finding) {
  return {finding.severity, finding.rule, finding.message, finding.help, finding.extent.place};
}

} // namespace aludel::lint
