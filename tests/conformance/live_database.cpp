#include "tests/conformance/live_database.hpp"

#include "framework/base/text.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/model/canonical.hpp"

#include <algorithm>

namespace aludel::conformance {

LiveDatabase::LiveDatabase(dialect::DialectPtr dialect, const std::string& url)
    : dialect_(std::move(dialect)),
      url_(url),
      session_(dialect_->connect(dialect::parse_url(url), {})),
      now_(dialect_->naming()) {}

bool LiveDatabase::run(const model::Operation& operation) {
  const auto rendering = rendered(*dialect_, operation, now_);
  if (base::has_errors(rendering.problems)) return false;
  run(rendering, operation);
  catalog::apply(now_, operation, {}, dialect_->name());
  return true;
}

void LiveDatabase::run(const dialect::Rendering& rendering, const model::Operation& operation) {
  const auto& statements = rendering.statements;
  const bool alone = dialect_->runs_outside_transaction(operation) ||
                     std::any_of(statements.begin(), statements.end(), [&](const auto& statement) {
                       return dialect_->refuses_transaction(statement);
                     });
  const bool reshapes = dialect_->reshapes(operation, now_);
  if (!alone) session_->begin(reshapes ? dialect::Transaction::reshaping : dialect::Transaction::ordinary);
  try {
    for (const auto& statement : statements) session_->execute(statement);
    if (!alone) session_->commit();
  } catch (...) {
    session_->rollback();
    throw;
  }
}

bool LiveDatabase::is_postgresql_before(int version) const {
  return dialect_->name() == "postgresql" && std::stoi(session_->version()) < version;
}

std::string LiveDatabase::unforeseen() { return difference({now_, "paper"}, inspected()); }

std::string LiveDatabase::difference(const workspace::Schema& from, const catalog::Catalog& inspected) const {
  const auto found = workspace::difference(from, {inspected, "live", true}, *dialect_, {true, url_});
  auto lines = found.beyond;
  for (const auto& operation : found.operations) lines.push_back(model::canonical(operation).dump());
  if (found.as_written) lines.push_back("texts were compared as written: " + *found.as_written);
  return base::join(lines, "\n");
}

dialect::Rendering rendered(const dialect::Dialect& dialect, const model::Operation& operation,
                            const catalog::Catalog& before) {
  auto after = before;
  catalog::apply(after, operation, {}, dialect.name());
  return dialect.render(operation, before, after);
}

std::string text_of(const dialect::Rendering& rendering) {
  std::vector<std::string> statements;
  for (const auto& statement : rendering.statements) statements.push_back(statement.sql);
  return base::join(statements, ";\n");
}

} // namespace aludel::conformance
