#pragma once
#include "framework/dialect/dialect.hpp"
#include "tests/support/temporary_folder.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// A database file, a session on it, and what the catalog knows of it.
class Bench {
public:
  explicit Bench(aludel::dialect::ConnectOptions options = {});

  /// Runs a text, statement by statement, outside any transaction of ours.
  void sql(const std::string& text);
  /// The first value of a query; "NULL" for none.
  std::string value(const std::string& query);
  /// Rows as "a|b", a line each.
  std::string rows(const std::string& query);
  std::unique_ptr<aludel::dialect::Session> second_session(aludel::dialect::ConnectOptions options = {});

  /// Reads the table from the database into the catalog.
  void know(const aludel::model::QualifiedName& table);
  aludel::dialect::Rendering render(const aludel::model::Operation& operation);
  /// Statements of the rendering, joined by ";\n"; expectations as "? query".
  std::string text(const aludel::model::Operation& operation);
  /// Renders, runs in a transaction of the right kind, and keeps the new catalog. Reads a table where the
  /// rendering asks for it.
  void run(const aludel::model::Operation& operation);
  /// The message with which `run` fails; empty when it does not.
  std::string failure(const aludel::model::Operation& operation);

  aludel::test_support::TemporaryFolder folder;
  aludel::dialect::DialectPtr dialect;
  std::unique_ptr<aludel::dialect::Session> session;
  aludel::catalog::Catalog catalog;

private:
  aludel::catalog::Catalog after(const aludel::model::Operation& operation) const;
};

aludel::model::SqlText sql_text(const std::string& text);
aludel::model::Type type_of(const std::string& portable);
/// The message and help of the Error that `action` throws; empty when it throws none.
std::string message_of(const std::function<void()>& action);
