#include "tests/dialects/sqlite/bench.hpp"

#include "dialects/sqlite/split.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
using Texts = std::vector<std::string>;

Texts split(const std::string& text) {
  Texts out;
  for (const auto& statement : sqlite::split({text, {}})) out.push_back(statement.sql);
  return out;
}
bool controls(const std::string& text) { return sqlite::controls_transaction(dialect::statement(text)); }
} // namespace

TEST_CASE("a text is split where SQLite sees the end of a statement") {
  CHECK(split("").empty());
  CHECK(split(" ; ;; -- nothing\n /* ; */").empty());
  CHECK(split("SELECT 1") == Texts{"SELECT 1"});
  CHECK(split("SELECT 1 ;\n\n SELECT 2;") == Texts{"SELECT 1 ", "SELECT 2"});
  CHECK(split("SELECT ';', \";\", `;`, [;], x'3b'; SELECT 2") ==
        Texts{"SELECT ';', \";\", `;`, [;], x'3b'", "SELECT 2"});
  CHECK(split("SELECT 'it''s;'; SELECT 2") == Texts{"SELECT 'it''s;'", "SELECT 2"});
  CHECK(split("SELECT 1 -- ; one\n; /* ; */ SELECT 2 /* end */; -- last") ==
        Texts{"SELECT 1 -- ; one\n", "/* ; */ SELECT 2 /* end */"});
}

TEST_CASE("what SQLite takes for no blank is a statement, for it to refuse") {
  CHECK(split("SELECT 1;\v") == Texts{"SELECT 1", "\v"});
}

TEST_CASE("a trigger stays whole") {
  const std::string trigger =
      "CREATE TRIGGER tr AFTER INSERT ON t BEGIN\n  UPDATE t SET a = CASE WHEN 1 THEN 2 END;\n"
      "  SELECT 'END;'; /* END; */\nEND";
  CHECK(split(trigger + "; SELECT 1;") == Texts{trigger, "SELECT 1"});
  CHECK(split("CREATE TEMP TRIGGER x DELETE ON t BEGIN SELECT 1; END; SELECT 2") ==
        Texts{"CREATE TEMP TRIGGER x DELETE ON t BEGIN SELECT 1; END", "SELECT 2"});
}

TEST_CASE("what is not closed is the last statement") {
  CHECK(split("SELECT 1; SELECT 'open; SELECT 2;") == Texts{"SELECT 1", "SELECT 'open; SELECT 2;"});
  CHECK(split("CREATE TRIGGER x DELETE ON t BEGIN SELECT 1;") ==
        Texts{"CREATE TRIGGER x DELETE ON t BEGIN SELECT 1;"});
}

TEST_CASE("each statement knows its place") {
  const auto source = std::make_shared<base::Source>(base::Source{"r.yaml", ""});
  const auto statements = sqlite::split({"SELECT 1;\nSELECT 2;  SELECT 3", {source, 10, 5}});
  REQUIRE(statements.size() == 3);
  CHECK(to_string(statements[0].place) == "r.yaml:10:5");
  CHECK(to_string(statements[1].place) == "r.yaml:11:5");
  CHECK(to_string(statements[2].place) == "r.yaml:11:16");
}

TEST_CASE("statements that end the revision's transaction are told apart") {
  for (const char* text : {"BEGIN", "begin immediate", "COMMIT", "END TRANSACTION", "ROLLBACK",
                           "-- c\n/* d */ Rollback Transaction"})
    CHECK(controls(text));
  for (const char* text : {"SAVEPOINT s", "RELEASE s", "ROLLBACK TO s", "ROLLBACK TRANSACTION TO s",
                           "SELECT 'COMMIT'", "", "CREATE TRIGGER x DELETE ON t BEGIN SELECT 1; END"})
    CHECK_FALSE(controls(text));
}
