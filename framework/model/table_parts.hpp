#pragma once
#include "framework/base/boxed.hpp"
#include "framework/describe/field.hpp"
#include "framework/model/types.hpp"
#include "framework/model/values.hpp"

#include <cstdint>
#include <optional>

/// What tables are made of, as users write it. The catalog keeps the same values.
namespace aludel::model {

using describe::alias;
using describe::blank;
using describe::excludes;
using describe::inlined;
using describe::needs;
using describe::one_of;
using describe::optional;
using describe::optional_subject;
using describe::required;
using describe::some;
using describe::subject;
using describe::Word;

enum class ReferentialAction { no_action, restrict, cascade, set_null, set_default };
enum class Match { simple, full };
enum class Deferrable { no, initially_immediate, initially_deferred };
enum class Identity { always, by_default };
enum class SortOrder { ascending, descending };
enum class NullsOrder { first, last };

constexpr auto words_of(ReferentialAction) {
  return std::array{Word<ReferentialAction>{"no_action", ReferentialAction::no_action},
                    Word<ReferentialAction>{"restrict", ReferentialAction::restrict},
                    Word<ReferentialAction>{"cascade", ReferentialAction::cascade},
                    Word<ReferentialAction>{"set_null", ReferentialAction::set_null},
                    Word<ReferentialAction>{"set_default", ReferentialAction::set_default}};
}

constexpr auto words_of(Match) {
  return std::array{Word<Match>{"simple", Match::simple}, Word<Match>{"full", Match::full}};
}

constexpr auto words_of(Deferrable) {
  return std::array{Word<Deferrable>{"immediate", Deferrable::initially_immediate},
                    Word<Deferrable>{"deferred", Deferrable::initially_deferred},
                    Word<Deferrable>{"initially_immediate", Deferrable::initially_immediate},
                    Word<Deferrable>{"initially_deferred", Deferrable::initially_deferred},
                    Word<Deferrable>{"true", Deferrable::initially_immediate},
                    Word<Deferrable>{"false", Deferrable::no}};
}

constexpr auto words_of(Identity) {
  return std::array{Word<Identity>{"always", Identity::always},
                    Word<Identity>{"by_default", Identity::by_default}};
}

constexpr auto words_of(SortOrder) {
  return std::array{Word<SortOrder>{"asc", SortOrder::ascending},
                    Word<SortOrder>{"desc", SortOrder::descending}};
}

constexpr auto words_of(NullsOrder) {
  return std::array{Word<NullsOrder>{"first", NullsOrder::first}, Word<NullsOrder>{"last", NullsOrder::last}};
}

/// What a foreign key points at. Without columns: the primary key of the table.
struct References {
  QualifiedName table;
  Identifiers columns;
  ReferentialAction on_delete = ReferentialAction::no_action;
  ReferentialAction on_update = ReferentialAction::no_action;
  Match match = Match::simple;
  Deferrable deferrable = Deferrable::no;
  bool operator==(const References&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &References::table, "The table that is pointed at."),
                      optional("columns", &References::columns,
                               "Its columns (`column:` for one); absent: its primary key."),
                      optional("on_delete", &References::on_delete,
                               "What happens to the row when the row it points at is deleted."),
                      optional("on_update", &References::on_update,
                               "What happens when the key that is pointed at changes."),
                      optional("match", &References::match, "How rows with some NULL columns are checked."),
                      optional("deferrable", &References::deferrable,
                               "Whether the check may wait for the end of the transaction.")};
  }
  static constexpr auto rules() { return std::array{alias("column", "columns")}; }
};

/// A column whose value is computed from others.
struct Generated {
  SqlText sql;
  bool stored = true;
  bool operator==(const Generated&) const = default;
  static constexpr auto fields() {
    return std::tuple{required("sql", &Generated::sql, "The expression."),
                      optional("stored", &Generated::stored,
                               "Kept on disk (true) or computed when read (false, SQLite only).")};
  }
};

struct Column {
  Identifier name;
  Type type;
  bool nullable = true;
  std::optional<Value> default_value;
  bool primary_key = false;
  bool unique = false;
  base::Boxed<References> references;
  base::Boxed<SqlText> check;
  std::optional<Identity> identity;
  bool autoincrement = false;
  base::Boxed<Generated> generated;
  std::string collation;
  std::string comment;
  bool operator==(const Column&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        required("name", &Column::name, "The column's name."),
        required("type", &Column::type, "A portable type, or `{postgresql: …, sqlite: …}`."),
        optional("nullable", &Column::nullable, "Whether NULL may be stored."),
        optional("default", &Column::default_value, "A scalar is a literal, `{sql: …}` an expression."),
        optional("primary_key", &Column::primary_key, "The column alone is the primary key."),
        optional("unique", &Column::unique, "No two rows hold the same value."),
        optional("references", &Column::references, "A foreign key of this one column."),
        optional("check", &Column::check, "A condition that every row meets."),
        optional("identity", &Column::identity,
                 "The database numbers the rows (`always` refuses values of one's own)."),
        optional("autoincrement", &Column::autoincrement,
                 "SQLite: row numbers are never used twice; PostgreSQL: identity by default."),
        optional("generated", &Column::generated, "The value is computed from other columns."),
        optional("collation", &Column::collation,
                 "The collation, by the name that the database knows; `\"schema\".\"name\"` where that needs "
                 "its schema."),
        optional("comment", &Column::comment, "A remark kept in the database where it can keep one.")};
  }
  static constexpr auto rules() {
    return std::array{
        excludes("default", "identity", "the database numbers the rows"),
        excludes("identity", "generated", "a column is either numbered or computed"),
        excludes("default", "generated", "the value is always computed"),
        excludes("autoincrement", "identity", "both number the rows", "autoincrement"),
        excludes("autoincrement", "default", "the database numbers the rows", "autoincrement"),
        excludes("autoincrement", "generated", "a column is either numbered or computed", "autoincrement")};
  }
};

struct PrimaryKey {
  Identifier name; ///< empty: the conventional name
  Identifiers columns;
  bool operator==(const PrimaryKey&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("name", &PrimaryKey::name, "Absent: TABLE_pkey."),
                      required("columns", &PrimaryKey::columns, "The columns, in the order of the index.")};
  }
  static constexpr auto short_form() { return &PrimaryKey::columns; }
};

struct Unique {
  Identifier name;
  Identifiers columns;
  Deferrable deferrable = Deferrable::no;
  bool nulls_not_distinct = false;
  bool operator==(const Unique&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("name", &Unique::name, "Absent: TABLE_COLUMNS_key."),
                      required("columns", &Unique::columns, "The columns, in the order of the index."),
                      optional("deferrable", &Unique::deferrable,
                               "Whether the check may wait for the end of the transaction."),
                      optional("nulls_not_distinct", &Unique::nulls_not_distinct,
                               "NULL is a value like others, and stands once (PostgreSQL 15).")};
  }
};

struct Check {
  Identifier name;
  SqlText sql;
  bool operator==(const Check&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("name", &Check::name, "Absent: TABLE_COLUMN_check."),
                      required("sql", &Check::sql, "The condition.")};
  }
};

struct ForeignKey {
  Identifier name;
  Identifiers columns;
  References references;
  bool operator==(const ForeignKey&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("name", &ForeignKey::name, "Absent: TABLE_COLUMNS_fkey."),
                      required("columns", &ForeignKey::columns, "The columns that point."),
                      required("references", &ForeignKey::references, "What they point at.")};
  }
};

struct ExclusionElement {
  Identifier column;
  base::Boxed<SqlText> expr;
  std::string with;
  std::string opclass;
  bool operator==(const ExclusionElement&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        optional("column", &ExclusionElement::column, "A column, or"),
        optional("expr", &ExclusionElement::expr, "an expression."),
        required("with", &ExclusionElement::with, "The operator that must not hold between two rows."),
        optional("opclass", &ExclusionElement::opclass, "The operator class.")};
  }
  static constexpr auto rules() { return std::array{one_of("column", "expr")}; }
};

struct Exclusion {
  Identifier name;
  std::string method = "gist";
  std::vector<ExclusionElement> elements;
  base::Boxed<SqlText> where;
  bool operator==(const Exclusion&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("name", &Exclusion::name, "Absent: TABLE_COLUMNS_excl."),
                      optional("using", &Exclusion::method, "The index method."),
                      required("elements", &Exclusion::elements, "What is compared, and by which operator."),
                      optional("where", &Exclusion::where, "Only rows that meet it are compared.")};
  }
};

/// One key of an index: a column or an expression. A plain column may be written as its name alone.
struct IndexColumn {
  Identifier column;
  base::Boxed<SqlText> expr;
  SortOrder order = SortOrder::ascending;
  std::optional<NullsOrder> nulls;
  std::string opclass;
  std::string collation;
  bool operator==(const IndexColumn&) const = default;
  static constexpr auto fields() {
    return std::tuple{optional("column", &IndexColumn::column, "A column, or"),
                      optional("expr", &IndexColumn::expr, "an expression."),
                      optional("order", &IndexColumn::order, "asc or desc."),
                      optional("nulls", &IndexColumn::nulls, "Where NULL sorts."),
                      optional("opclass", &IndexColumn::opclass, "The operator class (PostgreSQL)."),
                      optional("collation", &IndexColumn::collation, "The collation of this key.")};
  }
  static constexpr auto rules() { return std::array{one_of("column", "expr")}; }
  static constexpr auto short_form() { return &IndexColumn::column; }
};

/// `[table, column]`.
struct ColumnName {
  QualifiedName table;
  Identifier column;
  bool operator==(const ColumnName&) const = default;
};

enum class PartitionMethod { range, list, hash };

constexpr auto words_of(PartitionMethod) {
  return std::array{Word<PartitionMethod>{"range", PartitionMethod::range},
                    Word<PartitionMethod>{"list", PartitionMethod::list},
                    Word<PartitionMethod>{"hash", PartitionMethod::hash}};
}

/// How the rows of a partitioned table are told apart.
struct PartitionBy {
  PartitionMethod method = PartitionMethod::range;
  std::vector<IndexColumn> columns;
  bool operator==(const PartitionBy&) const = default;
  static constexpr auto fields() {
    return std::tuple{required("method", &PartitionBy::method, "range, list or hash."),
                      required("columns", &PartitionBy::columns, "Names, or `{expr, opclass, collation}`.")};
  }
};

/// Which rows a partition holds: `{from, to}`, `{in}`, `{modulus, remainder}`, or the word `default`.
struct PartitionBound {
  std::vector<Value> from; ///< `{sql: MINVALUE}` has no lower end
  std::vector<Value> to;
  std::vector<Value> in;
  std::optional<std::int64_t> modulus;
  std::optional<std::int64_t> remainder;
  bool operator==(const PartitionBound&) const = default;
  bool is_default() const { return from.empty() && in.empty() && !modulus; }
  static constexpr auto fields() {
    return std::tuple{
        optional("from", &PartitionBound::from, "By range: the least key, a value a column."),
        optional("to", &PartitionBound::to, "By range: the first key that is beyond."),
        optional("in", &PartitionBound::in, "By list: the keys."),
        optional("modulus", &PartitionBound::modulus, "By hash: how many parts there are."),
        optional("remainder", &PartitionBound::remainder, "By hash: which of them this is, from 0.")};
  }
  static constexpr auto rules() {
    return std::array{
        some("the bound says nothing", "write {from, to}, {in}, {modulus, remainder} or default"),
        needs("from", "to", "a range has two ends", "add to:"),
        needs("to", "from", "a range has two ends", "add from:"),
        needs("modulus", "remainder", "which of the parts it is, is not said", "add remainder:"),
        needs("remainder", "modulus", "how many parts there are is not said", "add modulus:"),
        excludes("from", "in", "keys are in a range or in a list"),
        excludes("from", "modulus", "keys are in a range, or told apart by hash"),
        excludes("in", "modulus", "keys are in a list, or told apart by hash")};
  }
};

/// A partition takes its columns from the table that it is part of.
struct PartitionOf {
  QualifiedName table;
  PartitionBound bound;
  bool operator==(const PartitionOf&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &PartitionOf::table, "The partitioned table."),
                      required("for", &PartitionOf::bound, "The rows that it holds.")};
  }
};

/// Storage parameters: name → value as text.
using Parameters = std::map<std::string, std::string>;

struct Index {
  Identifier name;
  std::vector<IndexColumn> columns;
  bool unique = false;
  std::string method; ///< empty: the database's default, a B-tree
  base::Boxed<SqlText> where;
  Identifiers include;
  Parameters with;
  bool nulls_not_distinct = false;
  bool operator==(const Index&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        required("name", &Index::name, "The index's name."),
        required("columns", &Index::columns, "Names, or `{expr, order, nulls, opclass, collation}`."),
        optional("unique", &Index::unique, "No two rows hold the same keys."),
        optional("using", &Index::method, "The index method: btree, hash, gin, gist, brin, hnsw …"),
        optional("where", &Index::where, "Only rows that meet it are in the index."),
        optional("include", &Index::include, "Columns kept in the index without being keys (PostgreSQL)."),
        optional("with", &Index::with, "Storage parameters (PostgreSQL)."),
        optional("nulls_not_distinct", &Index::nulls_not_distinct,
                 "NULL is a key like others: in a unique index it stands once (PostgreSQL 15).")};
  }
};

} // namespace aludel::model
