#include "dialects/sqlite/understand/understand.hpp"

#include "dialects/sqlite/split.hpp"
#include "dialects/sqlite/understand/command.hpp"

namespace aludel::sqlite {

std::vector<dialect::SqlReading> understand(const model::SqlBlock& block, const catalog::Catalog&) {
  std::vector<dialect::SqlReading> readings;
  for (auto& statement : split(block)) {
    const auto command = command_of(tokens_of(statement.sql));
    dialect::SqlReading reading;
    reading.grasp = dialect::SqlReading::Grasp::raw;
    reading.kind = command.kind;
    reading.writes = command.writes;
    reading.statement = std::move(statement);
    readings.push_back(std::move(reading));
  }
  return readings;
}

} // namespace aludel::sqlite
