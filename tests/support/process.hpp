#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace aludel::test_support {

struct ProcessResult {
  int exit_code = 0; ///< 128 + the signal's number when a signal ended it
  std::string out;
  std::string err;
};

/// Runs a program to its end. `environment` is laid over the one of the test; an empty value takes a variable
/// away. Throws when the program cannot be started.
ProcessResult run_process(const std::vector<std::string>& arguments,
                          const std::map<std::string, std::string>& environment = {},
                          const std::string& input = {}, const std::filesystem::path& folder = {});

} // namespace aludel::test_support
