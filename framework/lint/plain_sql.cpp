#include "framework/lint/plain_sql.hpp"

namespace aludel::lint {

model::Revision revision_of_sql(const base::SourcePtr& source, const std::string& id,
                                const std::string& parent, const std::string& dialect) {
  const base::Place beginning{source, 1, 1};
  model::Revision revision;
  revision.header.id = id;
  revision.header.place = beginning;
  if (!parent.empty()) revision.header.down_revisions.push_back({parent, beginning});
  if (!dialect.empty()) revision.header.dialects.push_back(dialect);
  model::Sql sql;
  sql.blocks.every.push_back({source->text, beginning});
  model::Step step;
  step.operation = std::move(sql);
  step.place = beginning;
  revision.up.push_back(std::move(step));
  revision.down = model::Irreversible{"a file of SQL has no way back"};
  return revision;
}

} // namespace aludel::lint
