#pragma once
#include "tests/lint/lint_case.hpp"

#include <string>
#include <vector>

namespace aludel::lint_test {

/// A history of a case, run statement by statement on a database, beside what all rules say of it. A
/// statement that fails is rolled back, and the next one runs.
struct LiveHistory {
  /// Statements that fail and have no finding, and findings that promise a failure of a statement that does
  /// not fail, a line each. Only the first failure counts: behind it the paper knows more than the database.
  std::vector<std::string> surprises;
  std::size_t statements = 0; ///< that ran, or were tried
  std::string skipped;        ///< why it was not run to its end; empty: it was
};

LiveHistory run_live(const LintCase& one, const dialect::Dialect& dialect, const std::string& url);

} // namespace aludel::lint_test
