#include "framework/replay/advance.hpp"

namespace aludel::replay {

const std::vector<model::SqlBlock>* raw_blocks(const model::Operation& operation,
                                               const std::string& dialect) {
  if (const auto* sql = std::get_if<model::Sql>(&operation)) return sql->blocks.in(dialect);
  if (const auto* file = std::get_if<model::SqlFile>(&operation)) return file->blocks.in(dialect);
  return nullptr;
}

model::Operation as_raw(const dialect::SqlReading& reading) {
  return model::Sql{{{{reading.statement.sql, reading.statement.place}}, {}}};
}
base::Diagnostics advance(const Subject& subject, catalog::Catalog& catalog,
                          const model::Operation& operation, const catalog::Author& author) {
  const auto* blocks = raw_blocks(operation, subject.dialect);
  if (!subject.read_sql || blocks == nullptr)
    return catalog::apply(catalog, operation, author, subject.dialect);
  base::Diagnostics clashes;
  for (const auto& block : *blocks)
    for (auto& clash : advance(subject, catalog, subject.read_sql(block, catalog), author))
      clashes.push_back(std::move(clash));
  return clashes;
}

base::Diagnostics advance(const Subject& subject, catalog::Catalog& catalog,
                          const std::vector<dialect::SqlReading>& readings, const catalog::Author& author) {
  base::Diagnostics clashes;
  const auto apply = [&](const model::Operation& one, const catalog::Author& by, const base::Place& place) {
    for (auto& clash : catalog::apply(catalog, one, by, subject.dialect)) {
      clash.place = place;
      clashes.push_back(std::move(clash));
    }
  };
  for (const auto& reading : readings) {
    for (auto& clash : advance(subject, catalog, reading.inner, author)) clashes.push_back(std::move(clash));
    if (reading.search_path) catalog.set_search_path(*reading.search_path);
    if (dialect::only_makes_table(reading) || !dialect::does_more_than_inner(reading)) continue;
    const catalog::Author one{author.revision, author.maybe || reading.maybe};
    if (reading.grasp == dialect::SqlReading::Grasp::operations)
      for (const auto& operation : reading.operations) apply(operation, one, reading.statement.place);
    else
      apply(as_raw(reading), one, reading.statement.place);
  }
  return clashes;
}

} // namespace aludel::replay
