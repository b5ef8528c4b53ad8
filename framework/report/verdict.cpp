#include "framework/report/verdict.hpp"

#include "framework/report/findings.hpp"
#include "framework/report/volume.hpp"

#include <algorithm>

namespace aludel::report {

std::string to_text(const Verdict& verdict, bool colour) {
  auto told = verdict.result;
  std::erase_if(told.findings, [](const lint::Finding& finding) {
    return finding.severity == base::Severity::info || finding.suppressed;
  });
  return told.findings.empty() ? "" : to_text(told, colour);
}

void add_to(base::Json& json, const Verdict& verdict) {
  json.add("findings", findings_json(verdict.result));
  json.add("tables", volumes_json(verdict.result)).add("lint", verdict.mode);
}

} // namespace aludel::report
