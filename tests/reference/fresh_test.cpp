#include "cli/manual.hpp"
#include "dialects/registry.hpp"
#include "framework/base/files.hpp"
#include "framework/schema/reference.hpp"
#include "framework/schema/schema.hpp"
#include "framework/yaml/reader.hpp"
#include "tests/conformance/case_file.hpp"
#include "tests/reference/program.hpp"
#include "tests/support/process.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>
#include <sstream>

using namespace aludel;
using reference::program;
namespace fs = std::filesystem;

namespace {
const fs::path docs = fs::path(ALUDEL_SOURCE_DIR) / "docs";
const std::vector<std::string> dialects = workspace::dialect_names(all_dialects());

/// The first step with each operation in a list of steps.
std::map<std::string, std::string> steps_of(const std::string& text) {
  std::istringstream lines(text);
  std::map<std::string, std::string> found;
  std::string key;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("- ", 0) == 0) {
      key = line.substr(2, line.find(':') - 2);
      if (found.count(key) > 0) key.clear();
    }
    if (!key.empty()) found[key] += line + "\n";
  }
  return found;
}

/// A step with each operation, of the golden cases: all of them run on every dialect.
std::map<std::string, std::string> examples() {
  std::map<std::string, std::string> found;
  for (const auto* section : {"up", "down", "before"})
    for (const auto& file : conformance::cases("operations")) found.merge(steps_of(file.section(section)));
  return found;
}

/// The committed files of a folder are these and no others. With ALUDEL_APPROVE they are written.
void check_fresh(const fs::path& folder, const std::map<std::string, std::string>& pages) {
  base::DiskFiles files;
  const bool approving = std::getenv("ALUDEL_APPROVE") != nullptr;
  for (const auto& [name, text] : pages) {
    INFO(name + ": `ALUDEL_APPROVE=1 ctest -R reference` writes it anew");
    if (approving) files.replace(folder / name, text);
    CHECK((files.exists(folder / name) && files.read(folder / name) == text));
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path().string() + " is generated no more: remove it");
    CHECK(pages.count(entry.path().lexically_relative(folder).string()) == 1);
  }
}
} // namespace

TEST_CASE("The reference is fresh") {
  auto pages = schema::reference_pages(examples(), dialects);
  pages.merge(cli::reference_pages(program()));
  pages["revision.schema.json"] = schema::revision_schema(dialects).dump(2) + "\n";
  pages["project.schema.json"] = schema::project_schema(dialects).dump(2) + "\n";
  check_fresh(docs / "reference", pages);
}

TEST_CASE("The manual is fresh") { check_fresh(docs / "man", cli::man_pages(program(), ALUDEL_VERSION)); }

TEST_CASE("The examples of the reference are read without complaint") {
  base::MemoryFiles files;
  files.texts["script.sql"] = "SELECT 1";
  for (const auto& [key, text] : examples()) {
    std::istringstream lines(text);
    std::string revision = "revision: a1\nup:\n";
    for (std::string line; std::getline(lines, line);) revision += "  " + line + "\n";
    base::Diagnostics problems;
    const auto source = std::make_shared<const base::Source>(base::Source{"example.yaml", revision});
    INFO(revision);
    const auto read = yaml::read_revision(source, files, {dialects}, problems);
    REQUIRE(read);
    CHECK(model::key_of(read->up.front().operation) == key);
  }
}

TEST_CASE("groff has no complaint about the manual") {
  if (test_support::run_process({"sh", "-c", "type groff >&2 || exit 1"}).exit_code != 0) {
    WARN("groff is not installed");
    return;
  }
  for (const auto& [name, text] : cli::man_pages(program(), ALUDEL_VERSION)) {
    INFO(name);
    const auto result = test_support::run_process({"groff", "-man", "-Tutf8", "-ww", "-k"}, {}, text);
    CHECK(result.err.empty());
    CHECK(result.exit_code == 0);
  }
}
