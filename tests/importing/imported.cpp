#include "tests/importing/imported.hpp"

#include "dialects/registry.hpp"
#include "framework/yaml/revision_text.hpp"

#include <stdexcept>

namespace aludel::importing_test {

namespace {
importing::Tool tool_named(const std::string& name) {
  for (const auto& tool : importing::all_tools())
    if (tool.name == name) return tool;
  throw std::logic_error("no tool " + name);
}

dialect::DialectPtr dialect_named(const std::string& name) {
  for (auto& dialect : all_dialects())
    if (dialect->name() == name) return dialect;
  throw std::logic_error("no dialect " + name);
}
} // namespace

std::vector<std::string> Result::ids() const {
  std::vector<std::string> all;
  for (const auto& one : revisions) all.push_back(one.revision.header.id);
  return all;
}

std::vector<std::string> Result::messages() const {
  std::vector<std::string> all;
  for (const auto& one : revisions) all.push_back(one.revision.header.message);
  return all;
}

std::vector<std::string> Result::complaints() const {
  std::vector<std::string> all;
  for (const auto& problem : problems)
    all.push_back(problem.place.path() +
                  (problem.place.line > 0 ? ":" + std::to_string(problem.place.line) : "") + " " +
                  problem.message);
  return all;
}

std::string Result::up(std::size_t revision) const {
  return yaml::steps_text(revisions.at(revision).revision.up);
}

std::string Result::down(std::size_t revision) const {
  const auto& down = revisions.at(revision).revision.down;
  if (const auto* steps = std::get_if<model::Steps>(&down)) return yaml::steps_text(*steps);
  if (const auto* irreversible = std::get_if<model::Irreversible>(&down))
    return "irreversible: " + irreversible->reason;
  return "derived";
}

std::string Result::raw(std::size_t revision) const {
  std::string all;
  for (const auto& step : revisions.at(revision).revision.up)
    if (const auto* sql = std::get_if<model::Sql>(&step.operation))
      for (const auto& block : sql->blocks.every) all += block.text;
  return all;
}

Result imported(const std::string& tool, const std::map<std::string, std::string>& files,
                const std::string& dialect) {
  base::MemoryFiles disk;
  for (const auto& [name, text] : files) disk.texts["/p/m/" + name] = text;
  const auto engine = dialect_named(dialect);
  Result result;
  const auto named = tool_named(tool);
  result.revisions = importing::import_history({named, disk, "/p/m", "", *engine}, result.problems);
  return result;
}

Result plain(const std::string& text, const std::string& dialect) {
  return imported("plain", {{"1_x.sql", text}}, dialect);
}

} // namespace aludel::importing_test
