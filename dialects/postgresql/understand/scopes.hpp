#pragma once
#include "framework/catalog/catalog.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::postgresql::reading {

/// The names that a query can use for the rows of others: tables by their aliases, and WITH queries. Queries
/// stand in queries; the inner one sees the names of the outer ones.
class Scopes {
public:
  /// `guesses`: the column of a query from one table is that table's, whatever the catalog knows.
  Scopes(const catalog::Catalog& now, bool guesses) : now_(now), guesses_(guesses) {}

  void open() { levels_.emplace_back(); }
  void close() { levels_.pop_back(); }
  std::size_t queries() const { return queries_.size(); }
  void forget_queries(std::size_t count) { queries_.resize(count); }

  void add_query(std::string name) { queries_.push_back(std::move(name)); }
  bool is_query(std::string_view name) const;

  /// Rows of a table, under its name or an alias.
  void add_table(std::string alias, model::QualifiedName table);
  /// Rows of something that has no name in the catalog.
  void add_rows(std::string alias) { levels_.back().push_back({std::move(alias), {}}); }

  /// The table under that alias; nothing for rows of something else, or an alias that nobody gave.
  std::optional<model::QualifiedName> table(std::string_view alias) const;
  /// The table whose column it is: the only one there is, or the only one that the catalog says has it.
  std::optional<model::QualifiedName> table_with(const model::Identifier& column) const;

private:
  struct Rows {
    std::string alias;
    model::QualifiedName table; ///< empty: of something else
  };
  const Rows* only() const;
  bool has(const model::QualifiedName& table, const model::Identifier& column) const;

  const catalog::Catalog& now_;
  bool guesses_;
  std::vector<std::vector<Rows>> levels_;
  std::vector<std::string> queries_;
};

} // namespace aludel::postgresql::reading
