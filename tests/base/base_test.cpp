#include "framework/base/clock.hpp"
#include "framework/base/diagnostic.hpp"
#include "framework/base/json.hpp"
#include "framework/base/passwords.hpp"
#include "framework/base/sha256.hpp"
#include "framework/base/spelling.hpp"
#include "framework/base/text.hpp"

#include <catch2/catch.hpp>

using namespace aludel::base;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("UTF-8 is judged as RFC 3629 does") {
  CHECK_FALSE(invalid_utf8("plain, \xC3\xBC, \xE2\x82\xAC, \xF0\x9F\x8D\xB7"));
  CHECK(invalid_utf8("a\xC3") == 1U);            // cut
  CHECK(invalid_utf8("\xC0\x80") == 0U);         // overlong
  CHECK(invalid_utf8("ab\xED\xA0\x80") == 2U);   // a surrogate
  CHECK(invalid_utf8("\xF4\x90\x80\x80") == 0U); // past U+10FFFF
}

TEST_CASE("JSON is written with every escape, in the order of the members") {
  auto json = Json::object();
  json.add("text", "a\"b\\c\n\x01")
      .add("none", nullptr)
      .add("list", std::vector<std::string>{"x"})
      .add("n", -7);
  CHECK(json.dump() == R"({"text":"a\"b\\c\n\u0001","none":null,"list":["x"],"n":-7})");
  CHECK(Json::object().add("a", Json::array()).dump(2) == "{\n  \"a\": []\n}");
}

TEST_CASE("JSON is UTF-8 whatever it is given") {
  CHECK(Json("a\xFF\xC3z\xC3\xBC").dump() == "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\xC3\xBC\"");
  CHECK(Json::object().add("\x80", 1).dump() == "{\"\xEF\xBF\xBD\":1}");
}

TEST_CASE("text for a terminal holds no control characters") {
  CHECK(printable("a\tb\nc\r\x1B[0m\x7F") == "a\tb\nc\\r\\u001b[0m\\u007f");
  CHECK(on_one_line("a\tb\nc") == "a\\tb\\nc");
  CHECK(on_one_line(std::string("\0", 1)) == "\\u0000");
  CHECK(printable("\xC2\x9B"
                  "1m \xC3\xBC \xF0\x9F\x8D\xB7") == "\\u009b1m \xC3\xBC \xF0\x9F\x8D\xB7");
  CHECK(printable("\xE2\x80\xAE"
                  "x\xE2\x81\xA9") == "\\u202ex\\u2069"); // turned directions
  CHECK(printable("a\xFF"
                  "b") == "a\xEF\xBF\xBD"
                          "b");
}

TEST_CASE("a guess is made for slips, not for other words") {
  const std::vector<std::string> keys{"column", "columns", "table", "nullable"};
  CHECK(nearest("colum", keys) == "column");
  CHECK(nearest("tabel", keys) == "table");
  CHECK(nearest("null", keys) == "nullable");
  CHECK_FALSE(nearest("frobnicate", keys));
  CHECK(did_you_mean("zzz", keys).empty());
}

TEST_CASE("a complaint quotes its line, with the caret below the fault") {
  const auto source = std::make_shared<Source>(Source{"a.yaml", "x: 1\n\tcolum: 2\n"});
  CHECK(to_text({Severity::error,
                 "unknown-key",
                 "unknown key 'colum'",
                 "did you mean 'column'?",
                 {source, 2, 2, 5}}) == "a.yaml:2:2: error[unknown-key]: unknown key 'colum'\n     colum: "
                                        "2\n     ^~~~~\n    help: did you mean 'column'?");
  const auto place = place_at(source, 6);
  CHECK(place.line == 2);
  CHECK(place.column == 2);
}

TEST_CASE("times are written in UTC") {
  CHECK(iso8601(std::chrono::system_clock::time_point(std::chrono::milliseconds(1'763'856'000'042))) ==
        "2025-11-23T00:00:00.042Z");
}

TEST_CASE("Passwords of URLs are hidden, wherever a URL stands") {
  const auto shown = [](const char* text) { return without_passwords(text); };
  CHECK(shown("postgresql://bob:s3cret@h/db") == "postgresql://bob:***@h/db");
  CHECK(shown("say 'postgresql://bob:s3#c/r?e@t@h/db?x=1' now") == "say 'postgresql://bob:***@h/db?x=1' now");
  CHECK(shown("--d=postgres+x://a:b@h, and postgresql://c:d@h") ==
        "--d=postgres+x://a:***@h, and postgresql://c:***@h");
  CHECK(shown("postgresql:///db?host=h&password=x&pass%77ord=y&port=1") ==
        "postgresql:///db?host=h&password=***&pass%77ord=***&port=1");
  CHECK(shown("postgresql://bob@h/db and sqlite:///a.db") == "postgresql://bob@h/db and sqlite:///a.db");
  CHECK(shown("{\"message\":\"postgresql://u:p@h\"}") == "{\"message\":\"postgresql://u:***@h\"}");
  CHECK(shown("no url: a@b") == "no url: a@b");
}

TEST_CASE("Passwords of URLs are hidden that hold blanks, quotes and brackets") {
  for (const std::string secret :
       {"HUNT ER", "HUN'TER", "HUN\"TER", "HUN<TER", "HUN>TER", "HUN`TER", "A@B C"}) {
    INFO(secret);
    const auto url = "postgresql://bob:" + secret + "@h/db";
    CHECK(url_without_passwords(url) == "postgresql://bob:***@h/db");
    CHECK(without_passwords("there is no verb '" + url + "'") ==
          "there is no verb 'postgresql://bob:***@h/db'");
    CHECK(without_passwords("tried " + url + "; look\nme@h") ==
          "tried postgresql://bob:***@h/db; look\nme@h");
    CHECK(url_without_passwords("postgresql:///db?password=" + secret + "&port=1") ==
          "postgresql:///db?password=***&port=1");
  }
  CHECK(without_passwords("'postgresql:///db?password=a b' is") == "'postgresql:///db?password=***' is");
  CHECK(without_passwords("tried postgresql:///db?password=***; check that") ==
        "tried postgresql:///db?password=***; check that");
  CHECK(without_passwords("write postgresql://u:p@h/db; @ as %40") ==
        "write postgresql://u:***@h/db; @ as %40");
  for (const auto* text : {"postgresql://h:5432/db does not know bob@h", "https://h/a:b, ask me@h"})
    CHECK(without_passwords(text) == text);
}

TEST_CASE("Passwords of SQL are hidden, and of connection strings in it") {
  const auto shown = [](const char* text) { return without_passwords(text); };
  CHECK(shown("ALTER ROLE bob PASSWORD 'a''b' VALID UNTIL 'x'") ==
        "ALTER ROLE bob PASSWORD '***' VALID UNTIL 'x'");
  CHECK(shown("create user bob encrypted password E'a\\'b' login") ==
        "create user bob encrypted password E'***' login");
  CHECK(shown("PASSWORD $$a'b$$, PASSWORD $x$a$$b$x$") == "PASSWORD $$***$$, PASSWORD $x$***$x$");
  CHECK(shown("PASSWORD -- why\n  /* so */ 'a'") == "PASSWORD -- why\n  /* so */ '***'");
  CHECK(shown("PASSWORD 'a\nb'") == "PASSWORD '***\n'");
  CHECK(shown("PASSWORD 'cut off") == "PASSWORD '***");
  CHECK(shown("OPTIONS (user 'bob', password 'a', sslpassword 'b')") ==
        "OPTIONS (user 'bob', password '***', sslpassword '***')");
  CHECK(shown("CONNECTION 'host=h password=a user=u'") == "CONNECTION 'host=h password=*** user=u'");
  CHECK(shown("dblink('password=''a b'' user=u')") == "dblink('password=''***'' user=u')");
  CHECK(shown("EXECUTE 'ALTER ROLE x PASSWORD ''#a'' LOGIN'") ==
        "EXECUTE 'ALTER ROLE x PASSWORD ''***'' LOGIN'");
  CHECK(shown("host=h passwd = 'a b' pwd=c") == "host=h passwd = '***' pwd=***");
  CHECK(shown("f(password => 'x', a => 1)") == "f(password => '***', a => 1)");
  CHECK(shown("password := 'x'; password:='x'") == "password := '***'; password:='***'");
  CHECK(shown("OPTIONS (\"password\" 'x')") == "OPTIONS (\"password\" '***')");
  CHECK(shown("'{\"password\": \"x\\\"y\", \"a\":1}'") == "'{\"password\": \"***\", \"a\":1}'");
  CHECK(shown("\"{\\\"password\\\": \\\"x\\\"}\"") == "\"{\\\"password\\\": \\\"***\\\"}\"");
  CHECK(shown("SET a.password TO 'x'; SET a.\"password\" = 'x'") ==
        "SET a.password TO '***'; SET a.\"password\" = '***'");
  CHECK(shown("PASSWORD 'a'\n  'b' LOGIN") == "PASSWORD '***\n' LOGIN");
  CHECK(shown("{'password': 'x'}") == "{'password': '***'}");
}

TEST_CASE("Passwords in JSON are hidden, by name and in texts") {
  const auto value = *Json::parse(R"({"password":"x","sql":["PASSWORD 'x'",{"db_password":"y","n":1}]})");
  CHECK(json_without_passwords(value).dump() ==
        R"({"password":"***","sql":["PASSWORD '***'",{"db_password":"***","n":1}]})");
}

TEST_CASE("What only looks like a password stays") {
  for (const auto* text :
       {"CREATE TABLE users (password text NOT NULL DEFAULT 'x')", "ALTER ROLE bob PASSWORD NULL",
        "SET password_encryption = 'scram-sha-256'", "COMMENT ON COLUMN users.password IS 'it''s hashed'",
        "CHECK (length(password) > 8)", "PASSWORD ''", "PASSWORD '';", "no password is named",
        "RENAME password TO secret", "password::text = 'x'", "\"password\" text DEFAULT 'x'",
        "{\"password\":{\"a\":1}}"})
    CHECK(without_passwords(text) == text);
}
