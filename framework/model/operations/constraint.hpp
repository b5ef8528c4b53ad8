#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

struct AddPrimaryKey {
  static constexpr std::string_view key = "add_primary_key";
  static constexpr std::string_view doc = "Give a table its primary key.";
  QualifiedName table;
  Identifier name;
  Identifiers columns;
  Identifier using_index;
  Deferrable deferrable = Deferrable::no;
  bool operator==(const AddPrimaryKey&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &AddPrimaryKey::table, "The table."),
                      optional("name", &AddPrimaryKey::name, "Absent: TABLE_pkey."),
                      optional("columns", &AddPrimaryKey::columns, "Its columns (not with `using_index`)."),
                      optional("using_index", &AddPrimaryKey::using_index,
                               "PostgreSQL: a unique index that becomes the constraint."),
                      optional("deferrable", &AddPrimaryKey::deferrable,
                               "Whether the check may wait for the end of the transaction.")};
  }
  static constexpr auto rules() { return std::array{one_of("columns", "using_index")}; }
};

struct AddUnique {
  static constexpr std::string_view key = "add_unique";
  static constexpr std::string_view doc = "Forbid two rows with the same values.";
  QualifiedName table;
  Identifier name;
  Identifiers columns;
  Identifier using_index;
  Deferrable deferrable = Deferrable::no;
  bool nulls_not_distinct = false;
  bool operator==(const AddUnique&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &AddUnique::table, "The table."),
                      optional("name", &AddUnique::name, "Absent: TABLE_COLUMNS_key."),
                      optional("columns", &AddUnique::columns, "Its columns (not with `using_index`)."),
                      optional("using_index", &AddUnique::using_index,
                               "PostgreSQL: a unique index that becomes the constraint."),
                      optional("deferrable", &AddUnique::deferrable,
                               "Whether the check may wait for the end of the transaction."),
                      optional("nulls_not_distinct", &AddUnique::nulls_not_distinct,
                               "NULL is a value like others, and stands once (PostgreSQL 15).")};
  }
  static constexpr auto rules() {
    return std::array{one_of("columns", "using_index"),
                      excludes("using_index", "nulls_not_distinct", "the index says already what NULL is",
                               "nulls_not_distinct")};
  }
};

struct AddForeignKey {
  static constexpr std::string_view key = "add_foreign_key";
  static constexpr std::string_view doc = "Make columns point at rows of a table.";
  QualifiedName table;
  Identifier name;
  Identifiers columns;
  References references;
  bool not_valid = false;
  Deferrable deferrable = Deferrable::no;
  bool operator==(const AddForeignKey&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &AddForeignKey::table, "The table that points."),
                      optional("name", &AddForeignKey::name, "Absent: TABLE_COLUMNS_fkey."),
                      required("columns", &AddForeignKey::columns, "The columns that point."),
                      required("references", &AddForeignKey::references, "What they point at."),
                      optional("not_valid", &AddForeignKey::not_valid,
                               "PostgreSQL: rows that exist are not checked until validate_constraint."),
                      optional("deferrable", &AddForeignKey::deferrable,
                               "Whether the check may wait for the end of the transaction.")};
  }
};

struct AddCheck {
  static constexpr std::string_view key = "add_check";
  static constexpr std::string_view doc = "Demand a condition of every row.";
  QualifiedName table;
  Identifier name;
  SqlText sql;
  bool not_valid = false;
  bool operator==(const AddCheck&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &AddCheck::table, "The table."),
                      optional("name", &AddCheck::name, "Absent: TABLE_COLUMN_check."),
                      required("sql", &AddCheck::sql, "The condition."),
                      optional("not_valid", &AddCheck::not_valid,
                               "PostgreSQL: rows that exist are not checked until validate_constraint.")};
  }
};

struct AddExclusion {
  static constexpr std::string_view key = "add_exclusion";
  static constexpr std::string_view doc = "Forbid two rows that an operator relates (PostgreSQL).";
  QualifiedName table;
  Exclusion exclusion;
  bool operator==(const AddExclusion&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &AddExclusion::table, "The table."),
                      inlined(&AddExclusion::exclusion)};
  }
};

struct DropConstraint {
  static constexpr std::string_view key = "drop_constraint";
  static constexpr std::string_view doc = "Remove a constraint.";
  QualifiedName table;
  Identifier name;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropConstraint&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("table", &DropConstraint::table, "The table."),
        required("name", &DropConstraint::name, "The constraint, by its given or conventional name."),
        optional("if_exists", &DropConstraint::if_exists, "Nothing happens when there is none."),
        optional("cascade", &DropConstraint::cascade, "PostgreSQL: foreign keys that need it go too.")};
  }
};

struct ValidateConstraint {
  static constexpr std::string_view key = "validate_constraint";
  static constexpr std::string_view doc = "Check the rows that a `not_valid` constraint has not seen.";
  QualifiedName table;
  Identifier name;
  bool operator==(const ValidateConstraint&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &ValidateConstraint::table, "The table."),
                      required("name", &ValidateConstraint::name, "The constraint.")};
  }
};

struct RenameConstraint {
  static constexpr std::string_view key = "rename_constraint";
  static constexpr std::string_view doc = "Give a constraint another name.";
  QualifiedName table;
  Identifier from;
  Identifier to;
  bool operator==(const RenameConstraint&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &RenameConstraint::table, "The table."),
                      required("from", &RenameConstraint::from, "The constraint."),
                      required("to", &RenameConstraint::to, "Its new name.")};
  }
};

} // namespace aludel::model
