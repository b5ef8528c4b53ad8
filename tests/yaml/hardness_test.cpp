#include "tests/yaml/reading.hpp"

#include "framework/base/text.hpp"
#include "framework/yaml/tree.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <random>

using namespace aludel;

namespace {
std::string times(std::size_t n, std::string_view part) {
  std::string text;
  text.reserve(n * part.size());
  for (std::size_t i = 0; i < n; ++i) text += part;
  return text;
}

/// All readers in turn; what they say does not matter here.
void read_all(const std::string& text) {
  base::Diagnostics problems;
  const auto source = test::source(text);
  const auto revision = yaml::read_revision(source, base::MemoryFiles{}, test::both, problems);
  REQUIRE((revision.has_value() || base::has_errors(problems)));
  for (const auto& problem : problems) REQUIRE_FALSE(base::to_text(problem).empty());
  base::Diagnostics others;
  const auto header = yaml::read_header(source, test::both, others);
  REQUIRE((header.has_value() || base::has_errors(others)));
  if (revision) REQUIRE(header.has_value());
  yaml::read_project(
      source, [](const std::string&) { return std::optional<std::string>("x"); }, test::both, others);
}

std::vector<std::string> good_files() {
  const base::DiskFiles disk;
  std::vector<std::string> texts;
  for (const auto* folder : {"/tests/yaml/cases/good", "/tests/yaml/cases/bad"})
    for (const auto& path : disk.list(ALUDEL_SOURCE_DIR + std::string(folder)))
      if (path.extension() == ".yaml") texts.push_back(disk.read(path));
  return texts;
}

std::string mutated(std::string text, std::mt19937& random) {
  using namespace std::string_view_literals;
  constexpr auto signs = "\0\t\n\r '\"{}[]:,-#&*!|>%@`?~\\<.\xFF\xC3\xA4"
                         "0az"sv;
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  for (auto changes = 1 + below(4); changes > 0 && !text.empty(); --changes) {
    const auto at = below(text.size());
    switch (below(5)) {
    case 0: text[at] = signs[below(signs.size())]; break;
    case 1: text.insert(at, 1, signs[below(signs.size())]); break;
    case 2: text.erase(at, 1 + below(8)); break;
    case 3: text.insert(at, text.substr(below(text.size()), below(40))); break;
    default: text.resize(at); break;
    }
  }
  return text;
}
} // namespace

TEST_CASE("A tree of any depth is answered") {
  for (const std::size_t depth : {65U, 500U, 5'000U, 100'000U})
    for (const auto* open : {"[", "{a: ", "[{a: ", "- ", "? "}) {
      INFO(open << depth);
      CHECK(test::codes("revision: a1\nup: " + times(depth, open)).find("encoding") == std::string::npos);
      CHECK_FALSE(test::codes(times(depth, open)).empty());
    }
  const auto sixty = times(60, "[");
  base::Diagnostics problems;
  CHECK(yaml::parse(test::source(""), "a: " + sixty + times(60, "]"), problems));
  CHECK(problems.empty());
}

TEST_CASE("Aliases do not multiply") {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c <= 'z'; ++c)
    bomb += std::string(1, c) + ": &" + c + " [" +
            times(9, std::string("*") + static_cast<char>(c - 1) + ", ") + "]\n";
  const auto all = test::codes(bomb);
  CHECK(all.find("alias") != std::string::npos);
  CHECK(all.size() < 10'000);
}

TEST_CASE("Large texts are read") {
  const auto text = times(200'000, "      select 'a long line of fifty bytes or so' from t;\n");
  const auto read = test::revision("revision: a1\nup:\n  - sql: |\n" + text);
  CHECK(std::get<model::Sql>(read.up.at(0).operation).blocks.every.at(0).text.size() ==
        text.size() - 6 * 200'000);
  const auto quoted = test::revision("revision: a1\nmessage: '" + times(1'000'000, "abcdefghi ") + "x'\n");
  CHECK(quoted.header.message.size() == 10'000'001);
}

TEST_CASE("A map of ten thousand keys is read") {
  std::string row;
  for (int i = 0; i < 10'000; ++i) row += "          c" + std::to_string(i) + ": " + std::to_string(i) + "\n";
  const auto read = test::revision("revision: a1\nup:\n  - update:\n      table: t\n      set:\n" + row);
  CHECK(std::get<model::Update>(read.up.at(0).operation).set.size() == 10'000);
  CHECK(test::codes("revision: a1\nup:\n  - update:\n      table: t\n      set:\n" + row +
                    "          c77: 1\n") == "duplicate-key");
}

TEST_CASE("A byte order mark moves no place") {
  const std::string text = "- {abcdefgh}\n- up: {sql}\n- [\n";
  std::string said[2];
  for (const bool marked : {false, true}) {
    const auto source = test::source((marked ? "\xEF\xBB\xBF" : "") + text);
    base::Diagnostics of_steps, of_revision;
    yaml::read_step_list(source, test::both, of_steps);
    yaml::read_revision(source, base::MemoryFiles{}, test::both, of_revision);
    for (const auto* problems : {&of_steps, &of_revision})
      for (const auto& problem : *problems)
        said[marked] += to_string(problem.place) + " " + std::to_string(problem.place.length) + "\n";
  }
  CHECK(said[0] == said[1]);
  CHECK_FALSE(said[0].empty());
}

TEST_CASE("A file above 64 MiB is refused") {
  CHECK(test::codes("# " + std::string((std::size_t{64} << 20), 'x')) == "encoding");
}

TEST_CASE("Ten thousand headers take little time") {
  const auto text = "revision: 9c4f1b7a2e30\nmessage: enhance memory system\ndown_revision: 5d20a8f3c611\n"
                    "created: 2025-11-23T00:00:00Z\nup:\n" +
                    times(40, "  - sql: select 1 from a_table where b > 0\n") + "down: auto\n";
  const auto source = test::source(text);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 1'000; ++i) {
    base::Diagnostics problems;
    REQUIRE(yaml::read_header(source, test::both, problems));
  }
  const std::chrono::duration<double, std::milli> each = (std::chrono::steady_clock::now() - start) / 1'000;
  INFO("milliseconds a header: " << each.count());
  CHECK(each.count() < 20); // orders above what it takes, for slow machines and sanitizers
}

TEST_CASE("No bytes bring the reader down") {
  std::mt19937 random(20251123);
  const auto texts = good_files();
  REQUIRE(texts.size() > 100);
  for (int i = 0; i < 6'000; ++i) {
    const auto text = mutated(texts[static_cast<std::size_t>(i) % texts.size()], random);
    INFO(i << "\n" << text);
    read_all(text);
  }
}

TEST_CASE("Every beginning of a file is answered") {
  const base::DiskFiles disk;
  for (const auto& path : disk.list(ALUDEL_SOURCE_DIR "/tests/yaml/cases/good")) {
    const auto text = disk.read(path);
    for (std::size_t i = 0; i <= text.size(); ++i) {
      INFO(path.filename().string() << " " << i);
      read_all(text.substr(0, i));
    }
  }
}
