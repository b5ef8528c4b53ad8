#include "tests/lint/lint_case.hpp"

#include "framework/base/files.hpp"
#include "framework/base/text.hpp"

#include <algorithm>

namespace aludel::lint_test {

namespace {
bool begins_with(const std::string& line, std::string_view with) { return line.rfind(with, 0) == 0; }

std::string without_end(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

std::string heading_of(const RevisionText& revision, const std::string& previous) {
  auto line = "--- " + revision.id + (revision.dialect.empty() ? "" : " " + revision.dialect);
  const bool usual =
      previous.empty() ? revision.parents.empty() : revision.parents == std::vector<std::string>{previous};
  return usual ? line : line + " < " + base::join(revision.parents, ", ");
}

void read_line(const std::string& line, LintCaseFile& file) {
  if (begins_with(line, "=== ")) {
    file.cases.push_back({line.substr(4), {}, {}, {}});
    return;
  }
  if (file.cases.empty()) {
    file.description += line + "\n";
    return;
  }
  auto& one = file.cases.back();
  if (begins_with(line, "--- "))
    one.revisions.push_back(
        read_heading(line.substr(4), one.revisions.empty() ? "" : one.revisions.back().id));
  else if (begins_with(line, "=> "))
    one.findings.push_back(line.substr(3));
  else if (one.revisions.empty())
    one.settings += begins_with(line, "lint: ") ? line.substr(6) : line;
  else
    one.revisions.back().text += line + "\n";
}

std::string text_of(const LintCase& one) {
  auto text = "=== " + one.title + "\n";
  if (!one.settings.empty()) text += "lint: " + one.settings + "\n";
  std::string previous;
  for (const auto& revision : one.revisions) {
    text += heading_of(revision, previous) + "\n" + revision.text + (revision.text.empty() ? "" : "\n");
    previous = revision.id;
  }
  for (const auto& finding : one.findings) text += "=> " + finding + "\n";
  return text;
}
} // namespace

bool is_beyond_histories(const lint::Rule& rule) {
  const bool has_function =
      rule.over_transition != nullptr || rule.over_passage != nullptr || rule.over_graph != nullptr;
  return !has_function || rule.name == "revision-modified";
}

RevisionText read_heading(const std::string& heading, const std::string& previous) {
  const auto less = heading.find('<');
  const auto words = base::split(base::trim(heading.substr(0, less)), ' ');
  RevisionText revision{words[0], words.size() > 1 ? words[1] : "", {}, {}};
  if (less != std::string::npos) {
    for (const auto& parent : base::split(heading.substr(less + 1), ','))
      if (!base::trim(parent).empty()) revision.parents.emplace_back(base::trim(parent));
  } else if (!previous.empty()) {
    revision.parents.push_back(previous);
  }
  return revision;
}

std::string LintCaseFile::text() const {
  auto out = description;
  for (const auto& one : cases) out += (&one == &cases.front() ? "" : "\n") + text_of(one);
  return out;
}

LintCaseFile read_lint_cases(const std::filesystem::path& path) {
  LintCaseFile file;
  file.path = path;
  for (const auto& line : base::split(without_end(base::DiskFiles{}.read(path)), '\n')) read_line(line, file);
  for (auto& one : file.cases)
    for (auto& revision : one.revisions) revision.text = without_end(revision.text);
  return file;
}

std::vector<LintCaseFile> all_lint_cases(const std::string& folder) {
  std::vector<LintCaseFile> files;
  const auto where = std::filesystem::path(ALUDEL_SOURCE_DIR) / "tests/cases/lint" / folder;
  for (const auto& path : base::DiskFiles{}.list(where))
    if (path.extension() == ".case") files.push_back(read_lint_cases(path));
  return files;
}

} // namespace aludel::lint_test
