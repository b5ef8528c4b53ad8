#include "framework/yaml/reader.hpp"
#include "framework/yaml/tree.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <set>

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

const fs::path bad_files = fs::path(ALUDEL_SOURCE_DIR) / "tests/yaml/cases/bad";

/// The messages of all cases of one kind of file.
std::string all_messages(bool of_projects) {
  const base::DiskFiles files;
  std::string all;
  for (const auto& path : files.list(bad_files))
    if (path.extension() == ".yaml" && (path.filename().string().rfind("project", 0) == 0) == of_projects)
      for (const auto& problem : problems_of(files, path)) all += problem.message + "\n";
  return all;
}

/// All keys that a schema of docs/reference knows, wherever they may stand.
void collect_keys(const yaml::Node& node, std::set<std::string>& keys) {
  for (const auto& entry : node.entries) {
    if (entry.key == "properties")
      for (const auto& property : entry.value.entries) keys.insert(property.key);
    collect_keys(entry.value, keys);
  }
  for (const auto& item : node.items) collect_keys(item, keys);
}

bool is_word_at(const std::string& text, std::size_t at, std::size_t size) {
  const auto part_of_word = [&](std::size_t i) {
    return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 || text[i] == '_');
  };
  return (at == 0 || !part_of_word(at - 1)) && !part_of_word(at + size);
}

bool names(const std::string& text, const std::string& word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    if (is_word_at(text, at, word.size())) return true;
  return false;
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
  for (const auto& path : files.list(bad_files)) {
    if (path.extension() != ".yaml") continue;
    INFO(path.filename().string());
    const auto text = text_of(problems_of(files, path));
    const auto expected = fs::path(path).replace_extension(".txt");
    if (approving) approve(expected, text);
    CHECK(files.read(expected) == text);
    ++count;
  }
  CHECK(count >= 140);
}

TEST_CASE("Every key of a file has a bad case") {
  const auto of_projects = GENERATE(false, true);
  const auto name =
      of_projects ? "docs/reference/project.schema.json" : "docs/reference/revision.schema.json";
  base::Diagnostics problems;
  const auto schema = yaml::parse(std::make_shared<base::Source>(),
                                  base::DiskFiles{}.read(fs::path(ALUDEL_SOURCE_DIR) / name), problems);
  REQUIRE(schema);
  std::set<std::string> keys;
  collect_keys(*schema, keys);
  REQUIRE(keys.size() > 20);
  const auto messages = all_messages(of_projects);
  for (const auto& key : keys) {
    INFO(name << ": " << key);
    CHECK(names(messages, key));
  }
}
