#include "framework/base/files.hpp"
#include "tests/wrong_usage/stage.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace aludel;
using namespace aludel::wrong_usage;
using Catch::Contains;

namespace {
bool approving() { return std::getenv("ALUDEL_APPROVE") != nullptr; }

std::vector<SceneFile> all_scenes() {
  std::vector<SceneFile> files;
  const auto folder = std::filesystem::path(ALUDEL_SOURCE_DIR) / "tests/cases/wrong_usage";
  for (const auto& path : base::DiskFiles{}.list(folder))
    if (path.extension() == ".case") files.push_back(read_scenes(path));
  return files;
}

void check(SceneFile file) {
  for (auto& scene : file.scenes) {
    const Stage stage(file.ground, scene);
    for (auto& call : scene.calls) {
      INFO(file.path.filename().string() << ": " << scene.title << "\n$ " << call.line);
      const auto outcome = stage.outcome(call.line);
      CHECK_THAT(outcome, !Contains("terminate called") && !Contains("fault of Aludel"));
      if (approving())
        call.expected = outcome;
      else
        CHECK(outcome == call.expected);
    }
  }
  if (approving()) std::ofstream(file.path) << file.text();
}
} // namespace

TEST_CASE("Each wrong usage has its message, its way out and its exit code") {
  for (const auto& file : all_scenes()) DYNAMIC_SECTION(file.path.stem().string()) {
      check(file);
    }
}

TEST_CASE("Each message of the table is one: reason, way out, nothing on standard output, nothing changed") {
  for (const auto& file : all_scenes())
    for (const auto& scene : file.scenes)
      for (const auto& call : scene.calls) {
        INFO(file.path.filename().string() << ": $ " << call.line << "\n" << call.expected);
        const auto first = call.expected.substr(0, call.expected.find('\n'));
        const auto code = std::atoi(first.c_str());
        CHECK((code >= 1 && code <= 5));
        CHECK_THAT(call.expected, !Contains("xyzzy42"));
        if (code != 2 && code != 5) continue; // a run may have begun, or findings are the answer
        CHECK(first == std::to_string(code));
        CHECK_THAT(call.expected, Contains("error[") || Contains("{\"error\":"));
        CHECK_THAT(call.expected, Contains("help: ") || Contains("\"hint\":\"") || Contains(" must be "));
        CHECK_THAT(call.expected, !Contains("\n| "));
      }
}

TEST_CASE("The table of wrong usages is as long as it is meant to be") {
  std::size_t calls = 0;
  for (const auto& file : all_scenes())
    for (const auto& scene : file.scenes) calls += scene.calls.size();
  CHECK(calls >= 250);
}
