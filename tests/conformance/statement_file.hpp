#pragma once
#include "framework/dialect/dialect.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace aludel::conformance {

/// A statement of a script, and what was read of it: the lines `--> …` behind it.
struct ReadStatement {
  std::string sql; ///< with the comments before it
  std::string reading;
};

/// A script of tests/cases/statements/DIALECT: SQL that any client runs. What stands before the first empty
/// line is its description.
struct StatementFile {
  std::filesystem::path path;
  std::string description;
  std::vector<ReadStatement> statements; ///< all in one, where no reading stands in the file yet

  std::string name() const { return path.stem().string(); }
  std::string script() const; ///< without readings and description
  std::string text() const;
};

std::vector<StatementFile> statement_files(const std::string& dialect);

/// The script in the catalog that nothing was done to.
std::vector<dialect::SqlReading> readings_of(const StatementFile& file, const dialect::Dialect& dialect);

/// Grasp, kind, lock, what it names and its operations, a line each, behind `--> `.
std::string text_of(const dialect::SqlReading& reading);

/// The file with these readings.
StatementFile with_readings(StatementFile file, const std::vector<dialect::SqlReading>& readings);

} // namespace aludel::conformance
