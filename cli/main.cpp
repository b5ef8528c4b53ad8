#include "cli/app.hpp"
#include "cli/embedded.hpp"
#include "dialects/registry.hpp"

#include <cstdio>
#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace {

std::string who_runs_this() {
  char host[256] = "";
  ::gethostname(host, sizeof host - 1);
  const auto* user = ::getpwuid(::geteuid());
  return std::string(user != nullptr ? user->pw_name : std::to_string(::geteuid()).c_str()) + "@" + host;
}

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

} // namespace

int main(int count, char** words) {
  using namespace aludel;
  std::error_code gone;
  const auto folder = std::filesystem::current_path(gone);
  if (gone) {
    std::fputs("error[folder]: the current folder does not exist any more\n  help: cd to one that does\n",
               stderr);
    return static_cast<int>(base::Exit::usage);
  }
  own_the_process();
  base::DiskFiles files;
  const base::SystemClock clock;
  const auto dialects = all_dialects();
  const workspace::Surroundings surroundings{files,
                                             clock,
                                             environment_variable,
                                             dialects,
                                             cli::embedded_own_revisions(workspace::dialect_names(dialects)),
                                             cli::embedded_templates(),
                                             ALUDEL_VERSION,
                                             who_runs_this(),
                                             folder,
                                             {},
                                             {},
                                             ::getpid()};
  return cli::run({words + 1, words + count}, surroundings);
}
