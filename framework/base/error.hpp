#pragma once
#include "framework/base/diagnostic.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

namespace aludel::base {

/// Exit codes of the program (docs/reference/exit-codes.md).
enum class Exit : int {
  done = 0,
  failed = 1,      ///< the work failed; the database is as the last line says
  usage = 2,       ///< arguments, project file, revision file, graph
  findings = 3,    ///< lint findings; nothing was run
  mismatch = 4,    ///< pending, drift, or a database ahead of the revisions
  unreachable = 5, ///< no lock, or no database
  interrupted = 130,
  terminated = 143,
};

/// What each exit code tells a script, for the reference and the manual.
struct ExitMeaning {
  Exit code;
  std::string_view meaning;
};
inline constexpr std::array exit_meanings{
    ExitMeaning{Exit::done, "The work is done; there may have been nothing to do."},
    ExitMeaning{Exit::failed, "The work failed; the database is as the last line says."},
    ExitMeaning{Exit::usage,
                "Arguments, the project file, a revision file or the graph is wrong; nothing was run."},
    ExitMeaning{Exit::findings, "The lint has findings; nothing was run."},
    ExitMeaning{Exit::mismatch,
                "Revisions are pending, the schema has drifted, or the database is ahead of the revisions."},
    ExitMeaning{Exit::unreachable, "The lock or the database could not be got."},
    ExitMeaning{Exit::interrupted, "Interrupted (SIGINT)."},
    ExitMeaning{Exit::terminated, "Terminated (SIGTERM)."}};

/// A failure of the world, or a list of complaints that stops a run. The one exception type of the tree.
class Error : public std::runtime_error {
public:
  Error(Exit exit, Diagnostics diagnostics, std::string sqlstate = {});
  Error(Exit exit, Diagnostic diagnostic, std::string sqlstate = {});
  Error(Exit exit, std::string code, std::string message, std::string help = {}, Place place = {});

  Exit exit() const { return exit_; }
  const Diagnostics& diagnostics() const { return diagnostics_; } ///< at least one
  const std::string& sqlstate() const { return sqlstate_; }       ///< empty unless a database said it

private:
  Exit exit_;
  Diagnostics diagnostics_;
  std::string sqlstate_;
};

/// Throws `Error(exit, …)` with all of them when one is an error.
void throw_if_errors(Exit exit, const Diagnostics& diagnostics);

} // namespace aludel::base
