#include "framework/base/text.hpp"
#include "framework/schema/schema.hpp"
#include "framework/yaml/reader.hpp"
#include "tests/conformance/case_file.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

using namespace aludel;
namespace fs = std::filesystem;

namespace {
const std::vector<std::string> dialects{"sqlite", "postgresql"};
const fs::path root = ALUDEL_SOURCE_DIR;

/// What the reader refuses and a schema cannot say. `fragment` is part of the message.
struct BeyondSchema {
  std::string_view code;
  std::string_view fragment;
  std::string_view reason;
};
const std::vector<BeyondSchema> beyond_schema{
    {"syntax", "", "the text is no YAML, or only YAML 1.1"},
    {"tab", "", "the text is no YAML"},
    {"documents", "", "a schema is about one document"},
    {"encoding", "", "a schema is about values, not bytes"},
    {"empty", "", "there is no value"},
    {"nesting", "", "a limit of the reader"},
    {"alias", "", "resolved before a schema is asked"},
    {"tag", "", "resolved before a schema is asked"},
    {"duplicate-key", "", "maps are made of different keys by then"},
    {"duplicate-name", "", "names are compared across the items of a list"},
    {"operation-first", "", "maps have no order"},
    {"file", "", "the disk is asked"},
    {"unset-variable", "", "the environment is asked"},
    {"bad-value", "names no environment variable", "the environment is asked"},
    {"bad-value", "'${' is never closed", "the environment is asked"},
    {"wrong-type", "${SET}", "the environment is asked"},
    {"bad-value", "autoincrement is for the primary key alone", "compares keys of different maps"},
    {"bad-value", "two primary keys", "compares the items of a list"},
    {"bad-value", " point at ", "counts the items of two lists"},
    {"bad-value", " points at ", "counts the items of two lists"},
    {"bad-value", "the default of a boolean must be", "compares values of two keys"},
    {"bad-value", "needs smallint, integer or bigint", "compares values of two keys"},
    {"bad-value", "has no literal that every database knows", "a number is a number"},
    {"bad-value", "is larger than 64 bits", "a number is a number"},
};

bool is_beyond(const base::Diagnostic& problem) {
  return std::any_of(beyond_schema.begin(), beyond_schema.end(), [&](const BeyondSchema& row) {
    return row.code == problem.code && problem.message.find(row.fragment) != std::string::npos;
  });
}

using Texts = std::map<std::string, std::string>; ///< a name → the text of a file

base::Diagnostics problems_of(const std::string& name, const std::string& text, bool project) {
  const auto source = std::make_shared<const base::Source>(base::Source{name, text});
  base::MemoryFiles files;
  files.texts["script.sql"] = "SELECT 1";
  base::Diagnostics problems;
  const auto environment = [](const std::string& variable) {
    return variable == "SET" ? std::optional<std::string>("topsecret") : std::nullopt;
  };
  if (project)
    yaml::read_project(source, environment, {dialects}, problems);
  else
    yaml::read_revision(source, files, {dialects}, problems);
  return problems;
}

/// What the validator says of each text, by name: "taken", or why not.
Texts verdicts(const base::Json& schema, const Texts& texts) {
  const test_support::TemporaryFolder folder;
  folder.write("schema.json", schema.dump());
  std::vector<std::string> command{"/usr/bin/python3", (root / "tests/schema/validate.py").string(),
                                   (folder.path() / "schema.json").string()};
  for (const auto& [name, text] : texts) {
    folder.write(name, text);
    command.push_back((folder.path() / name).string());
  }
  const auto result = test_support::run_process(command);
  INFO(result.err);
  REQUIRE(result.exit_code == 0); // needs python3-jsonschema and python3-yaml
  Texts found;
  std::istringstream lines(result.out);
  for (std::string line; std::getline(lines, line);)
    found[fs::path(line.substr(0, line.find('\t'))).filename().string()] = line.substr(line.find('\t') + 1);
  return found;
}

/// Returns how many of the texts the reader takes.
std::size_t check_agreement(const base::Json& schema, const Texts& texts, bool project) {
  std::size_t good = 0;
  const auto found = verdicts(schema, texts);
  for (const auto& [name, text] : texts) {
    const auto problems = problems_of(name, text, project);
    INFO(name + ":\n" + text);
    INFO("schema: " + found.at(name));
    for (const auto& problem : problems) UNSCOPED_INFO("reader: " + problem.message);
    if (problems.empty())
      CHECK(found.at(name) == "taken");
    else if (!std::all_of(problems.begin(), problems.end(), is_beyond))
      CHECK(found.at(name) != "taken");
    good += problems.empty();
  }
  return good;
}

/// A file with one step for each step of a list that begins its items with "  - ".
void add_steps_alone(const std::string& name, const std::string& text, Texts& out) {
  const auto begin = text.find("\nup:\n  - ");
  if (begin == std::string::npos) return;
  std::istringstream lines(text.substr(begin + 5));
  std::vector<std::string> steps;
  for (std::string line; std::getline(lines, line) && (line.empty() || line[0] == ' ');)
    if (line.rfind("  - ", 0) == 0)
      steps.push_back(line + "\n");
    else if (!steps.empty())
      steps.back() += line + "\n";
  for (std::size_t i = 0; i < steps.size(); ++i)
    out[name + "." + std::to_string(i) + ".yaml"] = "revision: a1\nup:\n" + steps[i];
}

Texts bad_files(bool project) {
  Texts texts;
  const base::DiskFiles files;
  for (const auto& path : files.list(root / "tests/yaml/cases/bad")) {
    const auto name = path.filename().string();
    if (path.extension() != ".yaml" || (name.rfind("project", 0) == 0) != project) continue;
    texts[name] = files.read(path);
    if (!project) add_steps_alone(name, texts[name], texts);
  }
  return texts;
}

Texts good_revisions() {
  Texts texts;
  const base::DiskFiles files;
  for (const auto* folder : {"revisions/examples/research/revisions", "revisions/journal"})
    for (const auto& path : files.list(root / folder)) texts[path.filename().string()] = files.read(path);
  for (const auto& file : conformance::cases("operations"))
    for (const auto& [name, text] : conformance::revision_files(file))
      if (fs::path(name).extension() == ".yaml") texts[file.name() + "." + name] = text;
  return texts;
}
} // namespace

TEST_CASE("The reader and the schema take the same revisions") {
  const auto texts = good_revisions();
  CHECK(check_agreement(schema::revision_schema(dialects), texts, false) == texts.size());
}

TEST_CASE("The reader and the schema refuse the same revisions") {
  CHECK(check_agreement(schema::revision_schema(dialects), bad_files(false), false) < 20);
}

TEST_CASE("The reader and the schema agree on project files") {
  auto texts = bad_files(true);
  const base::DiskFiles files;
  texts["example.yaml"] = files.read(root / "revisions/examples/research/aludel.yaml");
  texts["template.yaml"] = files.read(root / "templates/aludel.yaml");
  texts["full.yaml"] = files.read(root / "tests/schema/full_project.yaml");
  CHECK(check_agreement(schema::project_schema(dialects), texts, true) == 3);
}

TEST_CASE("Spellings that the reader takes are taken by the schema") {
  const auto step = [](const std::string& text) { return "revision: a1\nup:\n  - " + text + "\n"; };
  const auto type = [&](const std::string& text) {
    return step("add_column: {table: s.t, name: c, type: \"" + text + "\"}");
  };
  Texts texts{
      {"number.yaml", "revision: 1e10\nmessage: 12\ndown_revision: [0123, b]\nup:\n"},
      {"words.yaml", step("add_foreign_key: {table: t, columns: a, references: {table: u, column: id, "
                          "on_delete: SET NULL, deferrable: Initially Deferred}}")},
      {"deferrable.yaml", step("add_unique: {table: t, schema: s, columns: [a], deferrable: true}")},
      {"flags.yaml", step("alter_column: {table: t, column: c, default: 1, drop_default: false}")},
      {"unchanged.yaml", step("alter_column: {table: t, column: c, schema: s, drop_default: false}")},
      {"params.yaml", "revision: a\nparams: {n: integer, m: {type: date, default: 2025-01-01}}\n"},
      {"allow.yaml", "revision: a\nallow: {x: because, y: {reason: so, until: 2027-02-28}}\n"},
      {"until.yaml", "revision: a\nallow: {y: {reason: so, until: 2027-02-30}}\n"},
      {"auto.yaml", "revision: a\ndown: auto\n"},
      {"when.yaml", "revision: a\nwhen: {all: [{rows: {table: t, max: 5}}, {not: {sql: select 1, is: 1}}], "
                    "server_version: \">= 3.40\", free_space: 1.5x s.t, else: warn}\n"},
      {"when_empty.yaml", "revision: a\nwhen: {}\n"},
      {"files.yaml", step("sql_file: {sqlite: [], postgresql: script.sql}")},
      {"values.yaml",
       step("insert: {table: t, rows: [{a: null, b: 0x1F, c: {sql: now()}, d: {param: p}}]}")}};
  for (const auto* good : {"VARCHAR ( 20 ) [] []", "numeric(10, 2)", "enum:s.mood[]", " text ", "vector"})
    texts["type_" + std::to_string(texts.size()) + ".yaml"] = type(good);
  for (const auto* bad : {"text(1)", "varchar()", "numeric(1,2,3)", "text[", "enum:", "int"})
    texts["type_" + std::to_string(texts.size()) + ".yaml"] = type(bad);
  CHECK(check_agreement(schema::revision_schema(dialects), texts, false) == texts.size() - 8);
}
