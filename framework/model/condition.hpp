#pragma once
#include "framework/base/place.hpp"
#include "framework/describe/field.hpp"
#include "framework/model/names.hpp"
#include "framework/model/values.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

/// Preconditions: what `when:` of a step or a revision asks of the database.
namespace aludel::model {

struct Condition;

struct TableExists {
  QualifiedName table;
  bool operator==(const TableExists&) const = default;
};
struct ColumnExists {
  QualifiedName table;
  Identifier column;
  bool operator==(const ColumnExists&) const = default;
};
/// `extension`: installed in this database; `extension_available`: could be installed.
struct ExtensionState {
  Identifier extension;
  bool available_is_enough = false;
  bool operator==(const ExtensionState&) const = default;
};
enum class Comparison { less, at_most, equal, not_equal, at_least, greater };
struct ServerVersion {
  Comparison comparison = Comparison::at_least;
  std::vector<int> version; ///< 14 → {14}; 3.40.1 → {3, 40, 1}
  bool operator==(const ServerVersion&) const = default;
};
struct RowsAtMost {
  QualifiedName table;
  std::int64_t most = 0;
  bool operator==(const RowsAtMost&) const = default;
  static constexpr auto fields() {
    return std::tuple{describe::required("table", &RowsAtMost::table, "The table."),
                      describe::required("max", &RowsAtMost::most, "The most rows that it may have.")};
  }
};
/// No table but Aludel's own.
struct FreshInstall {
  bool expected = true;
  bool operator==(const FreshInstall&) const = default;
};
/// Free disk space of at least `factor` times the size of the table.
struct FreeSpace {
  double factor = 1;
  QualifiedName table;
  bool operator==(const FreeSpace&) const = default;
};
/// The query's one value, as text, is `expected`.
struct SqlIs {
  SqlText sql;
  std::string expected; ///< as the database prints it; "true" also meets 1 and t, "false" 0 and f
  bool operator==(const SqlIs&) const = default;
};
struct Not {
  std::vector<Condition> operand; ///< exactly one
  bool operator==(const Not&) const;
};
struct AllOf {
  std::vector<Condition> operands;
  bool operator==(const AllOf&) const;
};
struct AnyOf {
  std::vector<Condition> operands;
  bool operator==(const AnyOf&) const;
};

struct Condition {
  std::variant<TableExists, ColumnExists, ExtensionState, ServerVersion, RowsAtMost, FreshInstall, FreeSpace,
               SqlIs, Not, AllOf, AnyOf>
      test;
  bool operator==(const Condition&) const = default;
};

/// What happens to the step when the condition does not hold.
enum class Otherwise {
  skip,      ///< not run, journaled as skipped
  fail,      ///< the run stops
  mark_done, ///< not run, journaled as done
  warn,      ///< run all the same, with a warning
};

constexpr auto words_of(Otherwise) {
  return std::array{describe::Word<Otherwise>{"skip", Otherwise::skip},
                    describe::Word<Otherwise>{"fail", Otherwise::fail},
                    describe::Word<Otherwise>{"mark_done", Otherwise::mark_done},
                    describe::Word<Otherwise>{"warn", Otherwise::warn}};
}

/// A `when:` with its `else:`. Several keys of one map are all asked for.
struct Precondition {
  Condition condition;
  Otherwise otherwise = Otherwise::skip;
  base::Place place;
  bool operator==(const Precondition& o) const {
    return condition == o.condition && otherwise == o.otherwise;
  }
};

/// "extension vector is installed", for plans, logs and errors.
std::string to_string(const Condition& condition);
std::string to_string(const ServerVersion& version);

/// One key of `when:`: what it asks for, and the test that it is read as.
template<class Test>
struct ConditionKey {
  using test_type = Test;
  std::string_view key;
  std::string_view doc;
};

/// The keys that `when:` knows, in the order of the reference page. `is` (beside `sql`) and `else` belong to
/// others.
inline constexpr std::tuple condition_table{
    ConditionKey<TableExists>{"table_exists", "The table exists."},
    ConditionKey<ColumnExists>{"column_exists", "The table has the column: `[table, column]`."},
    ConditionKey<ExtensionState>{"extension", "The extension is installed in this database."},
    ConditionKey<ExtensionState>{"extension_available", "The extension is installed, or could be."},
    ConditionKey<ServerVersion>{"server_version", "The server's version compares so: `\">=14\"`."},
    ConditionKey<RowsAtMost>{"rows", "The table has at most so many rows: `{table: t, max: 5000000}`."},
    ConditionKey<FreshInstall>{"fresh_install",
                               "The database had no table but Aludel's own when the run began (true), or "
                               "had some (false)."},
    ConditionKey<FreeSpace>{"free_space",
                            "Free disk space of a multiple of a table's size: `2x orders`. Refused "
                            "where the server does not tell."},
    ConditionKey<SqlIs>{"sql", "The one value that the query gives is that of `is:` beside it."},
    ConditionKey<Not>{"not", "The conditions inside do not hold."},
    ConditionKey<AllOf>{"all", "Every condition of the list holds."},
    ConditionKey<AnyOf>{"any", "One condition of the list holds."}};

/// The keys of the table above.
std::vector<std::string> condition_keys();

} // namespace aludel::model
