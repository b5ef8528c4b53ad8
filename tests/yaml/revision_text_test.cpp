#include "framework/yaml/revision_text.hpp"

#include "framework/base/files.hpp"
#include "framework/base/text.hpp"
#include "framework/model/canonical.hpp"
#include "tests/yaml/reading.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace aludel;
using namespace aludel::model;

namespace {
bool same(const Step& a, const Step& b) {
  return a.operation == b.operation && a.only == b.only && a.when == b.when && a.allow == b.allow &&
         a.outside_transaction == b.outside_transaction && a.timeout == b.timeout &&
         a.lock_timeout == b.lock_timeout && a.retries == b.retries && a.description == b.description;
}
bool same(const Steps& a, const Steps& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Step& one, const Step& other) { return same(one, other); });
}
bool same(const Down& a, const Down& b) {
  if (a.index() != b.index()) return false;
  if (const auto* steps = std::get_if<Steps>(&a)) return same(*steps, std::get<Steps>(b));
  if (const auto* why = std::get_if<Irreversible>(&a)) return why->reason == std::get<Irreversible>(b).reason;
  return std::get<DerivedDown>(a).demanded == std::get<DerivedDown>(b).demanded;
}
bool same(const RevisionHeader& a, const RevisionHeader& b) {
  return a.id == b.id && a.message == b.message && a.down_revisions == b.down_revisions &&
         a.depends_on == b.depends_on && a.branch_labels == b.branch_labels && a.created == b.created &&
         a.dialects == b.dialects && a.transaction == b.transaction && a.allow == b.allow &&
         a.when == b.when && a.params == b.params;
}

/// Reads the text of a revision, which must be that revision.
void require_back(const Revision& revision, const base::Files& files = base::MemoryFiles{}) {
  const auto text = yaml::revision_text(revision);
  const auto again = test::revision(text, files);
  INFO(text);
  CHECK(same(again.header, revision.header));
  CHECK(same(again.up, revision.up));
  CHECK(same(again.down, revision.down));
  CHECK(checksum(again) == checksum(revision));
  CHECK(same(test::header(text), revision.header)); // by its own lines
  CHECK(yaml::revision_text(again) == text);
}

/// The text wherever a text may stand.
Revision everywhere(const std::string& text) {
  Revision revision;
  revision.header.id = "a1";
  revision.header.message = text;
  revision.header.params["p"] = {ParamType::text, text, text};
  Insert insert;
  insert.table = "t";
  insert.rows = {{{"a", text}, {"b", Null{}}}, {{"a", true}, {"b", text}}};
  Step rows{insert, {}, {}, {{"some-rule", "x" + text, {}, {}}}, {}, {}, {}, {}, text, {}};
  Sql sql;
  sql.blocks.every = {{"x" + text, {}}};
  Sql several;
  several.blocks.by_dialect["sqlite"] = {{text + "y", {}}, {"x" + text + "x", {}}};
  CreateFunction function;
  function.name = "f";
  function.routine.language = "sql";
  function.routine.body.text = text + ";" + text;
  function.routine.arguments = {{{}, "t" + text, ArgumentMode::in, {}}, {"n", text, ArgumentMode::out, {}}};
  function.routine.set = {{"a", text}};
  Comment comment{{ObjectKind::column, "t", "c", {}}, text};
  CreateTable table;
  table.name = "t";
  Column column;
  column.name = "x";
  column.default_value = text;
  column.comment = text;
  table.columns = {column};
  for (Operation operation : std::vector<Operation>{sql, several, function, comment, table})
    revision.up.push_back({std::move(operation), {}, {}, {}, {}, {}, {}, {}, {}, {}});
  revision.up.push_back(rows);
  revision.down = Irreversible{"x" + text};
  return revision;
}

/// Texts of the pieces, from the shortest to those of `most` pieces.
std::vector<std::string> texts_of(const std::vector<std::string>& pieces, int most) {
  std::vector<std::string> all{""};
  std::size_t begin = 0;
  for (int length = 0; length < most; ++length) {
    const auto end = all.size();
    for (; begin < end; ++begin)
      for (const auto& piece : pieces) all.push_back(all[begin] + piece);
  }
  return all;
}

/// Many texts in one file: reading is by far the longest part.
void require_all_back(const std::vector<std::string>& texts) {
  constexpr std::size_t together = 50;
  for (std::size_t from = 0; from < texts.size(); from += together) {
    auto revision = everywhere(texts[from]);
    for (auto i = from + 1; i < std::min(from + together, texts.size()); ++i)
      for (auto& step : everywhere(texts[i]).up) revision.up.push_back(std::move(step));
    require_back(revision);
  }
}
} // namespace

TEST_CASE("A revision is written as a person would write it") {
  const std::string text = R"yaml(revision: 9c4f1b7a2e30
message: enhance memory system
down_revision: 5d20a8f3c611
created: 2025-11-23T00:00:00Z
dialects: [postgresql]

up:
  - create_extension: {name: vector}
    only: postgresql
  - create_table:
      name: memories
      columns:
        - {name: id, type: uuid, default: {sql: gen_random_uuid()}, primary_key: true}
        - {name: workspace_id, type: uuid, nullable: false, references: {table: workspaces, columns: [id], on_delete: cascade}}
        - {name: score, type: "numeric(10,2)", default: 0.5}
      checks:
        - {name: memories_score_range, sql: score between 0 and 1}
  - create_index: {name: idx_scores, table: memories, columns: [workspace_id, {column: score, order: desc}]}
  - create_function:
      name: touch
      language: plpgsql
      body: |

        BEGIN
          NEW.updated_at := now();  -- the server's clock
          RETURN NEW;
        END;
      set: {search_path: public}
      returns: trigger
    description: |-
      Keeps updated_at.
      Twice.
  - insert:
      table: memories
      rows:
        - {id: a, score: 1}
        - {id: b, score: "1"}
  - sql: DELETE FROM memories WHERE score < 0
    transaction: none
down:
  - drop_table: {name: memories}
)yaml";
  CHECK(yaml::revision_text(test::revision(text)) == text);
}

TEST_CASE("A down is steps, nothing to do, a promise, a reason, or left out") {
  for (const std::string down :
       {"down: []\n", "down: auto\n", "down: {irreversible: the rows are gone}\n", ""}) {
    const auto text = "revision: \"007\"\nmessage: \"\"\ndown_revision: null\n\nup: []\n" + down;
    CHECK(base::replace_all(yaml::revision_text(test::revision(text)), "\"007\"", "007") ==
          base::replace_all(text, "\"007\"", "007"));
  }
}

TEST_CASE("An identifier that could be read as something else is quoted") {
  const auto first_line = [](const std::string& id) {
    Revision revision;
    revision.header.id = id;
    const auto text = yaml::revision_text(revision);
    return text.substr(0, text.find('\n'));
  };
  CHECK(first_line("20240102") == "revision: \"20240102\"");
  CHECK(first_line("1e5") == "revision: \"1e5\"");
  CHECK(first_line("null") == "revision: \"null\"");
  CHECK(first_line("1e5a") == "revision: 1e5a");
}

TEST_CASE("Every good file is written and read again as it was") {
  base::DiskFiles disk;
  base::MemoryFiles files;
  files.texts["revisions/script.sql"] = "SELECT 1";
  files.texts["revisions/views.sql"] = "SELECT 1";
  for (const auto& path : disk.list(ALUDEL_SOURCE_DIR "/tests/yaml/cases/good")) {
    INFO(path);
    require_back(test::revision(disk.read(path), files), files);
  }
}

TEST_CASE("Every text comes back to the byte: all short ones") {
  require_all_back(texts_of({"a", " ", "\n", "\t"}, 5));
  require_all_back(texts_of({"b", "\n", "#", ":", "-", " "}, 4));
  require_all_back(texts_of({"|", ">", "'", "\"", "\\", "x", "\n"}, 3));
  require_all_back(texts_of({",", "[", "]", "{", "}", ":", " ", "?"}, 3));
}

TEST_CASE("Every text comes back to the byte: line ends, controls and odd characters") {
  require_all_back(texts_of({"c", "\r", "\n", "\r\n", " "}, 4));
  require_all_back(texts_of({"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xEF\xBB\xBF", "\x01", "\x7F",
                             "\xC2\x80", "\xF0\x9F\x90\x98", "d", "\n", " "},
                            3));
  std::vector<std::string> controls;
  for (char c = 1; c < 0x20; ++c) controls.push_back(std::string("x") + c + "\n" + c);
  require_all_back(controls);
}

TEST_CASE("Every text comes back to the byte: words of YAML") {
  require_all_back({"~",        "null", "Null",  "NULL",   "true",  "False",  "yes",  "no",    "on",
                    "off",      "y",    "n",     "=",      "<<",    "0",      "00",   "0x1F",  "0o17",
                    "1_000",    "1e3",  ".5",    "5.",     "+1",    "-1",     ".inf", "-.INF", ".nan",
                    "---",      "...",  "--- a", "... a",  "%YAML", "@a",     "`a`",  "!a",    "&a",
                    "*a",       "a: b", "a:b",   "a #b",   "a#b",   "#",      "- a",  "-a",    "? a",
                    "?a",       ":a",   ": a",   "a:",     "[a]",   "{a: b}", "'a'",  "\"a\"", "2024-01-02",
                    "12:30:00", "none", "auto",  "default"});
}

TEST_CASE("Every text comes back to the byte: random ones") {
  const std::vector<std::string> pieces{
      "a",  "b",  "SELECT ", "$$",  "\n", "\n\n", "  ", " ",  "\t", "\r\n", "\r", "--", "/*", "*/",   "'",
      "''", "\"", "\\",      "\\n", ": ", ":",    "#",  " #", "|",  ">",    "-",  "- ", "é",  "\x1B", "{",
      "}",  ",",  "[",       "]",   "%",  "@",    "`",  "&",  "*",  "!",    "?",  "~",  "0",  "null"};
  std::mt19937 random(20251123);
  std::vector<std::string> texts;
  for (int i = 0; i < 4000; ++i) {
    std::string text;
    for (auto length = random() % 20; length > 0; --length) text += pieces[random() % pieces.size()];
    texts.push_back(std::move(text));
  }
  require_all_back(texts);
}

TEST_CASE("Names are quoted where a list or a map would take them for something else") {
  CreateIndex index;
  index.table = {"s", "t"};
  for (const auto* name : {"a", "a b", "lower(a)", "a desc", "null", "1", "a,b", "x]", "{y}", "#z", "é",
                           "a.b", " a ", "A\"B", "-", "true", "a: b", "'", "back\\slash"}) {
    index.index.columns.push_back({name, {}, SortOrder::ascending, {}, {}, {}});
    index.index.include.push_back(name);
  }
  index.index.name = "i.dotted";
  Revision revision;
  revision.header.id = "a1";
  revision.up.push_back({index, {}, {}, {}, {}, {}, {}, {}, {}, {}});
  require_back(revision);
}

TEST_CASE("Conditions come back as they were") {
  const std::vector<std::string> conditions{
      "{table_exists: s.t}",
      "{column_exists: [t, c], else: fail}",
      "{extension: vector}",
      "{extension_available: vector, else: warn}",
      "{server_version: \">=14.2\"}",
      "{rows: {table: t, max: 5}}",
      "{fresh_install: false}",
      "{free_space: 2.5x s.t}",
      "{sql: {postgresql: select 1}, is: \"1\"}",
      "{not: {table_exists: t}, else: mark_done}",
      "{table_exists: t, extension: x}",
      "{any: [{table_exists: t}, {not: {all: [{table_exists: a}, {sql: select 1, is: 1}]}}]}"};
  for (const auto& when : conditions) {
    INFO(when);
    require_back(
        test::revision("revision: a1\nwhen: " + when + "\nup:\n  - sql: SELECT 1\n    when: " + when + "\n"));
  }
}
