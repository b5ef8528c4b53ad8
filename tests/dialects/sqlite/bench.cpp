#include "tests/dialects/sqlite/bench.hpp"

#include "dialects/sqlite/sqlite.hpp"
#include "framework/base/error.hpp"
#include "framework/catalog/apply.hpp"

using namespace aludel;

Bench::Bench(dialect::ConnectOptions options)
    : dialect(sqlite::make_sqlite()),
      session(second_session(std::move(options))),
      catalog(dialect->naming()) {}

std::unique_ptr<dialect::Session> Bench::second_session(dialect::ConnectOptions options) {
  return dialect->connect(dialect::parse_url("sqlite:///" + (folder.path() / "app.db").string()), options);
}

void Bench::sql(const std::string& text) {
  for (const auto& statement : dialect->split({text, {}})) session->execute(statement);
}

std::string Bench::value(const std::string& query) {
  const auto found = session->query(query);
  return found.empty() ? "NULL" : found.front().front().value_or("NULL");
}

std::string Bench::rows(const std::string& query) {
  std::string out;
  for (const auto& row : session->query(query)) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i ? "|" : "") + row[i].value_or("NULL");
    out += "\n";
  }
  return out;
}

void Bench::know(const model::QualifiedName& table) { catalog.put(session->read_table(table).value()); }

catalog::Catalog Bench::after(const model::Operation& operation) const {
  auto result = catalog;
  catalog::apply(result, operation, {"r1", false}, "sqlite");
  return result;
}

dialect::Rendering Bench::render(const model::Operation& operation) {
  return dialect->render(operation, catalog, after(operation));
}

std::string Bench::text(const model::Operation& operation) {
  std::string out;
  for (const auto& statement : render(operation).statements)
    out +=
        (out.empty() ? "" : ";\n") + std::string(statement.expectation.empty() ? "" : "? ") + statement.sql;
  return out;
}

void Bench::run(const model::Operation& operation) {
  const bool reshapes = dialect->reshapes(operation, catalog);
  auto rendering = render(operation);
  if (rendering.needs_table) {
    know(*rendering.needs_table);
    rendering = render(operation);
  }
  base::throw_if_errors(base::Exit::failed, rendering.problems);
  session->begin(reshapes ? dialect::Transaction::reshaping : dialect::Transaction::ordinary);
  for (const auto& statement : rendering.statements) session->execute(statement);
  session->commit();
  catalog = after(operation);
}

std::string Bench::failure(const model::Operation& operation) {
  const auto message = message_of([&] { run(operation); });
  session->rollback();
  return message;
}

model::SqlText sql_text(const std::string& text) { return {text, {}}; }
model::Type type_of(const std::string& portable) { return model::parse_type(portable).type.value(); }

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const base::Error& error) {
    const auto& first = error.diagnostics().front();
    return first.message + (first.help.empty() ? "" : " [" + first.help + "]");
  }
  return {};
}
