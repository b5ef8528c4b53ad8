#include "dialects/registry.hpp"
#include "framework/catalog/apply.hpp"
#include "framework/catalog/diff.hpp"
#include "framework/report/operations.hpp"
#include "tests/conformance/case_file.hpp"
#include "tests/conformance/statement_file.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/objects.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

/// SQL as projects write it: what is read of it, and that it does what it was read as.
using namespace aludel;
using dialect::SqlReading;

namespace {
/// One of two databases that are to become the same.
class Side {
public:
  Side(const dialect::Dialect& dialect, const std::string& url)
      : dialect_(dialect),
        session_(dialect.connect(dialect::parse_url(url), {})),
        catalog_(dialect.naming()) {}

  /// The statement as it stands. False when the database refuses it, and nothing has happened.
  bool run(const SqlReading& reading) {
    const auto& statement = reading.statement;
    return attempt(!dialect_.refuses_transaction(statement), [&] { session_->execute(statement); });
  }

  /// What it was read as, rendered again.
  bool run_as_read(const SqlReading& reading) {
    if (reading.grasp != SqlReading::Grasp::operations || is_guarded(reading)) {
      if (!run(reading)) return false;
      carry_out(reading);
      return true;
    }
    const auto before = catalog_;
    const auto inside = !dialect_.refuses_transaction(reading.statement);
    const bool done = attempt(inside, [&] {
      for (const auto& operation : reading.operations) run(operation);
    });
    if (!done) catalog_ = before;
    return done;
  }

  catalog::Catalog schema() const { return session_->inspect(); }

  /// What the engine itself tells, beside the shapes of tables.
  std::vector<std::string> objects() const {
    std::vector<std::string> lines;
    // SQLite keeps no more than the text of a statement, which is laid out anew.
    if (dialect_.name() == "sqlite") return lines;
    for (const auto& query : test_support::object_queries(dialect_.name()))
      for (const auto& row : session_->query(query)) lines.push_back(row.front().value_or("NULL"));
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  std::string failure; ///< why the last statement was refused

private:
  template<class Work>
  bool attempt(bool inside, const Work& work) {
    try {
      if (inside) session_->begin(dialect::Transaction::reshaping);
      work();
      if (inside) session_->commit();
      return true;
    } catch (const base::Error& error) {
      failure = error.diagnostics().front().message;
      session_->rollback();
      return false;
    }
  }

  void carry_out(const SqlReading& reading) {
    for (const auto& operation : reading.operations) catalog::apply(catalog_, operation, {}, dialect_.name());
    if (reading.operations.empty())
      catalog::apply(catalog_, model::Sql{{{{reading.statement.sql, {}}}, {}}}, {}, dialect_.name());
  }

  /// A typed step makes sure first that no row points at what goes; the statement alone does not.
  bool is_guarded(const SqlReading& reading) const {
    auto state = catalog_;
    for (const auto& operation : reading.operations) {
      const auto before = state;
      catalog::apply(state, operation, {}, dialect_.name());
      for (const auto& statement : dialect_.render(operation, before, state).statements)
        if (!statement.expectation.empty()) return true;
    }
    return false;
  }

  void run(const model::Operation& operation) {
    auto after = catalog_;
    catalog::apply(after, operation, {}, dialect_.name());
    auto rendering = dialect_.render(operation, catalog_, after);
    if (rendering.needs_table) {
      if (auto table = session_->read_table(*rendering.needs_table)) catalog_.put(std::move(*table));
      after = catalog_;
      catalog::apply(after, operation, {}, dialect_.name());
      rendering = dialect_.render(operation, catalog_, after);
    }
    base::throw_if_errors(base::Exit::failed, rendering.problems);
    for (const auto& statement : rendering.statements) session_->execute(statement);
    catalog_ = std::move(after);
  }

  const dialect::Dialect& dialect_;
  std::unique_ptr<dialect::Session> session_;
  catalog::Catalog catalog_;
};

/// What leads from one to the other; empty when they are alike.
std::string unlike(const catalog::Catalog& a, const catalog::Catalog& b) {
  const auto steps = catalog::diff(a, b, {true});
  return steps.empty() ? "" : report::to_yaml(steps);
}

/// It would end the transaction of the test, or reach what both sides share: roles, files of the server.
bool is_left_out(const SqlReading& reading, const dialect::Dialect& dialect) {
  return dialect.controls_transaction(reading.statement) || reading.beyond ||
         reading.grasp == SqlReading::Grasp::none;
}

template<class Database>
void check_live(const dialect::Dialect& dialect, const conformance::StatementFile& file) {
  const Database first, second;
  Side written(dialect, first.url()), read(dialect, second.url());
  for (const auto& reading : readings_of(file, dialect)) {
    if (is_left_out(reading, dialect)) continue;
    INFO(reading.statement.sql);
    const bool runs = written.run(reading);
    INFO(written.failure);
    const bool runs_as_read = read.run_as_read(reading);
    INFO(read.failure);
    CHECK(runs_as_read == runs);
    CHECK(unlike(read.schema(), written.schema()) == "");
    CHECK(read.objects() == written.objects());
  }
}

void check_readings(const conformance::StatementFile& file, const dialect::Dialect& dialect) {
  const auto readings = readings_of(file, dialect);
  if (conformance::approving()) {
    std::ofstream(file.path) << with_readings(file, readings).text();
    return;
  }
  REQUIRE(readings.size() == file.statements.size());
  for (std::size_t i = 0; i < readings.size(); ++i) {
    INFO(file.statements[i].sql);
    CHECK(conformance::text_of(readings[i]) == file.statements[i].reading);
  }
}
} // namespace

TEST_CASE("each statement has its golden reading") {
  for (const auto& dialect : all_dialects())
    for (const auto& file : conformance::statement_files(std::string(dialect->name())))
      DYNAMIC_SECTION(dialect->name() << " " << file.name()) { check_readings(file, *dialect); }
}

TEST_CASE("each statement does what it was read as") {
  for (const auto& dialect : all_dialects())
    for (const auto& file : conformance::statement_files(std::string(dialect->name())))
      DYNAMIC_SECTION(dialect->name() << " " << file.name()) {
        if (dialect->name() == "sqlite")
          check_live<test_support::SqliteDatabase>(*dialect, file);
        else
          check_live<test_support::PostgresDatabase>(*dialect, file);
      }
}
