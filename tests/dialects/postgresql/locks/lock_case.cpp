#include "tests/dialects/postgresql/locks/lock_case.hpp"

#include "framework/base/files.hpp"
#include "framework/base/text.hpp"
#include "framework/yaml/reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

namespace aludel::locks {

namespace {
constexpr std::array by_strength{
    "",      "ACCESS SHARE",        "ROW SHARE", "ROW EXCLUSIVE",   "SHARE UPDATE EXCLUSIVE",
    "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"};

std::size_t strength(const std::string& lock) {
  const auto* const at = std::find(by_strength.begin(), by_strength.end(), lock);
  INFO("lock: " << lock);
  REQUIRE(at != by_strength.end());
  return static_cast<std::size_t>(at - by_strength.begin());
}

/// The text without what follows the mark, and that; it stays empty where the mark is not there.
std::string cut_off(std::string& text, const std::string& mark) {
  const auto at = text.find(mark);
  if (at == std::string::npos) return {};
  auto rest = text.substr(at + mark.size());
  text.erase(at);
  return rest;
}

bool take_word(std::string& text, const std::string& word) {
  return text.ends_with(word) && (text.erase(text.size() - word.size()), true);
}

/// The number behind "(since " or "(until " in a title.
int version_in(std::string title, const std::string& word) {
  const auto rest = cut_off(title, "(" + word + " ");
  return rest.empty() ? 0 : std::stoi(rest);
}

Touch read_touch(std::string line) {
  Touch touch;
  if (const auto since = cut_off(line, ", since "); !since.empty()) touch.since = std::stoi(since);
  touch.impact.lock = cut_off(line, ": ");
  touch.relation = line;
  touch.impact.rewrites = take_word(touch.impact.lock, " rewrite");
  touch.impact.scans = take_word(touch.impact.lock, " scan");
  REQUIRE(strength(touch.impact.lock) > 0);
  return touch;
}

base::MemoryFiles files_of(const lint_test::LintCase& one) {
  base::MemoryFiles files;
  for (const auto& part : one.revisions) files.texts[part.id] = part.text + "\n";
  return files;
}

model::Steps steps_of(const lint_test::LintCase& one) {
  const auto& text = one.revisions.front().text;
  base::Diagnostics problems;
  const auto source =
      std::make_shared<const base::Source>(base::Source{"step", "revision: step\nup:\n" + text + "\n"});
  auto revision = yaml::read_revision(source, files_of(one), {{"postgresql"}}, problems);
  for (const auto& problem : problems) UNSCOPED_INFO(one.title << ": " << base::to_text(problem));
  REQUIRE(problems.empty());
  return std::move(revision->up);
}

LockCase case_of(const lint_test::LintCase& one) {
  LockCase made{one.title, version_in(one.title, "since"), version_in(one.title, "until"), steps_of(one), {}};
  INFO(one.title);
  REQUIRE(made.step.size() == 1);
  REQUIRE_FALSE(one.findings.empty());
  if (one.findings.front() != "none")
    for (const auto& line : one.findings) made.touches.push_back(read_touch(line));
  return made;
}

LockFile read_lock_file(const lint_test::LintCaseFile& file) {
  LockFile made{file, steps_of(file.cases.front()), {}};
  for (auto one = file.cases.begin() + 1; one != file.cases.end(); ++one) made.cases.push_back(case_of(*one));
  return made;
}

std::string with_version(const Touch& touch) {
  return line_of(touch) + (touch.since == 0 ? "" : ", since " + std::to_string(touch.since));
}
} // namespace

std::string text_of(const dialect::Impact& impact) {
  if (impact.lock.empty()) return "none";
  return impact.lock + (impact.scans ? " scan" : "") + (impact.rewrites ? " rewrite" : "");
}

std::string line_of(const Touch& touch) { return touch.relation + ": " + text_of(touch.impact); }

std::vector<std::string> lines_of(const Touches& touches) {
  std::vector<std::string> lines;
  for (const auto& touch : touches) lines.push_back(line_of(touch));
  std::sort(lines.begin(), lines.end());
  return lines.empty() ? std::vector<std::string>{"none"} : lines;
}

const std::string& stronger(const std::string& a, const std::string& b) {
  return strength(a) < strength(b) ? b : a;
}

dialect::Impact together(const std::vector<dialect::Impact>& impacts) {
  dialect::Impact all;
  for (const auto& impact : impacts) {
    all.lock = stronger(all.lock, impact.lock);
    all.scans = all.scans || impact.scans;
    all.rewrites = all.rewrites || impact.rewrites;
  }
  return all;
}

dialect::Impact together(const Touches& touches) {
  std::vector<dialect::Impact> impacts;
  for (const auto& touch : touches) impacts.push_back(touch.impact);
  return together(impacts);
}

std::vector<LockFile> lock_files() {
  const auto folder = std::filesystem::path(ALUDEL_SOURCE_DIR) / "tests/cases/locks";
  std::vector<LockFile> files;
  for (const auto& path : base::DiskFiles{}.list(folder))
    files.push_back(read_lock_file(lint_test::read_lint_cases(path)));
  return files;
}

void approve(const LockFile& file) {
  auto written = file.file;
  for (std::size_t i = 0; i < file.cases.size(); ++i) {
    auto& lines = written.cases[i + 1].findings;
    lines.clear();
    for (const auto& touch : file.cases[i].touches) lines.push_back(with_version(touch));
    if (lines.empty()) lines.emplace_back("none");
  }
  std::ofstream(written.path) << written.text();
}

} // namespace aludel::locks
