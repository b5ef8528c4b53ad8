#pragma once
#include "framework/dialect/dialect.hpp"
#include "framework/model/step.hpp"
#include "tests/lint/lint_case.hpp"

#include <string>
#include <vector>

namespace aludel::locks {

/// What a step does to a relation that was there before it.
struct Touch {
  std::string relation;
  dialect::Impact impact;
  int since = 0; ///< servers of an older major version leave the relation alone
};
using Touches = std::vector<Touch>;

/// "t: ACCESS EXCLUSIVE scan rewrite".
std::string line_of(const Touch& touch);
/// A line each, by relation; "none" for none.
std::vector<std::string> lines_of(const Touches& touches);
/// "ACCESS EXCLUSIVE scan rewrite"; "none" without a lock.
std::string text_of(const dialect::Impact& impact);

/// Of two locks; the empty one is the weakest.
const std::string& stronger(const std::string& a, const std::string& b);
/// The strongest lock, and whether any table is read or written anew.
dialect::Impact together(const std::vector<dialect::Impact>& impacts);
dialect::Impact together(const Touches& touches);

struct LockCase {
  std::string title;
  int since = 0;     ///< the oldest server that can do it; 0: every one
  int until = 0;     ///< the newest of which it holds; 0: every one
  model::Steps step; ///< one
  Touches touches;
};

/// tests/cases/locks/THEME.case, laid out as the cases of the lint. The first case is the stage of the
/// others: its steps are there before each of them.
///
///   === TITLE [(since VERSION)] [(until VERSION)]
///   --- step
///   - OPERATION
///   --- FILE.sql                           what `sql_file: FILE.sql` reads; may be absent
///   => RELATION: LOCK [scan] [rewrite][, since VERSION]
///   => none
///
/// A relation is named when it was there before. `scan`: all its rows are read; `rewrite`: they are written
/// anew. An index is named where its lock is stronger than that of its table.
struct LockFile {
  lint_test::LintCaseFile file;
  model::Steps stage;
  std::vector<LockCase> cases;
};

/// All of tests/cases/locks, by name. Fails the test for what cannot be read.
std::vector<LockFile> lock_files();

/// The same file with other touches, in the order of its cases, written over it.
void approve(const LockFile& file);

} // namespace aludel::locks
