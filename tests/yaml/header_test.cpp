#include "tests/yaml/reading.hpp"

#include "framework/model/canonical.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace aludel;
using namespace aludel::model;

namespace {
std::vector<std::string> texts(const std::vector<Located>& all) {
  std::vector<std::string> out;
  for (const auto& one : all)
    out.push_back(one.text + " " + std::to_string(one.place.line) + ":" + std::to_string(one.place.column));
  return out;
}
using Texts = std::vector<std::string>;

/// Everything of a header, as one text.
std::string told(const RevisionHeader& h) {
  std::string text =
      h.id + "|" + h.message + "|" + h.created + "|" + std::to_string(static_cast<int>(h.transaction));
  for (const auto* list : {&h.down_revisions, &h.depends_on, &h.branch_labels})
    for (const auto& one : texts(*list)) text += "|" + one;
  for (const auto& dialect : h.dialects) text += "|" + dialect;
  for (const auto& waiver : h.allow)
    text += "|" + waiver.rule + "=" + waiver.reason + "@" + to_string(waiver.place);
  if (h.when) text += "|" + to_string(h.when->condition) + "@" + to_string(h.when->place);
  for (const auto& [name, param] : h.params)
    text += "|" + name + param.default_value.value_or("") + param.description;
  return text + "|" + to_string(h.place);
}

const std::vector<std::string> sound_files{
    "revision: a1\n",
    "# a comment\n\nrevision: a1 # the id\nmessage: >\n  two\n  lines\nup:\n- sql: select 1\n- sql: select "
    "2\ndepends_on: [b, c]\n",
    "revision: a1\r\nup:\r\n  - sql: |\r\n      up: x\r\n      down: y\r\ndown: []\r\nmessage: last\r\n",
    "message: |\n  up: this is text\n  down: and this\nrevision: a1\nup: []\ndown: auto\n",
    "\"revision\": a1\n\"up\": [{sql: x}]\n'down': []\nmessage: quoted keys\n",
    "{revision: a1, message: in one line, up: [{sql: x}], down: []}\n",
    "{\n\"revision\": \"a1\",\n\"up\": [\n{\"sql\": \"x\"}\n],\n\"message\": \"json\"\n}\n",
    "revision: a1\nup: [\n  {sql: x}\n]\ndown: {irreversible: why,\n  }\nmessage: brackets\n",
    "dialects: [\n  sqlite\n]\nrevision: a1\nup:\n",
    "---\nrevision: a1\nup :\n  - sql: x\nupper: 1\n",
    "revision: a1\nup:\n  - sql: \"select 1\n      from t\"\nmessage: after\n",
    "\xEF\xBB\xBFrevision: a1\nup:\n  # - nothing\n# at the margin\n  - sql: x\nmessage: bom\n",
    "revision: a1\nallow: {r: because}\nwhen: {table_exists: t}\nparams: {p: {type: uuid, default: "
    "x}}\ndown:\n- sql: x\nup: # x\n- sql: y\n",
    "? revision\n: a1\n? up\n: [{sql: x}]\n",
    "revision: a1\nmessage: \"up\nup: no\"\n",
    "revision: a1\nmessage: 'it''s'\nup:\n    - sql: |2\n          x\n\n\n\ndown:\n    - sql: "
    "y\nbranch_labels: l\n",
};
} // namespace

TEST_CASE("The header alone is what the whole file says") {
  for (const auto& text : sound_files) {
    INFO(text);
    base::Diagnostics of_header, of_file;
    const auto header = yaml::read_header(test::source(text), test::both, of_header);
    const auto whole = yaml::read_revision(test::source(text), base::MemoryFiles{}, test::both, of_file);
    REQUIRE(header.has_value() == whole.has_value());
    CHECK(test::text_of(of_header) == test::text_of(of_file));
    if (header) CHECK(told(*header) == told(whole->header));
  }
}

TEST_CASE("The bodies are not read with the header") {
  CHECK(test::header("revision: a1\nup:\n  - [ this is } no YAML\ndown: *nothing\nmessage: x\n").message ==
        "x");
}

TEST_CASE("A whole header") {
  const auto read = test::header(R"(revision: 9c4f1b7a2e30
message: "enhance: memory"
down_revision: [5d20a8f3c611, 0e1]
depends_on: x
branch_labels: [a, b]
created: 2025-11-23T00:00:00Z
dialects: postgresql
transaction: step
allow: {}
when: {extension: vector, else: fail}
params:
  user: {type: uuid, description: whose}
  size: {type: integer, default: 10}
  plain: boolean
)");
  CHECK(read.id == "9c4f1b7a2e30");
  CHECK(base::to_string(read.place) == "revisions/a1.yaml:1:11");
  CHECK(read.message == "enhance: memory");
  CHECK(texts(read.down_revisions) == Texts{"5d20a8f3c611 3:17", "0e1 3:31"});
  CHECK(texts(read.depends_on) == Texts{"x 4:13"});
  CHECK(texts(read.branch_labels) == Texts{"a 5:17", "b 5:20"});
  CHECK(read.created == "2025-11-23T00:00:00Z");
  CHECK(read.dialects == Texts{"postgresql"});
  CHECK(read.transaction == TransactionMode::step);
  CHECK(read.when->otherwise == Otherwise::fail);
  CHECK(read.params == std::map<std::string, ParamSpec>{{"user", {ParamType::uuid, std::nullopt, "whose"}},
                                                        {"size", {ParamType::integer, "10", ""}},
                                                        {"plain", {ParamType::boolean, std::nullopt, ""}}});
}

TEST_CASE("An identifier is the text that was written") {
  for (const std::string id : {"1e10", "0123", "no", "on", "yes", "true", "0x1F", "1_000", "12:30:45",
                               "2024-01-01", "None", "0o17", "3.10", "+1", ".5", "nulls", "\xC3\xA4"}) {
    const auto read =
        test::header("revision: " + id + "\nmessage: " + id + "\ndown_revision: [" + id + "]\n");
    CHECK(read.id == id);
    CHECK(read.message == id);
    CHECK(read.down_revisions.at(0).text == id);
  }
  for (const std::string id : {"null", "~", "Null", "a: b", " x "})
    CHECK(test::header("revision: '" + id + "'\n").id == id);
  CHECK(test::codes("revision: ~\n") == "missing-value");
}

TEST_CASE("Keys of the header may be left empty") {
  const auto read =
      test::revision("revision: a1\nmessage:\ndown_revision: null\ndepends_on: ~\nbranch_labels:\ncreated:\n"
                     "dialects:\ntransaction:\nallow:\nwhen:\nparams:\nup:\n");
  CHECK(read.header.message.empty());
  CHECK(read.header.down_revisions.empty());
  CHECK(read.up.empty());
  CHECK_FALSE(std::get<DerivedDown>(read.down).demanded);
}

TEST_CASE("The four forms of down") {
  const auto down = [](const std::string& text) { return test::revision("revision: a1\n" + text).down; };
  CHECK_FALSE(std::get<DerivedDown>(down("")).demanded);
  CHECK(std::get<DerivedDown>(down("down: auto\n")).demanded);
  CHECK(std::get<Steps>(down("down: []\n")).empty());
  CHECK(std::get<Steps>(down("down: [{sql: x}, {drop_table: {name: t}}]\n")).size() == 2);
  CHECK(std::get<Irreversible>(down("down: {irreversible: the rows are gone}\n")).reason ==
        "the rows are gone");
}

TEST_CASE("Layout does not change what a revision is") {
  const auto checksum = [](const std::string& text) { return model::checksum(test::revision(text)); };
  const auto block =
      checksum("revision: a1\nup:\n  - create_table:\n      name: t\n      columns:\n        - name: a\n"
               "          type: text\n");
  CHECK(block ==
        checksum("up: [{create_table: {columns: [{type: text, name: a}], name: t}}]\nrevision: a1\n"));
  CHECK(
      block ==
      checksum("\xEF\xBB\xBF{\"revision\": \"a1\", \"up\": [{\"create_table\": {\"name\": \"t\", \"columns\":"
               " [{\"name\": \"a\", \"type\": \"text\", \"nullable\": true}]}}]}\r\n"));
  CHECK(block !=
        checksum("revision: a1\nup: [{create_table: {name: t, columns: [{name: b, type: text}]}}]\n"));
}

TEST_CASE("Every revision in the tree can be read") {
  const base::DiskFiles disk;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ALUDEL_SOURCE_DIR "/revisions")) {
    if (entry.path().extension() != ".yaml" || entry.path().filename() == "aludel.yaml") continue;
    const auto path = entry.path().string();
    base::Diagnostics problems;
    const auto read = yaml::read_revision(test::source(disk.read(path), path), disk, test::both, problems);
    INFO(test::text_of(problems));
    CHECK(read);
    ++count;
  }
  CHECK(count > 0);
}
