#pragma once
#include "framework/runner/observer.hpp"
#include "framework/workspace/script.hpp"
#include "tests/conformance/case_file.hpp"

#include <map>
#include <memory>
#include <string>

namespace aludel::conformance {

/// A project in memory and a database: the library as a program would use it.
class Workbench {
public:
  /// `revisions`: file name → text.
  Workbench(std::map<std::string, std::string> revisions, std::string url);
  ~Workbench();

  runner::RunResult upgrade(const std::string& target = "head");
  runner::RunResult downgrade(const std::string& target);
  report::PlanReport plan(plan::Direction direction, const std::string& target);

  /// Takes over the database as it is: the text of the revision that makes it, which it counts as being at.
  std::string baseline(const std::string& id);

  /// The script of a migration; `range` is FROM:TO.
  std::string script(plan::Direction direction, const std::string& range);

  /// The tables of the database without Aludel's own, one JSON text a table, then its other objects, a line
  /// each; the order of columns, constraints and indexes does not count.
  std::string schema();
  /// All rows of all tables, as text, sorted.
  std::string rows();
  /// The version rows, and the journal without run, times and author, as text.
  std::string records();
  /// The case says by `-- needs postgresql --` that the server must be of a later major version.
  bool is_too_old(const CaseFile& file);
  /// Runs every revision up, down and up again on scratch databases: what is not as the history says, or
  /// cannot run, a line each.
  std::string unproven();
  /// Runs one statement.
  void execute(const std::string& sql);

private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

} // namespace aludel::conformance
