#pragma once
#include "framework/lint/lint.hpp"
#include "framework/workspace/cache_file.hpp"
#include "framework/workspace/history.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::workspace {

/// All that decides what the lint says without a database, but for the files that steps name and for the
/// program: `revisions`, by which the request's will be chosen, and `history`, the fingerprint of its files.
std::string question_of(const lint::Request& request, const std::vector<std::string>& revisions,
                        std::string_view history);

/// The last answer of the lint, kept in a file. Only ever a shortcut.
class LintCache {
public:
  /// `reader` names the program; the rules that it has are known here.
  LintCache(base::Files& files, std::filesystem::path file, std::string_view reader);

  /// The answer to that question, as long as the files that steps name are as they were. The places of its
  /// findings have the texts of their files.
  std::optional<lint::Result> find(std::string_view question) const;
  /// What was found in `history`, whose bodies were read; not where a database was asked.
  void keep(std::string_view question, const lint::Result& result, History& history) const;

private:
  base::Files& files_;
  CacheFile file_;
};

} // namespace aludel::workspace
