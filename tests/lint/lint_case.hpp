#pragma once
#include "tests/lint/history_text.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace aludel::lint_test {

/// A history of a case file, and what is found in it.
struct LintCase {
  std::string title;
  std::string settings; ///< of `lint:`; may be empty
  std::vector<RevisionText> revisions;
  std::vector<std::string> findings; ///< as line_of says them
};

/// tests/cases/lint/RULE.case: what stands before the first case describes it.
///
///   === TITLE
///   lint: {…}                           settings; may be absent
///   --- ID [DIALECT] [< PARENT, …]      a revision, whose parent is the one before it
///   YAML without a header, or SQL
///   => ID:LINE:COLUMN SEVERITY RULE: MESSAGE
struct LintCaseFile {
  std::filesystem::path path;
  std::string description;
  std::vector<LintCase> cases;

  std::string rule() const { return path.stem().string(); }
  std::string text() const;
};

LintCaseFile read_lint_cases(const std::filesystem::path& path);
/// All of tests/cases/lint, or of a folder below it, by name.
std::vector<LintCaseFile> all_lint_cases(const std::string& folder = {});

/// Files, their graph, waivers or the journal of a database have it, and no history in memory does: it is
/// tried elsewhere (waivers.case, the tests of the verb).
bool is_beyond_histories(const lint::Rule& rule);

/// "--- ID [DIALECT] [< PARENT, …]" without its dashes; `previous` is the parent where none is named.
RevisionText read_heading(const std::string& heading, const std::string& previous);

} // namespace aludel::lint_test
