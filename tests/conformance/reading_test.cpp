#include "dialects/registry.hpp"
#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/render/rendered.hpp"
#include "tests/conformance/replayed.hpp"

#include <catch2/catch.hpp>

using namespace aludel;

namespace {
std::string text_of(const dialect::Rendering& rendering) {
  std::vector<std::string> statements;
  for (const auto& statement : rendering.statements) statements.push_back(statement.sql);
  return base::join(statements, ";\n");
}

bool is_sql(const model::Operation& operation) {
  return std::holds_alternative<model::Sql>(operation) || std::holds_alternative<model::SqlFile>(operation);
}

/// What a text renders to that is read as operations; what is wrong, where it is not.
std::string read_and_rendered(const dialect::Dialect& dialect, const std::string& sql, catalog::Catalog now) {
  std::vector<std::string> texts;
  for (const auto& reading : dialect.read({sql, {}}, now)) {
    if (reading.grasp != dialect::SqlReading::Grasp::operations) return "not read: " + reading.statement.sql;
    for (const auto& operation : reading.operations) {
      auto after = now;
      catalog::apply(after, operation, {}, std::string(dialect.name()));
      const auto rendering = dialect.render(operation, now, after);
      if (base::has_errors(rendering.problems)) return "not rendered: " + rendering.problems.front().message;
      texts.push_back(text_of(rendering));
      now = std::move(after);
    }
  }
  return base::join(texts, ";\n");
}
} // namespace

// SQLite makes tables anew for much of the vocabulary, which are many statements for one operation.
TEST_CASE("what PostgreSQL renders is read as operations that render the same") {
  const auto dialects = all_dialects();
  const auto dialect = *std::find_if(dialects.begin(), dialects.end(),
                                     [](const auto& each) { return each->name() == "postgresql"; });
  std::size_t compared = 0;
  for (const auto& file : conformance::cases("operations"))
    for (const auto direction : {plan::Direction::up, plan::Direction::down})
      conformance::replay_case(file, *dialect, direction, [&](const replay::Work& work) {
        auto before = work.before;
        for (const auto& step : render::render(*dialect, work, {}).steps) {
          const auto sql = text_of(step.rendering);
          INFO(file.name() + "\n" + sql);
          if (!is_sql(step.work->step.operation) && !sql.empty()) {
            CHECK(read_and_rendered(*dialect, sql, before) == sql);
            ++compared;
          }
          before = step.after;
        }
      });
  CHECK(compared > 100);
}
