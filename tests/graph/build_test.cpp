#include "tests/graph/shapes.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace shapes;

namespace {
struct Fault {
  const char* shape;
  const char* code;
  const char* place;
  const char* says; ///< part of message or help
};

const Fault faults[] = {
    {"a; b<x", "missing-parent", "b.yaml:1:3", "'b' follows 'x', and there is no such revision"},
    {"a; b<x", "missing-parent", "b.yaml:1:3", "add the file that declares it"},
    {"ae1027; b<ae1028", "missing-parent", "b.yaml:1:3", "did you mean 'ae1027'?"},
    {"ae1027a6acf; b<ae10", "missing-parent", "b.yaml:1:3", "write the full id: ae1027a6acf"},
    {"ae1027a6; ae1099bb; b<ae10", "missing-parent", "b.yaml:1:3", "did you mean 'ae1027a6'?"},
    {"a #net; b<net", "missing-parent", "b.yaml:1:3",
     "'net' is a branch label; down_revision takes the id: a"},
    {"a; b<head", "missing-parent", "b.yaml:1:3", "no such revision"},
    {"a; b<a +x", "unknown-dependency", "b.yaml:1:6",
     "'b' depends on 'x', and there is no such revision or branch label"},
    {"ae1027a6acf; b +ae10", "unknown-dependency", "b.yaml:1:4", "write the full id: ae1027a6acf"},
    {"a; b<a; c<a,b,x", "missing-parent", "c.yaml:1:7", "'x'"},
    {"a; b<a,a", "duplicate-parent", "b.yaml:1:5", "lists its parent 'a' twice"},
    {"a<a", "self-loop", "a.yaml:1:3", "revision 'a' names itself in down_revision"},
    {"a +a", "self-loop", "a.yaml:1:4", "revision 'a' names itself in depends_on"},
    {"a +net #net", "self-loop", "a.yaml:1:4", "names itself in depends_on"},
    {"a<b; b<a", "cycle", "a.yaml:1:3", "'a' and 'b' form a cycle"},
    {"a<c; b<a; c<b", "cycle", "a.yaml:1:3", "'a', 'b' and 'c' form a cycle"},
    {"a<c; b<a; c<b", "cycle", "a.yaml:1:3", "down_revision 'a' of 'b' (b.yaml:1:3)"},
    {"a +b; b<a", "cycle", "a.yaml:1:4", "depends_on 'b' of 'a' (a.yaml:1:4)"},
    {"a +b; b +a", "cycle", "a.yaml:1:4", "'a' and 'b' form a cycle"},
    {"a +net; b<a #net", "cycle", "a.yaml:1:4", "depends_on 'net' of 'a'"},
    {"r; a<r,b; b<a; z<b", "cycle", "a.yaml:1:5", "revisions 'a' and 'b' form"},
    {"a; a", "duplicate-revision", "a.yaml:1:1", "revision 'a' is declared twice, first at a.yaml:1:1"},
    {"a #net; b<a #net", "duplicate-label", "b.yaml:1:6",
     "of revision 'b' is already that of revision 'a' at a.yaml:1:1"},
    {"a #net,net", "duplicate-label", "a.yaml:1:8", "is listed twice"},
    {"a; b<a #a", "label-is-revision", "b.yaml:1:6", "'a' is also the id of the revision at a.yaml:1:1"},
    {"a #a", "label-is-revision", "a.yaml:1:4", "also the id"},
    {"head", "illegal-revision-id", "head.yaml:1:1", "'head' is a word of the target syntax"},
    {"heads", "illegal-revision-id", "heads.yaml:1:1", "letters, digits"},
    {"base", "illegal-revision-id", "base.yaml:1:1", "target syntax"},
    {"current", "illegal-revision-id", "current.yaml:1:1", "target syntax"},
    {"a-b", "illegal-revision-id", "a-b.yaml:1:1", "'a-b' has the character '-'"},
    {"a:b", "illegal-revision-id", "a:b.yaml:1:1", "has the character ':'"},
    {"a/b", "illegal-revision-id", "a/b.yaml:1:1", "has the character '/'"},
    {"a\tb", "illegal-revision-id", "a\tb.yaml:1:1", "has the control character 0x09"},
    {"a #head", "illegal-branch-label", "a.yaml:1:4", "branch label 'head' is a word of the target syntax"},
    {"a #n-t", "illegal-branch-label", "a.yaml:1:4", "has the character '-'"},
    {"a #n t", "illegal-branch-label", "a.yaml:1:4", "has a blank"},
    {"a #", "illegal-branch-label", "a.yaml:1:4", "branch label '' is empty"},
};
} // namespace

TEST_CASE("each fault of the headers is told once, with its place and a way out") {
  for (const auto& fault : faults) {
    DYNAMIC_SECTION(fault.shape << " : " << fault.code) {
      aludel::base::Diagnostics problems;
      const auto made = Graph::build(headers(fault.shape), problems);
      REQUIRE(problems.size() == 1);
      CHECK(problems[0].code == fault.code);
      CHECK(to_string(problems[0].place) == fault.place);
      CHECK_THAT(problems[0].message + "; " + problems[0].help, Catch::Contains(fault.says));
      CHECK_FALSE(problems[0].help.empty());
      CHECK(problems[0].severity == aludel::base::Severity::error);
      CHECK(made.size() == 0);
      CHECK(made.heads().empty());
    }
  }
}

TEST_CASE("ids that the shapes can not write are refused too") {
  for (const std::string id : {"", "a@b", "a+b", "a,b", "a\\b", " a", "a\nb", "a\x7F"}) {
    DYNAMIC_SECTION('\'' << id << '\'') {
      Headers one(1);
      one[0].id = id;
      aludel::base::Diagnostics problems;
      Graph::build(one, problems);
      REQUIRE(problems.size() == 1);
      CHECK(problems[0].code == "illegal-revision-id");
    }
  }
}

TEST_CASE("ids of any alphabet and length are taken") {
  const std::vector<std::string> ids{"0123", "été", "a.b", "a_b", std::string(300, 'x'), "HEAD", "1e3"};
  for (const auto& id : ids) {
    DYNAMIC_SECTION(id) {
      Headers one(1);
      one[0].id = id;
      CHECK(graph(one).heads() == Ids{id});
    }
  }
}

TEST_CASE("all faults are collected, in the order of their places, whatever the order of the files") {
  auto files = headers("a; b<x; c<b #l; d<c #l; e<e; f<g; g<f; b-d; h +y");
  const auto codes = [](const Headers& from) {
    aludel::base::Diagnostics problems;
    Graph::build(from, problems);
    std::vector<std::string> found;
    for (const auto& problem : problems) found.push_back(to_string(problem.place) + " " + problem.code);
    return found;
  };
  const auto expected = codes(files);
  CHECK(expected == std::vector<std::string>{"b-d.yaml:1:1 illegal-revision-id", "b.yaml:1:3 missing-parent",
                                             "d.yaml:1:6 duplicate-label", "e.yaml:1:3 self-loop",
                                             "f.yaml:1:3 cycle", "h.yaml:1:4 unknown-dependency"});
  std::reverse(files.begin(), files.end());
  CHECK(codes(files) == expected);
}

TEST_CASE("every cycle is told with all its members") {
  aludel::base::Diagnostics problems;
  Graph::build(headers("a<b; b<a; c<d; d<e; e<c; x<a; y<x"), problems);
  REQUIRE(problems.size() == 2);
  CHECK_THAT(problems[0].message, Catch::Contains("'a' and 'b' form"));
  CHECK_THAT(problems[1].message, Catch::Contains("'c', 'd' and 'e' form"));
}

TEST_CASE("faults are added to what was found before") {
  aludel::base::Diagnostics problems(1);
  Graph::build(headers("a<x"), problems);
  CHECK(problems.size() == 2);
  Graph::build(headers("a"), problems);
  CHECK(problems.size() == 2);
}

TEST_CASE("a folder in which every reference is broken is told in full") {
  std::string shape;
  for (int i = 0; i < 300; ++i) shape += "rev" + std::to_string(i) + "<gone" + std::to_string(i) + ";";
  aludel::base::Diagnostics problems;
  Graph::build(headers(shape), problems);
  CHECK(problems.size() == 300);
}
