#include "framework/workspace/beyond.hpp"

namespace aludel::workspace {

namespace {
bool is_database(const model::GrantTarget& target) { return target.kind == model::GrantKind::database; }

class Search {
public:
  explicit Search(const dialect::Dialect& dialect) : dialect_(dialect), nothing_(dialect.naming()) {}

  base::Diagnostics found;

  void look(const model::Steps& steps) {
    for (const auto& step : steps) {
      if (!step.applies_to(std::string(dialect_.name()))) continue;
      if (is_on_databases(step.operation)) add(model::summary(step.operation), step.place);
      if (const auto* blocks = raw_of(step.operation, dialect_))
        for (const auto& block : *blocks) look(block);
    }
  }

private:
  void look(const model::SqlBlock& block) {
    for (const auto& reading : dialect_.read(block, nothing_))
      if (reading.beyond) add(reading.kind, reading.statement.place);
  }

  void add(const std::string& what, const base::Place& place) {
    found.push_back({base::Severity::error, "beyond-scratch",
                     what + " reaches beyond a scratch database, to the server of the project's own",
                     "name a server for tests: aludel test --on URL", place});
  }

  const dialect::Dialect& dialect_;
  const catalog::Catalog nothing_;
};
} // namespace

const std::vector<model::SqlBlock>* raw_of(const model::Operation& operation,
                                           const dialect::Dialect& dialect) {
  if (const auto* sql = std::get_if<model::Sql>(&operation)) return sql->blocks.in(dialect.name());
  if (const auto* file = std::get_if<model::SqlFile>(&operation)) return file->blocks.in(dialect.name());
  return nullptr;
}

bool is_on_databases(const model::Operation& operation) {
  if (const auto* grant = std::get_if<model::Grant>(&operation)) return is_database(grant->on);
  if (const auto* revoke = std::get_if<model::Revoke>(&operation)) return is_database(revoke->on);
  return false;
}

base::Diagnostics beyond_database(const model::Revision& revision, const dialect::Dialect& dialect) {
  if (!revision.header.applies_to(std::string(dialect.name()))) return {};
  Search search(dialect);
  search.look(revision.up);
  if (const auto* down = std::get_if<model::Steps>(&revision.down)) search.look(*down);
  return std::move(search.found);
}

} // namespace aludel::workspace
