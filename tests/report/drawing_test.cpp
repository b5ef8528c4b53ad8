#include "framework/report/drawing.hpp"

#include <catch2/catch.hpp>

using namespace aludel;
using Catch::Matchers::Contains;

namespace {
struct Made {
  std::string id;
  std::vector<std::string> parents;
  std::vector<std::string> depends_on;
};

std::vector<model::Located> located(const std::vector<std::string>& texts) {
  std::vector<model::Located> list;
  for (const auto& text : texts) list.push_back({text, {}});
  return list;
}

graph::Graph graph_of(const std::vector<Made>& revisions) {
  std::vector<model::RevisionHeader> headers;
  for (const auto& [id, parents, depends_on] : revisions) {
    auto& header = headers.emplace_back();
    header.id = id;
    header.message = "about " + id;
    header.down_revisions = located(parents);
    header.depends_on = located(depends_on);
  }
  base::Diagnostics problems;
  auto graph = graph::Graph::build(std::move(headers), problems);
  REQUIRE(problems.empty());
  return graph;
}

report::Marks marks(graph::IdSet rows, graph::IdSet applied) { return {std::move(applied), std::move(rows)}; }
} // namespace

TEST_CASE("a line is drawn as a line") {
  CHECK(report::drawn(graph_of({{"a", {}, {}}, {"b", {"a"}, {}}}), {}) == "* b (head) about b\n"
                                                                          "* a about a\n");
  CHECK(report::drawn(graph_of({}), {}).empty());
}

TEST_CASE("a branch and a merge are drawn as git draws them") {
  const auto graph = graph_of({{"a", {}, {}}, {"b", {"a"}, {}}, {"c", {"a"}, {}}, {"d", {"b", "c"}, {}}});
  CHECK(report::drawn(graph, {}) == "* d (head) about d\n"
                                    "|\\\n"
                                    "| * c about c\n"
                                    "* | b about b\n"
                                    "|/\n"
                                    "* a about a\n");
}

TEST_CASE("lines that end, cross and come from nowhere keep apart") {
  const auto graph = graph_of({{"a", {}, {}},
                               {"b", {"a"}, {}},
                               {"c", {"a"}, {}},
                               {"d", {"a"}, {}},
                               {"e", {"b", "c", "d"}, {}},
                               {"x", {}, {"b"}},
                               {"y", {"x"}, {}}});
  const auto text = report::drawn(graph, {});
  INFO(text);
  CHECK(text == "* y (head) about y\n"
                "* x (depends on b) about x\n"
                "* e (head) about e\n"
                "|\\\n"
                "| |\\\n"
                "| | * d about d\n"
                "| * | c about c\n"
                "* | | b about b\n"
                "| |/\n"
                "|/|\n"
                "|/\n"
                "* a about a\n");
}

TEST_CASE("each revision has one star, whatever the shape") {
  std::vector<Made> revisions;
  for (int i = 0; i < 60; ++i) {
    Made made{"r" + std::to_string(100 + i), {}, {}};
    for (const int back : {i % 5 + 1, i % 7 + 2})
      if (i % 11 != 0 && i >= back && (back != i % 7 + 2 || i % 3 == 0)) {
        const auto parent = "r" + std::to_string(100 + i - back);
        if (made.parents.empty() || made.parents.front() != parent) made.parents.push_back(parent);
      }
    revisions.push_back(made);
  }
  const auto text = report::drawn(graph_of(revisions), {});
  CHECK(std::count(text.begin(), text.end(), '*') == 60);
  for (const auto& made : revisions) CHECK_THAT(text, Contains("* ") && Contains(" about " + made.id + "\n"));
}

TEST_CASE("a database's state shows in every picture") {
  const auto graph = graph_of({{"a", {}, {}}, {"b", {"a"}, {}}, {"c", {"b"}, {}}});
  const auto at_b = marks({"b"}, {"a", "b"});
  CHECK(report::drawn(graph, at_b) == "* c (head) (pending) about c\n"
                                      "* b (current) about b\n"
                                      "* a about a\n");
  CHECK_THAT(report::dot(graph, at_b),
             Contains("\"c\" [label=\"c (head) (pending)\\nabout c\", style=\"rounded,dashed\"]") &&
                 Contains("\"c\" -> \"b\";"));
  CHECK_THAT(report::mermaid(graph, at_b), Contains("r1[\"b (current)#10;about b\"]:::current") &&
                                               Contains("r2 --> r1") && Contains("classDef pending"));
}

TEST_CASE("what a message holds cannot leave its place in a picture") {
  std::vector<model::RevisionHeader> headers(1);
  headers[0].id = "end";
  headers[0].message = "say \"hi\" <b> & \\n";
  base::Diagnostics problems;
  const auto graph = graph::Graph::build(headers, problems);
  CHECK_THAT(report::dot(graph, {}), Contains("label=\"end (head)\\nsay \\\"hi\\\" <b> & \\\\n\"]"));
  CHECK_THAT(report::mermaid(graph, {}),
             Contains("r0[\"end (head)#10;say #34;hi#34; #60;b#62; #38; #92;n\"]"));
}
