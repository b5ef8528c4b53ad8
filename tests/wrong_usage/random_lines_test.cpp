#include "framework/base/files.hpp"
#include "framework/base/text.hpp"
#include "tests/support/project.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace aludel;
using namespace aludel::test_support;
using Catch::Contains;

namespace {
using Words = std::vector<std::string>;

struct Option {
  std::string name;
  bool has_value;
};
struct Verb {
  std::string name;
  std::vector<Option> options;
};

/// The last name in a row such as "| `-o, --output FILE` | … |".
std::optional<Option> option_of(const std::string& row) {
  if (row.rfind("| `-", 0) != 0) return std::nullopt;
  const auto text = row.substr(3, row.find('`', 3) - 3);
  const auto dashes = text.rfind(", --");
  const auto name = dashes == std::string::npos ? text : text.substr(dashes + 2);
  const auto blank = name.find(' ');
  return Option{name.substr(0, blank), blank != std::string::npos};
}

std::vector<Option> options_of(const std::filesystem::path& page) {
  std::vector<Option> options;
  for (const auto& row : base::split(base::DiskFiles{}.read(page), '\n'))
    if (auto option = option_of(row)) options.push_back(std::move(*option));
  return options;
}

/// As the reference has them, of which another test proves that it is what the program knows.
std::vector<Verb> all_verbs() {
  const auto folder = std::filesystem::path(ALUDEL_SOURCE_DIR) / "docs/reference/cli";
  const auto of_all = options_of(folder / "README.md");
  std::vector<Verb> verbs;
  for (const auto& page : base::DiskFiles{}.list(folder)) {
    if (page.filename() == "README.md") continue;
    auto options = options_of(page);
    options.insert(options.end(), of_all.begin(), of_all.end());
    verbs.push_back({page.stem().string(), std::move(options)});
  }
  return verbs;
}

const Words values{"",
                   "head",
                   "heads",
                   "base",
                   "current",
                   "r001",
                   "r00",
                   "r001:r003",
                   "-1",
                   "+1",
                   "+99",
                   "r002-1",
                   "@head",
                   "nope",
                   "5s",
                   "0",
                   "-5",
                   "99999999999999999999",
                   "x=1",
                   "=",
                   "drop-table=why",
                   "text",
                   "json",
                   "sarif",
                   "sqlite",
                   "sqlite:///app.db",
                   "sqlite://",
                   "mysql://h/x",
                   "aludel.yaml",
                   "revisions",
                   "no/such/file",
                   "/dev/null",
                   ".",
                   "on",
                   "never",
                   "table:a=b",
                   "\xff\xfe",
                   "a b",
                   "--",
                   "'; DROP TABLE",
                   "$(exit 3)",
                   "\n",
                   "*"};

class Dice {
public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  template<class T>
  const T& one_of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

private:
  std::mt19937 random_;
};

Words random_line(const std::vector<Verb>& verbs, Dice& dice) {
  const auto& verb = dice.one_of(verbs);
  Words line{verb.name};
  for (auto left = dice.below(4); left > 0; --left) {
    const auto& option = dice.one_of(dice.below(8) == 0 ? dice.one_of(verbs).options : verb.options);
    const bool with_value = dice.below(10) == 0 ? !option.has_value : option.has_value;
    const bool joined = with_value && dice.below(3) == 0;
    line.push_back(joined ? option.name + "=" + dice.one_of(values) : option.name);
    if (with_value && !joined) line.push_back(dice.one_of(values));
  }
  for (auto left = dice.below(3); left > 0; --left) line.push_back(dice.one_of(values));
  return line;
}

void check(const ProcessResult& result) {
  static const std::set<int> documented{0, 1, 2, 3, 4, 5};
  CHECK(documented.count(result.exit_code) == 1); // 124: it took too long; 128 and more: a signal
  const auto all = result.out + result.err;
  CHECK_THAT(all, !Contains("terminate called") && !Contains("fault of Aludel") && !Contains("Sanitizer") &&
                      !Contains("runtime error:") && !Contains("std::"));
  if (result.exit_code == 1 || result.exit_code == 2 || result.exit_code == 5)
    CHECK_FALSE(result.err.empty());
  if (result.exit_code != 0) CHECK_FALSE(all.empty());
}
} // namespace

TEST_CASE("Any command line ends in time, with a documented exit code and a word on what is wrong") {
  const auto verbs = all_verbs();
  REQUIRE(verbs.size() > 25);
  Dice dice(42);
  for (int round = 0; round < 8; ++round) {
    const Project project("sqlite:///app.db");
    project.chain(3);
    for (int i = 0; i < 50; ++i) {
      const auto line = random_line(verbs, dice);
      auto command = project.command(line);
      command.insert(command.begin(), {"timeout", "-k", "5", "60"});
      CAPTURE(line);
      check(run_process(
          command,
          {{"DATABASE_URL", ""}, {"ALUDEL_CONFIG", ""}, {"ALUDEL_ENV", ""}, {"EDITOR", ""}, {"VISUAL", ""}},
          {}, project.folder()));
    }
  }
}
