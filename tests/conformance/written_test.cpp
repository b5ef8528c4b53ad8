#include "framework/model/canonical.hpp"
#include "framework/workspace/history.hpp"
#include "framework/yaml/reader.hpp"
#include "framework/yaml/revision_text.hpp"
#include "framework/yaml/writer.hpp"
#include "tests/conformance/case_file.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
const std::vector<std::string> dialects{"sqlite", "postgresql"};

std::vector<model::Operation> operations_of(const model::Revision& revision) {
  std::vector<model::Operation> operations;
  for (const auto& step : revision.up) operations.push_back(step.operation);
  if (const auto* down = std::get_if<model::Steps>(&revision.down))
    for (const auto& step : *down) operations.push_back(step.operation);
  return operations;
}

std::vector<model::Operation> read_again(const std::string& text) {
  base::Diagnostics problems;
  const auto source = std::make_shared<const base::Source>(base::Source{"written", text});
  const auto steps = yaml::read_step_list(source, {dialects}, problems);
  for (const auto& problem : problems) FAIL_CHECK(problem.message);
  std::vector<model::Operation> operations;
  if (steps)
    for (const auto& step : *steps) operations.push_back(step.operation);
  return operations;
}

/// It names a file beside the revision, which a lone list of steps has not.
bool is_file(const model::Operation& operation) {
  const auto* function = std::get_if<model::CreateFunction>(&operation);
  return std::holds_alternative<model::SqlFile>(operation) ||
         (function != nullptr && !function->routine.file.path.empty());
}
} // namespace

TEST_CASE("what is written of an operation is read as the same operation") {
  for (const auto& file : conformance::cases("operations")) DYNAMIC_SECTION(file.name()) {
      base::MemoryFiles files;
      for (const auto& [name, text] : conformance::revision_files(file)) files.texts["/case/" + name] = text;
      workspace::History history(files, {"/case"}, "/case", dialects);
      for (const auto* id : {"before", "step"})
        for (const auto& operation : operations_of(history.body(id)))
          if (!is_file(operation)) {
            const auto text = yaml::written(std::vector{operation}).dump();
            INFO(text);
            CHECK(read_again(text) == std::vector{operation});
          }
    }
}

TEST_CASE("a revision is written and read again as it was") {
  for (const auto& file : conformance::cases("operations")) DYNAMIC_SECTION(file.name()) {
      base::MemoryFiles files;
      for (const auto& [name, text] : conformance::revision_files(file)) files.texts["/case/" + name] = text;
      workspace::History history(files, {"/case"}, "/case", dialects);
      for (const auto* id : {"before", "step"}) {
        const auto& revision = history.body(id);
        const auto text = yaml::revision_text(revision);
        INFO(text);
        base::Diagnostics problems;
        const auto source = std::make_shared<const base::Source>(base::Source{"/case/again.yaml", text});
        const auto again = yaml::read_revision(source, files, {dialects}, problems);
        REQUIRE(again);
        CHECK(model::checksum(*again) == model::checksum(revision));
        CHECK(operations_of(*again) == operations_of(revision));
      }
    }
}
