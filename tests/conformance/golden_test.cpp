#include "dialects/registry.hpp"
#include "framework/render/rendered.hpp"
#include "tests/conformance/replayed.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
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

/// The SQL of the revision "step".
std::string rendered(const conformance::CaseFile& file, const dialect::Dialect& dialect,
                     plan::Direction direction) {
  std::string text;
  const auto problems = conformance::replay_case(file, dialect, direction, [&](const replay::Work& work) {
    for (const auto& step : render::render(dialect, work, {}).steps) text += text_of(step);
  });
  return text + problems;
}
} // namespace

TEST_CASE("each case renders to its golden SQL") {
  for (auto& file : conformance::cases("operations")) {
    DYNAMIC_SECTION(file.name()) {
      for (const auto& dialect : all_dialects())
        for (const auto direction : {plan::Direction::up, plan::Direction::down}) {
          const auto section = std::string(dialect->name()) + " " + std::string(plan::to_string(direction));
          const auto actual = rendered(file, *dialect, direction);
          if (conformance::approving())
            file.set(section, actual);
          else
            CHECK(file.section(section) == actual);
        }
      if (conformance::approving()) conformance::write_case(file);
    }
  }
}
