#include "dialects/postgresql/understand/understand.hpp"

#include "dialects/postgresql/split.hpp"
#include "dialects/postgresql/understand/lift.hpp"
#include "dialects/postgresql/understand/parser.hpp"
#include "framework/catalog/apply.hpp"

namespace aludel::postgresql {

namespace {
using dialect::SqlReading;

// A kilobyte is no deeper than any stack.
constexpr std::size_t short_text = 1024;

SqlReading reading_of(dialect::Statement statement, const catalog::Catalog& now) {
  SqlReading out;
  out.statement = std::move(statement);
  const auto parsed = reading::parse(out.statement.sql);
  if (const auto* error = std::get_if<reading::SyntaxError>(&parsed)) {
    out.problem = error->message;
    out.problem_place = dialect::place_in(out.statement, error->offset);
    out.writes = true;
    return out;
  }
  const auto& tree = std::get<reading::Tree>(parsed).statement();
  const reading::Source source(out.statement.sql);
  auto operations = reading::lift(tree, source, out.statement, now);
  out.grasp = operations ? SqlReading::Grasp::operations : SqlReading::Grasp::raw;
  if (operations) out.operations = std::move(*operations);
  return out;
}

/// What the next statement finds.
void carry_out(const SqlReading& reading, catalog::Catalog& now) {
  for (const auto& operation : reading.operations) catalog::apply(now, operation, {}, "postgresql");
  if (reading.grasp == SqlReading::Grasp::operations) return;
  model::Sql raw;
  raw.blocks.every.push_back({reading.statement.sql, {}});
  catalog::apply(now, raw, {}, "postgresql");
}

std::vector<SqlReading> readings_of(const model::SqlBlock& block, const catalog::Catalog& before) {
  std::vector<SqlReading> out;
  auto now = before;
  for (auto& statement : split(block)) {
    out.push_back(reading_of(std::move(statement), now));
    carry_out(out.back(), now);
  }
  return out;
}
} // namespace

std::vector<SqlReading> understand(const model::SqlBlock& block, const catalog::Catalog& before) {
  std::vector<SqlReading> out;
  const auto work = [&] { out = readings_of(block, before); };
  if (block.text.size() <= short_text)
    work();
  else
    reading::with_stack(work);
  return out;
}

} // namespace aludel::postgresql
