#include "framework/report/changes.hpp"

#include <catch2/catch.hpp>

using aludel::base::Json;
using Lines = std::vector<std::string>;

namespace {
Lines changes(const std::string& was, const std::string& is) {
  return aludel::report::changes(*Json::parse(was), *Json::parse(is));
}
} // namespace

TEST_CASE("a change is told where it is") {
  CHECK(changes(R"({"transaction":"revision","up":[]})", R"({"transaction":"revision","up":[]})").empty());
  CHECK(changes(R"({"transaction":"revision","up":[]})", R"({"transaction":"none","up":[]})") ==
        Lines{R"(transaction was "revision", is "none")"});
  CHECK(changes(R"({"up":[{"sql":"a","only":["sqlite"]}]})", R"({"up":[{"sql":"b"}]})") ==
        Lines{R"(up, step 1 (sql) was "a", is "b")",
              R"(up, step 1 (sql), only is no more; it was ["sqlite"])"});
  CHECK(changes(R"({"up":[],"down":"auto"})", R"({"up":[],"down":[{"sql":"a"}]})") ==
        Lines{R"(down was "auto", is [{"sql":"a"}])"});
}

TEST_CASE("a step that was put in does not make those behind it changed") {
  CHECK(
      changes(R"({"up":[{"sql":"a"},{"sql":"c"}]})", R"({"up":[{"sql":"a"},{"reindex":{}},{"sql":"c"}]})") ==
      Lines{R"(up, step 2 is new: {"reindex":{}})"});
  CHECK(
      changes(R"({"up":[{"sql":"a"},{"reindex":{}},{"sql":"c"}]})", R"({"up":[{"sql":"a"},{"sql":"c"}]})") ==
      Lines{R"(a step of up is no more; it was {"reindex":{}})"});
}

TEST_CASE("items of a list are told by their place") {
  CHECK(changes(R"({"up":[{"t":{"columns":[{"name":"a"},{"name":"b"}]}}]})",
                R"({"up":[{"t":{"columns":[{"name":"a"},{"name":"b","type":"x"},{"name":"c"}]}}]})") ==
        Lines{R"(up, step 1 (t), columns[2].type is new: "x")",
              R"(up, step 1 (t), columns[3] is new: {"name":"c"})"});
}

TEST_CASE("a changed password is told and not shown") {
  CHECK(changes(R"({"up":[{"sql":"CREATE ROLE r PASSWORD 'a'"}]})",
                R"({"up":[{"sql":"CREATE ROLE r PASSWORD 'b'"}]})") ==
        Lines{R"(up, step 1 (sql) was "CREATE ROLE r PASSWORD '***'", is "CREATE ROLE r PASSWORD '***'")"});
  CHECK(changes(R"({"up":[{"insert":{"rows":[{"password":"a"}]}}]})",
                R"({"up":[{"insert":{"rows":[{"password":"b"},{"password":"c"}]}}]})") ==
        Lines{R"(up, step 1 (insert), rows[1].password was "***", is "***")",
              R"(up, step 1 (insert), rows[2] is new: {"password":"***"})"});
}
