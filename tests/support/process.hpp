#pragma once
#include <filesystem>
#include <functional>
#include <future>
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
                          const std::string& input = {}, const std::filesystem::path& folder = {},
                          const std::function<void(int process)>& started = {});

/// A program at work beside the test.
class RunningProcess {
public:
  RunningProcess(std::vector<std::string> arguments, std::map<std::string, std::string> environment,
                 std::filesystem::path folder);
  /// Nothing happens when it has ended already.
  void signal(int number) const;
  ProcessResult wait() { return result_.get(); } ///< its end; once

private:
  std::promise<int> started_;
  std::future<ProcessResult> result_;
  int process_;
};

} // namespace aludel::test_support
