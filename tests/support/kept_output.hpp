#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Where ALUDEL_TEST_OUTPUT names a folder, what programs say and write in tests is kept there. The last test
/// of all looks for passwords in it.
namespace aludel::test_support {

/// A part of every password that must never be shown, and of nothing else.
inline constexpr std::string_view secret_mark = "xyzzy42";

void keep_output(std::string_view text);
/// Databases, logs and the like of a folder that goes away: journals are in them.
void keep_files(const std::filesystem::path& folder);

/// Notes where a test has put a password: the search would prove nothing without one.
void note_secrets(const std::vector<std::string>& arguments,
                  const std::map<std::string, std::string>& environment, std::string_view input);
void note_secret_file(std::string_view text);

} // namespace aludel::test_support
