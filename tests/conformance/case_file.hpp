#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace aludel::conformance {

/// A golden case: sections that begin with a line `-- name --`. What stands before the first is its
/// description.
struct CaseFile {
  std::filesystem::path path;
  std::string description;
  std::vector<std::pair<std::string, std::string>> sections; ///< in the order of the file

  std::string name() const { return path.stem().string(); }
  std::string section(const std::string& name) const; ///< empty when there is none
  bool has(const std::string& name) const;
  void set(const std::string& name, const std::string& text);
  std::string text() const;
};

CaseFile read_case(const std::filesystem::path& path);
void write_case(const CaseFile& file);

/// ALUDEL_APPROVE is set: golden files are written anew.
bool approving();

/// All `*.case` files of tests/cases/FOLDER, by name.
std::vector<CaseFile> cases(const std::string& folder);

/// The two revisions of an operation case, as files: "before" with what must be there, "step" with the
/// operation.
std::map<std::string, std::string> revision_files(const CaseFile& file);

} // namespace aludel::conformance
