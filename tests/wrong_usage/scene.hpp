#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace aludel::wrong_usage {

/// A call of the program, and what comes of it.
struct WrongCall {
  std::string line;     ///< as it is typed into a shell
  std::string expected; ///< "CODE", and "changes FILES" where it leaves any changed; then all that it says
};

/// A folder, and calls in it that go wrong.
struct Scene {
  std::string title;
  std::vector<std::pair<std::string, std::string>> files; ///< path and text
  std::vector<std::string> preparations;                  ///< lines for the shell
  std::vector<WrongCall> calls;
};

/// tests/cases/wrong_usage/NAME.case: what stands before the first mark describes it.
///
///   === TITLE     a scene; what was written before the first one holds for all of them
///   --- PATH      a file; its text follows
///   > LINE        for sh, before the calls; must succeed
///   $ LINE        a call for sh; $PG is the URL of an empty PostgreSQL database of the scene's own
///   => CODE [changes FILES]
///   standard error; then standard output, each line behind "| "
struct SceneFile {
  std::filesystem::path path;
  std::string description;
  Scene ground; ///< what holds for all
  std::vector<Scene> scenes;

  std::string text() const;
};

SceneFile read_scenes(const std::filesystem::path& path);

} // namespace aludel::wrong_usage
