#pragma once
#include "dialects/postgresql/postgresql.hpp"
#include "framework/base/error.hpp"
#include "tests/support/databases.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// A database of its own, a session on it, and what the catalog knows of it.
class Database {
public:
  Database();

  std::unique_ptr<aludel::dialect::Session> connect(aludel::dialect::ConnectOptions options = {}) const;
  /// Runs a text, statement by statement, outside any transaction of ours.
  void sql(const std::string& text);
  /// The first value of a query; "NULL" for none.
  std::string value(const std::string& query);
  /// Rows as "a|b", a line each.
  std::string rows(const std::string& query);

  /// The server's major version: 15.
  int major() const { return std::stoi(session->version()); }

  /// The statements, joined by ";\n".
  std::string text(const aludel::model::Operation& operation) const;
  /// Renders and runs it, and moves the catalog on. Returns the text.
  std::string run(const aludel::model::Operation& operation);
  /// Runs it and what undoes it. Returns the text of the way back; throws unless the database is then what it
  /// was.
  std::string there_and_back(const aludel::model::Operation& operation);
  /// What the database holds beside the shapes of its tables, as the server spells it; a line each.
  std::string objects();

  aludel::dialect::DialectPtr dialect = aludel::postgresql::make_postgresql();
  aludel::test_support::PostgresDatabase database;
  std::unique_ptr<aludel::dialect::Session> session;
  aludel::catalog::Catalog catalog;
};

/// What the action throws.
aludel::base::Error error_of(const std::function<void()>& action);

aludel::model::Type type_of(const std::string& portable);
aludel::model::SqlText sql_text(const std::string& text);
aludel::model::Value expression(const std::string& text);
aludel::model::Column column(const std::string& name, const std::string& type);
/// The problems of a rendering in an empty catalog, as "code: message" lines.
std::string problems_of(const aludel::model::Operation& operation);
std::string text_of(const aludel::dialect::Rendering& rendering);
