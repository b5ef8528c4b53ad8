#include "framework/workspace/scratchpad.hpp"

#include "framework/base/error.hpp"
#include "framework/workspace/beyond.hpp"
#include "framework/workspace/schemas.hpp"

#include <algorithm>
#include <array>

namespace aludel::workspace {

namespace {
dialect::Url server_of(const std::string& server) {
  return server.empty() ? dialect::Url{} : dialect::parse_url(server);
}

/// Rows are no part of a schema.
bool is_about_rows(const model::Operation& operation) {
  return std::holds_alternative<model::Insert>(operation) ||
         std::holds_alternative<model::Upsert>(operation) ||
         std::holds_alternative<model::Update>(operation) || std::holds_alternative<model::Delete>(operation);
}
bool is_tried(const model::Operation& operation) {
  return !is_about_rows(operation) && !is_on_databases(operation);
}

/// Raw SQL is run in a scratch database only where it is known to change nothing but the schema: whoever
/// compares has not asked for more.
bool is_tried(const dialect::SqlReading& reading) {
  constexpr std::array<std::string_view, 8> verbs{"CREATE", "ALTER",  "DROP", "COMMENT",
                                                  "GRANT",  "REVOKE", "SET",  "RESET"};
  const auto verb = reading.kind.substr(0, reading.kind.find(' '));
  return !reading.beyond && !reading.opaque && reading.grasp != dialect::SqlReading::Grasp::none &&
         std::find(verbs.begin(), verbs.end(), verb) != verbs.end() &&
         std::all_of(reading.operations.begin(), reading.operations.end(),
                     [](const auto& operation) { return is_tried(operation); });
}

bool is_unread(const dialect::SqlReading& reading) {
  return reading.writes && reading.grasp != dialect::SqlReading::Grasp::operations;
}

/// Operations one after the other in an empty database.
class Scratchpad {
public:
  Scratchpad(const dialect::Dialect& dialect, dialect::Session& session)
      : dialect_(dialect), session_(session), now_(dialect.naming()) {}

  void run(const model::Operation& operation) {
    if (const auto* blocks = raw_of(operation, dialect_))
      run(*blocks);
    else
      run_typed(operation);
    advance(now_, operation, dialect_);
  }

private:
  void run(const std::vector<model::SqlBlock>& blocks) {
    for (const auto& block : blocks)
      for (const auto& reading : dialect_.read(block, now_))
        if (is_tried(reading)) in_transaction({reading.statement}, false, false);
    session_.restore_settings();
  }

  void run_typed(const model::Operation& operation) {
    if (!is_tried(operation)) return;
    auto rendering = rendered(operation);
    if (rendering.needs_table) {
      if (auto table = session_.read_table(*rendering.needs_table)) now_.put(std::move(*table));
      rendering = rendered(operation);
    }
    base::throw_if_errors(base::Exit::failed, rendering.problems);
    in_transaction(rendering.statements, dialect_.runs_outside_transaction(operation),
                   dialect_.reshapes(operation, now_));
  }

  dialect::Rendering rendered(const model::Operation& operation) const {
    auto after = now_;
    advance(after, operation, dialect_);
    return dialect_.render(operation, now_, after);
  }

  void in_transaction(const std::vector<dialect::Statement>& statements, bool outside, bool reshapes) {
    const bool alone =
        outside || std::any_of(statements.begin(), statements.end(), [&](const auto& statement) {
          return dialect_.refuses_transaction(statement);
        });
    if (!alone) session_.begin(reshapes ? dialect::Transaction::reshaping : dialect::Transaction::ordinary);
    try {
      for (const auto& statement : statements) session_.execute(statement);
      if (!alone) session_.commit();
    } catch (...) {
      session_.rollback();
      throw;
    }
  }

  const dialect::Dialect& dialect_;
  dialect::Session& session_;
  catalog::Catalog now_;
};
} // namespace

bool has_unread_sql(const std::vector<model::Operation>& steps, const dialect::Dialect& dialect) {
  catalog::Catalog before(dialect.naming());
  for (const auto& step : steps) {
    if (const auto* blocks = raw_of(step, dialect))
      for (const auto& block : *blocks) {
        const auto readings = dialect.read(block, before);
        if (std::any_of(readings.begin(), readings.end(), is_unread)) return true;
      }
    advance(before, step, dialect);
  }
  return false;
}

catalog::Catalog made_in_scratch(const std::vector<model::Operation>& operations,
                                 const dialect::Dialect& dialect, const std::string& server) {
  const auto scratch = dialect.scratch(server_of(server));
  dialect::ConnectOptions options;
  options.durable = false;
  const auto session = dialect.connect(scratch->url(), options);
  Scratchpad scratchpad(dialect, *session);
  for (const auto& operation : operations) scratchpad.run(operation);
  return session->inspect();
}

} // namespace aludel::workspace
