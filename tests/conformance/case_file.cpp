#include "tests/conformance/case_file.hpp"

#include "framework/base/files.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace aludel::conformance {

namespace fs = std::filesystem;

namespace {
bool is_heading(const std::string& line) {
  return line.size() > 6 && line.substr(0, 3) == "-- " && line.substr(line.size() - 3) == " --";
}

std::string indented(const std::string& text) {
  std::istringstream lines(text);
  std::string out;
  for (std::string line; std::getline(lines, line);) out += (line.empty() ? "" : "  " + line) + "\n";
  return out;
}
} // namespace

bool CaseFile::has(const std::string& wanted) const {
  return std::any_of(sections.begin(), sections.end(), [&](const auto& s) { return s.first == wanted; });
}

std::string CaseFile::section(const std::string& wanted) const {
  const auto at =
      std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.first == wanted; });
  return at == sections.end() ? "" : at->second;
}

void CaseFile::set(const std::string& wanted, const std::string& text) {
  const auto at =
      std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.first == wanted; });
  if (at == sections.end())
    sections.emplace_back(wanted, text);
  else
    at->second = text;
}

std::string CaseFile::text() const {
  auto out = description;
  for (const auto& [heading, body] : sections) out += "-- " + heading + " --\n" + body;
  return out;
}

CaseFile read_case(const fs::path& path) {
  CaseFile file{path, {}, {}};
  std::istringstream lines(base::DiskFiles().read(path));
  for (std::string line; std::getline(lines, line);) {
    if (is_heading(line))
      file.sections.emplace_back(line.substr(3, line.size() - 6), "");
    else
      (file.sections.empty() ? file.description : file.sections.back().second) += line + "\n";
  }
  return file;
}

bool approving() { return std::getenv("ALUDEL_APPROVE") != nullptr; }

void write_case(const CaseFile& file) { std::ofstream(file.path) << file.text(); }

std::vector<CaseFile> cases(const std::string& folder) {
  std::vector<CaseFile> files;
  for (const auto& path : base::DiskFiles().list(fs::path(ALUDEL_SOURCE_DIR) / "tests/cases" / folder))
    if (path.extension() == ".case") files.push_back(read_case(path));
  return files;
}

std::map<std::string, std::string> revision_files(const CaseFile& file) {
  auto step = "revision: step\ndown_revision: before\n" + file.section("header") + "up:\n" +
              indented(file.section("up"));
  if (file.has("down")) step += "down:\n" + indented(file.section("down"));
  std::map<std::string, std::string> files{
      {"before.yaml", "revision: before\nup:\n" + indented(file.section("before"))}, {"step.yaml", step}};
  if (file.has("script.sql")) files["script.sql"] = file.section("script.sql");
  return files;
}

} // namespace aludel::conformance
