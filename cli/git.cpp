#include "cli/git.hpp"

#include "cli/child.hpp"
#include "framework/base/error.hpp"
#include "framework/base/text.hpp"

#include <vector>

namespace aludel::cli {

namespace {
class Git {
public:
  explicit Git(const std::filesystem::path& folder) : folder_(folder.string()) {}

  std::string output(std::vector<std::string> words) const {
    words.insert(words.begin(), {"git", "-C", folder_});
    return output_of(words, "", "install git, or name the revisions");
  }
  /// Its first line; `otherwise`, and git's own words where it has any, when git says no.
  std::string line(std::vector<std::string> words, const base::Error& otherwise) const {
    std::string text;
    try {
      text = output(std::move(words));
    } catch (const base::Error& error) {
      if (error.diagnostics().front().code == "program-not-started") throw;
      throw with_words(otherwise, error.what());
    }
    return text.substr(0, text.find('\n'));
  }

private:
  static base::Error with_words(const base::Error& otherwise, std::string_view said) {
    auto told = otherwise.diagnostics().front();
    const auto fatal = said.find("fatal: ");
    if (fatal != std::string_view::npos) told.message += ": " + std::string(said.substr(fatal + 7));
    return {otherwise.exit(), told};
  }

  std::string folder_;
};

base::Error refused(const std::string& message, const std::string& help) {
  return {base::Exit::usage, "git", message, help};
}

/// The commit where this line of work left that one: what the other has done since is not ours.
std::string common_past(const Git& git, const std::string& ref) {
  const auto commit = git.line({"rev-parse", "--quiet", "--verify", "--end-of-options", ref + "^{commit}"},
                               refused("git knows no '" + ref + "'",
                                       "name a branch, a tag or a commit; fetch it first: git fetch origin"));
  return git.line({"merge-base", commit, "HEAD"},
                  refused("'" + ref + "' and this checkout have no common past that is here",
                          "a shallow clone lacks it: git fetch --unshallow"));
}
} // namespace

std::filesystem::path real_path(const std::filesystem::path& path) {
  std::error_code unknown; // a link to itself is told when it is read
  const auto real = std::filesystem::weakly_canonical(path, unknown);
  return unknown ? path : real;
}

std::set<std::filesystem::path> changed_since(const std::string& ref, const std::filesystem::path& folder) {
  const std::filesystem::path top =
      Git(folder).line({"rev-parse", "--show-toplevel"},
                       refused("--since asks git, which knows no repository at " + folder.string(),
                               "name the revisions, or say --pending or --deployed-up-to REV"));
  const Git git(top);
  const auto past = common_past(git, ref);
  auto names = git.output({"diff", "--name-only", "--no-renames", "-z", past, "--"});
  names += git.output({"ls-files", "--others", "--exclude-standard", "-z"});
  std::set<std::filesystem::path> files;
  for (const auto& name : base::split(names, '\0'))
    if (!name.empty()) files.insert(real_path(top / name));
  return files;
}

} // namespace aludel::cli
