#include "tests/support/kept_output.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>

namespace aludel::test_support {

namespace fs = std::filesystem;

namespace {
constexpr std::uintmax_t longest = 4'000'000; ///< journals are short; the rows of a test need not be searched

void append(const fs::path& name, std::string_view text) {
  static std::mutex one_at_a_time; // tests run programs in several threads
  const char* folder = std::getenv("ALUDEL_TEST_OUTPUT");
  if (folder == nullptr || *folder == '\0' || text.empty()) return;
  const std::lock_guard lock(one_at_a_time);
  std::ofstream(fs::path(folder) / name, std::ios::app | std::ios::binary) << text << '\n';
}

bool holds_secret(std::string_view text) { return text.find(secret_mark) != std::string_view::npos; }

bool may_hold_words(const fs::path& file) {
  static constexpr std::array kinds{".db", ".db-wal", ".log", ".sarif", ".json", ".xml", ".html", ".txt"};
  return std::find(kinds.begin(), kinds.end(), file.extension()) != kinds.end() ||
         file.string().find("/.aludel/") != std::string::npos;
}
} // namespace

void keep_output(std::string_view text) { append("said-" + std::to_string(::getpid()), text); }

void keep_files(const fs::path& folder) {
  if (std::getenv("ALUDEL_TEST_OUTPUT") == nullptr) return;
  std::error_code gone; // a program that was killed may have left anything
  for (fs::recursive_directory_iterator at(folder, gone), end; !gone && at != end; at.increment(gone)) {
    if (!at->is_regular_file(gone) || !may_hold_words(at->path()) || at->file_size(gone) > longest) continue;
    std::ifstream file(at->path(), std::ios::binary);
    keep_output(std::string(std::istreambuf_iterator<char>(file), {}));
  }
}

void note_secrets(const std::vector<std::string>& arguments,
                  const std::map<std::string, std::string>& environment, std::string_view input) {
  if (std::any_of(arguments.begin(), arguments.end(), holds_secret)) append("secret-in-arguments", "x");
  for (const auto& [name, value] : environment)
    if (holds_secret(value)) append("secret-in-environment", "x");
  if (holds_secret(input)) append("secret-in-input", "x");
}

void note_secret_file(std::string_view text) {
  if (holds_secret(text)) append("secret-in-files", "x");
}

} // namespace aludel::test_support
