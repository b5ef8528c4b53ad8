#include "framework/base/json.hpp"

#include <catch2/catch.hpp>

using aludel::base::Json;

TEST_CASE("what is read of JSON is what was written") {
  Json inner = Json::object();
  inner.add("text", "a \"quoted\"\n\ttab \\ \x01 \xC3\xA9").add("number", Json::Number{"-1.50e3"});
  inner.add("none", nullptr).add("flag", true).add("off", false).add("empty", Json::array());
  const Json written(Json::Array{std::move(inner), "x", 7, Json::object()});
  for (const int indent : {-1, 2}) CHECK(Json::parse(written.dump(indent)) == written);
  const auto* first = &written.items()->front();
  CHECK(*first->member("number") == Json(Json::Number{"-1.50e3"}));
  CHECK(first->member("flag")->is_true());
  CHECK_FALSE(first->member("off")->is_true());
  CHECK(first->member("nothing") == nullptr);
  CHECK(written.member("flag") == nullptr);
}

TEST_CASE("escapes of JSON are read") {
  CHECK(*Json::parse(R"("\u0041\u00e9\ud83d\ude00\/\b\f")") == Json("A\xC3\xA9\xF0\x9F\x98\x80/\b\f"));
}

TEST_CASE("what is no JSON is not read") {
  for (const auto* text : {"",    "{",   "[1,]", "{\"a\"}", "{\"a\":}", "\"open",    "\"\\x\"", "\"\\ud83d\"",
                           "1 2", "nul", "-",    "{a: 1}",  "[1 2]",    "\"\\u12\"", "01",      "1.",
                           ".5",  "+1",  "1e",   "\"\t\""}) {
    INFO(text);
    CHECK_FALSE(Json::parse(text));
  }
  CHECK_FALSE(Json::parse(std::string(100000, '[')));
}
