#include "tests/dialects/postgresql/database.hpp"

#include "framework/catalog/apply.hpp"
#include "framework/catalog/invert.hpp"
#include "tests/support/objects.hpp"

#include <algorithm>
#include <stdexcept>

using namespace aludel;

Database::Database() : session(connect()), catalog(dialect->naming()) {}

std::unique_ptr<dialect::Session> Database::connect(dialect::ConnectOptions options) const {
  return dialect->connect(dialect::parse_url(database.url()), options);
}

void Database::sql(const std::string& text) {
  for (const auto& statement : dialect->split({text, {}})) session->execute(statement);
}

std::string Database::value(const std::string& query) {
  const auto rows = session->query(query);
  return rows.empty() ? "NULL" : rows.front().front().value_or("NULL");
}

std::string Database::rows(const std::string& query) {
  std::string out;
  for (const auto& row : session->query(query)) {
    std::string line;
    for (const auto& cell : row) line += (line.empty() ? "" : "|") + cell.value_or("NULL");
    out += (out.empty() ? "" : "\n") + line;
  }
  return out;
}

std::string Database::text(const model::Operation& operation) const {
  const auto rendering = dialect->render(operation, catalog, catalog);
  if (base::has_errors(rendering.problems)) throw std::runtime_error(rendering.problems.front().message);
  return text_of(rendering);
}

std::string Database::run(const model::Operation& operation) {
  const auto rendering = dialect->render(operation, catalog, catalog);
  if (base::has_errors(rendering.problems)) throw std::runtime_error(rendering.problems.front().message);
  for (const auto& statement : rendering.statements) session->execute(statement);
  const auto clashes = catalog::apply(catalog, operation, {"r1", false}, "postgresql");
  if (!clashes.empty()) throw std::runtime_error(clashes.front().message);
  return text_of(rendering);
}

std::string Database::there_and_back(const model::Operation& operation) {
  const auto before = objects();
  const auto back = catalog::invert(operation, catalog);
  if (const auto* none = std::get_if<catalog::NoInverse>(&back)) throw std::runtime_error(none->reason);
  run(operation);
  std::string text;
  for (const auto& inverse : std::get<catalog::Inverse>(back).operations)
    text += (text.empty() ? "" : ";\n") + run(inverse);
  if (const auto after = objects(); after != before)
    throw std::runtime_error("before:\n" + before + "\nafter " + text + ":\n" + after);
  return text;
}

std::string Database::objects() {
  std::vector<std::string> lines;
  for (const auto& query : test_support::object_queries("postgresql"))
    for (const auto& row : session->query(query)) lines.push_back(row.front().value_or("NULL"));
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

base::Error error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const base::Error& error) {
    return error;
  }
  throw std::runtime_error("an Error was due");
}

model::Type type_of(const std::string& portable) { return model::parse_type(portable).type.value(); }
model::SqlText sql_text(const std::string& text) { return {text, {}}; }
model::Value expression(const std::string& text) { return sql_text(text); }

model::Column column(const std::string& name, const std::string& type) {
  model::Column made;
  made.name = name;
  made.type = type_of(type);
  return made;
}

std::string problems_of(const model::Operation& operation) {
  const auto dialect = postgresql::make_postgresql();
  const catalog::Catalog catalog(dialect->naming());
  std::string out;
  for (const auto& problem : dialect->render(operation, catalog, catalog).problems)
    out += problem.code + ": " + problem.message + "\n";
  return out;
}

std::string text_of(const dialect::Rendering& rendering) {
  std::string out;
  for (const auto& statement : rendering.statements) out += (out.empty() ? "" : ";\n") + statement.sql;
  return out;
}
