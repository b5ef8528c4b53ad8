#include "tests/architecture/floors.hpp"

#include "tests/architecture/source.hpp"

#include <catch2/catch.hpp>

using namespace aludel::architecture;

namespace {
constexpr auto two_floors = R"(
0 framework/base:    ; posix
1 framework/yaml:    lower; yaml-cpp engine-names
1 framework/graph:   lower
5 dialects/sqlite:   framework/base; sqlite3
)";

const std::string header = "#pragma once\n";

/// A tree without a fault; each test spoils one thing.
Tree sound_tree() {
  return {{"framework/base/text.hpp", header + "#include <string>\n"},
          {"framework/base/files.cpp", "#include \"framework/base/text.hpp\"\n\n#include <unistd.h>\n"},
          {"framework/yaml/reader.cpp", "#include \"framework/base/text.hpp\"\n#include <yaml-cpp/mark.h>\n"},
          {"framework/graph/graph.hpp", header + "#include \"framework/base/text.hpp\"\n"},
          {"dialects/sqlite/render.cpp", "#include \"framework/base/text.hpp\"\n#include <sqlite3.h>\n"}};
}

std::string judged(const std::string& path, const std::string& text) {
  Faults faults;
  const auto table = read_table(two_floors, faults);
  auto tree = sound_tree();
  tree[path] = text;
  for (const auto& fault : faults_of(table, tree)) faults.push_back(fault);
  return to_text(faults);
}

std::string judged_table(const std::string& text) {
  Faults faults;
  read_table(text, faults);
  return to_text(faults);
}
} // namespace

TEST_CASE("A sound tree has no fault") {
  CHECK(judged("framework/base/text.cpp", "#include \"framework/base/text.hpp\"\n").empty());
}

TEST_CASE("A room does not see a higher floor") {
  CHECK(judged("framework/base/text.cpp", "#include <string>\n#include \"framework/graph/graph.hpp\"\n") ==
        "framework/base/text.cpp:2: framework/base may not include framework/graph\n");
}

TEST_CASE("Rooms on one floor do not see each other") {
  CHECK(judged("framework/yaml/x.cpp", "#include \"framework/graph/graph.hpp\"\n") ==
        "framework/yaml/x.cpp:1: framework/yaml may not include framework/graph\n");
}

TEST_CASE("A dialect sees only what its row lists") {
  CHECK(judged("dialects/sqlite/x.cpp", "#include \"framework/graph/graph.hpp\"\n") ==
        "dialects/sqlite/x.cpp:1: dialects/sqlite may not include framework/graph\n");
}

TEST_CASE("A library is used only where the table says so") {
  CHECK(judged("framework/graph/x.cpp", "#include <yaml-cpp/yaml.h>\n") ==
        "framework/graph/x.cpp:1: framework/graph may not use yaml-cpp\n");
  CHECK(judged("framework/yaml/x.cpp", "#include <unistd.h>\n") ==
        "framework/yaml/x.cpp:1: framework/yaml may not use posix\n");
  CHECK(judged("framework/yaml/x.cpp", "#include <fmt/format.h>\n") ==
        "framework/yaml/x.cpp:1: <fmt/format.h> is of no known library\n");
}

TEST_CASE("A library does not show in a header") {
  CHECK(judged("framework/yaml/x.hpp", header + "#include <yaml-cpp/yaml.h>\n") ==
        "framework/yaml/x.hpp:2: yaml-cpp shows in a header\n");
}

TEST_CASE("Includes are whole paths") {
  CHECK(judged("framework/yaml/x.cpp", "#include \"reader.hpp\"\n") ==
        "framework/yaml/x.cpp:1: \"reader.hpp\" is not the whole path of a header\n");
}

TEST_CASE("Each header begins with #pragma once") {
  CHECK(judged("framework/base/x.hpp", "#include <string>\n") ==
        "framework/base/x.hpp:1: does not begin with #pragma once\n");
}

TEST_CASE("A file has at most 450 lines") {
  CHECK(judged("framework/base/x.cpp", std::string(450, '\n')).empty());
  CHECK(judged("framework/base/x.cpp", std::string(451, '\n')) == "framework/base/x.cpp:0: has 451 lines\n");
}

TEST_CASE("A folder with sources is a room, and a room has sources") {
  CHECK(judged("framework/misc/x.cpp", "") ==
        "framework/misc/x.cpp:0: stands in a folder that is not a room of floors.txt\n");
  Faults faults;
  const auto table = read_table("0 framework/base:\n1 framework/attic: lower\n", faults);
  CHECK(to_text(faults_of(table, {{"framework/base/x.cpp", ""}})) ==
        "floors.txt:0: framework/attic has no sources\n");
}

TEST_CASE("A folder below a room belongs to it") {
  CHECK(judged("framework/yaml/deep/x.cpp", "#include \"framework/graph/graph.hpp\"\n") ==
        "framework/yaml/deep/x.cpp:1: framework/yaml may not include framework/graph\n");
}

TEST_CASE("The framework's code names no engine") {
  CHECK(judged("framework/base/x.cpp", "\nbool is_sqlite;\n") ==
        "framework/base/x.cpp:1: the code from here names an engine: sqlite\n");
  CHECK(judged("framework/base/x.cpp", "f(\n\"postgresql\");\n") ==
        "framework/base/x.cpp:2: a literal names an engine: postgres\n");
  CHECK(judged("framework/base/x.cpp", "f(R\"(on SQLite)\");\n") ==
        "framework/base/x.cpp:1: a literal names an engine: sqlite\n");
  CHECK(judged("framework/base/x.cpp", "// SQLite\n/* PostgreSQL\n*/ int a = 60'000; // don't: sqlite\n")
            .empty());
}

TEST_CASE("Where texts may speak of engines, code may still not compare their names") {
  CHECK(judged("framework/yaml/x.cpp", "f(\"SQLite keeps no comments\");\n").empty());
  CHECK(judged("framework/yaml/x.cpp", "f(\"sqlite\");\n") ==
        "framework/yaml/x.cpp:1: a literal names an engine: sqlite\n");
}

TEST_CASE("The table itself is judged") {
  CHECK(judged_table("0 a:\n1 b: a\n").empty());
  CHECK(judged_table("1 a:\n1 b: a\n") == "floors.txt:0: b sees a, which is not on a lower floor\n");
  CHECK(judged_table("0 a:\n1 b: c\n") == "floors.txt:0: b sees c, which has no line\n");
  CHECK(judged_table("0 a\n") == "floors.txt:1: not a row, or a second one\n");
  CHECK(judged_table("low a:\n") == "floors.txt:1: not a row, or a second one\n");
  CHECK(judged_table("0 a:\n1 a:\n") == "floors.txt:2: not a row, or a second one\n");
}

TEST_CASE("Comments end where they end") {
  const auto pieces = pieces_of("a // b\nc /* d\n */ \"e\\\"f\" 'g' h");
  std::string seen;
  for (const auto& piece : pieces)
    seen += std::to_string(piece.line) + (piece.literal ? " literal " : " code ") + piece.text + "|";
  CHECK(seen == "1 code a |1 code \nc |3 code  |3 literal \"e\\\"f\"|3 code  |3 literal 'g'|3 code  h|");
}
