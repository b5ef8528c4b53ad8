#pragma once
#include "framework/importing/importing.hpp"

#include <map>
#include <string>
#include <vector>

namespace aludel::importing_test {

struct Result {
  std::vector<importing::Imported> revisions;
  base::Diagnostics problems;

  std::vector<std::string> ids() const;
  std::vector<std::string> messages() const;
  std::vector<std::string> complaints() const; ///< errors and notes: "0001_a.sql:2 what is wrong"
  std::string up(std::size_t revision) const;  ///< as a revision file would have it
  std::string down(std::size_t revision) const;
  /// The SQL of the raw steps, one after the other.
  std::string raw(std::size_t revision) const;
};

/// A folder in memory: path below it → text.
Result imported(const std::string& tool, const std::map<std::string, std::string>& files,
                const std::string& dialect = "postgresql");

/// A folder of plain SQL with this one file, 1_x.sql.
Result plain(const std::string& text, const std::string& dialect = "postgresql");

} // namespace aludel::importing_test
