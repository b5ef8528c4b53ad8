#include "tests/support/project.hpp"

#include <array>
#include <cstdio>

namespace aludel::test_support {

namespace {
/// Variables that would choose another project or database.
constexpr std::array choosing{"DATABASE_URL", "ALUDEL_CONFIG", "ALUDEL_ENV"};
} // namespace

Project::Project(std::string database) : database_(std::move(database)) {
  write("aludel.yaml", "revisions: revisions\ndatabase: \"" + database_ + "\"\n");
  std::filesystem::create_directories(folder() / "revisions");
}

void Project::revision(const std::string& id, const std::string& parents, const std::string& body) const {
  write("revisions/" + id + ".yaml",
        "revision: " + id + "\nmessage: about " + id + "\ndown_revision: " + parents + "\n" + body);
}

void Project::chain(int length) const {
  std::string parent = "null";
  for (int i = 1; i <= length; ++i) {
    char id[16];
    std::snprintf(id, sizeof id, "r%03d", i);
    revision(id, parent,
             "up:\n  - create_table: {name: t_" + std::string(id) +
                 ", columns: [{name: id, type: integer, primary_key: true}, {name: text, type: text}]}\n"
                 "  - insert: {table: t_" +
                 id + ", rows: [{id: 1, text: one}]}\n");
    parent = id;
  }
}

std::vector<std::string> Project::command(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), ALUDEL_PROGRAM);
  return arguments;
}

ProcessResult Project::run(std::vector<std::string> arguments,
                           const std::map<std::string, std::string>& environment) const {
  auto clean = environment;
  for (const auto* name : choosing) clean.emplace(name, "");
  return run_process(command(std::move(arguments)), clean, {}, folder());
}

RunningProcess Project::start(std::vector<std::string> arguments) const {
  std::map<std::string, std::string> clean;
  for (const auto* name : choosing) clean.emplace(name, "");
  return {command(std::move(arguments)), std::move(clean), folder()};
}

} // namespace aludel::test_support
