#pragma once
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <string>
#include <vector>

namespace aludel::test_support {

/// A project on disk and the program beside it.
class Project {
public:
  /// The program that ALUDEL_PROGRAM names (set by the build), in a new folder with an empty project.
  explicit Project(std::string database);

  const std::filesystem::path& folder() const { return folder_.path(); }
  const std::string& database() const { return database_; }
  void write(const std::string& name, std::string_view text) const { folder_.write(name, text); }
  void revision(const std::string& id, const std::string& parents, const std::string& body) const;
  /// `length` revisions r001 … in a line, each a table of that name with one row.
  void chain(int length) const;

  ProcessResult run(std::vector<std::string> arguments,
                    const std::map<std::string, std::string>& environment = {}) const;
  RunningProcess start(std::vector<std::string> arguments) const;

  /// The command line of a call, for tests that start it themselves.
  std::vector<std::string> command(std::vector<std::string> arguments) const;

private:
  TemporaryFolder folder_;
  std::string database_;
};

} // namespace aludel::test_support
