#include "framework/yaml/reader.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

using namespace aludel;
namespace fs = std::filesystem;

namespace {
const yaml::ReadOptions options{{"sqlite", "postgresql"}};

/// A case whose name begins with `project` is a project file; all others are revisions.
base::Diagnostics problems_of(const base::DiskFiles& files, const fs::path& path) {
  const auto name = path.filename().string();
  const auto source = std::make_shared<const base::Source>(base::Source{name, files.read(path)});
  base::Diagnostics problems;
  if (name.rfind("project", 0) == 0) {
    const auto environment = [](const std::string& variable) {
      return variable == "SET" ? std::optional<std::string>("topsecret") : std::nullopt;
    };
    CHECK_FALSE(yaml::read_project(source, environment, options, problems));
  } else {
    CHECK_FALSE(yaml::read_revision(source, base::MemoryFiles{}, options, problems));
  }
  return problems;
}

std::string text_of(const base::Diagnostics& problems) {
  std::string text;
  for (const auto& problem : problems) text += base::to_text(problem) + "\n";
  return text;
}

void approve(const fs::path& path, const std::string& text) {
  fs::remove(path);
  base::DiskFiles{}.create(path, text);
}
} // namespace

TEST_CASE("A bad file is answered by these complaints") {
  const base::DiskFiles files;
  const bool approving = std::getenv("ALUDEL_APPROVE") != nullptr;
  std::size_t count = 0;
  for (const auto& path : files.list(fs::path(ALUDEL_SOURCE_DIR) / "tests/yaml/cases/bad")) {
    if (path.extension() != ".yaml") continue;
    INFO(path.filename().string());
    const auto text = text_of(problems_of(files, path));
    const auto expected = fs::path(path).replace_extension(".txt");
    if (approving) approve(expected, text);
    CHECK(files.read(expected) == text);
    ++count;
  }
  CHECK(count >= 70);
}
