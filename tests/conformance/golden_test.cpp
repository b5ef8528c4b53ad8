#include "dialects/registry.hpp"
#include "framework/render/rendered.hpp"
#include "framework/workspace/history.hpp"
#include "tests/conformance/case_file.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace aludel;

namespace {

base::MemoryFiles files_of(const conformance::CaseFile& file) {
  base::MemoryFiles files;
  for (const auto& [name, text] : conformance::revision_files(file)) files.texts["/case/" + name] = text;
  return files;
}

std::string text_of(const render::RenderedStep& step) {
  std::string text;
  for (const auto& note : step.rendering.notes) text += "# " + note + "\n";
  if (step.outside) text += "# outside the transaction\n";
  if (step.rendering.needs_table) text += "# needs table " + to_string(*step.rendering.needs_table) + "\n";
  for (const auto& problem : step.rendering.problems)
    text += "! " + problem.message + "\n!   " + problem.help + "\n";
  for (const auto& statement : step.rendering.statements)
    text += statement.sql + (statement.expectation.empty() ? ";\n" : "; -- expected\n");
  return text;
}

/// The SQL of the revision "step", from the history alone: no database is asked.
std::string rendered(const conformance::CaseFile& file, const dialect::Dialect& dialect,
                     plan::Direction direction) {
  const auto files = files_of(file);
  workspace::History history(files, {"/case"}, "/case", workspace::dialect_names(all_dialects()));
  history.load_bodies();
  const auto& graph = history.graph();
  const replay::Subject subject{graph,
                                [&](const auto& id) -> const model::Revision& { return history.body(id); },
                                std::string(dialect.name()),
                                dialect.naming(),
                                {}};
  const auto plan = direction == plan::Direction::up ? plan::plan_upgrade(graph, "step", {"before"})
                                                     : plan::plan_downgrade(graph, "before", {"step"});
  std::string text;
  base::Diagnostics problems;
  replay::replay(
      subject, plan, {},
      [&](const replay::Work& work) {
        for (const auto& step : render::render(dialect, work, {}).steps) text += text_of(step);
      },
      problems);
  for (const auto& problem : problems) text += "! " + problem.message + "\n";
  return text;
}

bool approving() { return std::getenv("ALUDEL_APPROVE") != nullptr; }
} // namespace

TEST_CASE("each case renders to its golden SQL") {
  for (auto& file : conformance::cases("operations")) {
    DYNAMIC_SECTION(file.name()) {
      for (const auto& dialect : all_dialects())
        for (const auto direction : {plan::Direction::up, plan::Direction::down}) {
          const auto section = std::string(dialect->name()) + " " + std::string(plan::to_string(direction));
          const auto actual = rendered(file, *dialect, direction);
          if (approving())
            file.set(section, actual);
          else
            CHECK(file.section(section) == actual);
        }
      if (approving()) conformance::write_case(file);
    }
  }
}
