#include "tests/yaml/reading.hpp"

#include "framework/base/text.hpp"

#include <catch2/catch.hpp>

namespace aludel::test {

base::SourcePtr source(std::string text, std::string path) {
  return std::make_shared<const base::Source>(base::Source{std::move(path), std::move(text)});
}

std::string text_of(const base::Diagnostics& problems) {
  std::string text;
  for (const auto& problem : problems) text += base::to_text(problem) + "\n";
  return text;
}

model::Revision revision(const std::string& text, const base::Files& files) {
  base::Diagnostics problems;
  auto read = yaml::read_revision(source(text), files, both, problems);
  INFO(text);
  INFO(text_of(problems));
  REQUIRE(problems.empty());
  REQUIRE(read);
  return *std::move(read);
}

model::RevisionHeader header(const std::string& text) {
  base::Diagnostics problems;
  auto read = yaml::read_header(source(text), both, problems);
  INFO(text_of(problems));
  REQUIRE(problems.empty());
  REQUIRE(read);
  return *std::move(read);
}

model::Step step(const std::string& text) {
  const auto read = revision("revision: a1\nup:\n  - " + base::replace_all(text, "\n", "\n    ") + "\n");
  REQUIRE(read.up.size() == 1);
  return read.up.front();
}

model::Operation operation(const std::string& text) { return step(text).operation; }

std::string codes(const std::string& text) {
  base::Diagnostics problems;
  CHECK_FALSE(yaml::read_revision(source(text), base::MemoryFiles{}, both, problems));
  std::vector<std::string> all;
  for (const auto& problem : problems) all.push_back(problem.code);
  return base::join(all, " ");
}

} // namespace aludel::test
