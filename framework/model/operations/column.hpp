#pragma once
#include "framework/model/table_parts.hpp"

namespace aludel::model {

struct AddColumn {
  static constexpr std::string_view key = "add_column";
  static constexpr std::string_view doc = "Add one column to a table.";
  QualifiedName table;
  Column column;
  bool if_not_exists = false;
  bool operator==(const AddColumn&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &AddColumn::table, "The table that gains the column."),
                      inlined(&AddColumn::column),
                      optional("if_not_exists", &AddColumn::if_not_exists,
                               "Nothing happens when the table has such a column.")};
  }
};

struct DropColumn {
  static constexpr std::string_view key = "drop_column";
  static constexpr std::string_view doc = "Remove one column and what it holds.";
  QualifiedName table;
  Identifier column;
  bool if_exists = false;
  bool cascade = false;
  bool operator==(const DropColumn&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &DropColumn::table, "The table."),
                      required("column", &DropColumn::column, "The column."),
                      optional("if_exists", &DropColumn::if_exists, "Nothing happens when there is none."),
                      optional("cascade", &DropColumn::cascade, "PostgreSQL: what depends on it goes too.")};
  }
};

struct RenameColumn {
  static constexpr std::string_view key = "rename_column";
  static constexpr std::string_view doc = "Give a column another name.";
  QualifiedName table;
  Identifier from;
  Identifier to;
  bool operator==(const RenameColumn&) const = default;
  static constexpr auto fields() {
    return std::tuple{subject("table", &RenameColumn::table, "The table."),
                      required("from", &RenameColumn::from, "The column."),
                      required("to", &RenameColumn::to, "Its new name.")};
  }
};

struct AlterColumn {
  static constexpr std::string_view key = "alter_column";
  static constexpr std::string_view doc = "Change a column's type, nullability, default or comment.";
  QualifiedName table;
  Identifier column;
  std::optional<Type> type;
  base::Boxed<SqlText> convert;
  std::optional<bool> nullable;
  std::optional<Value> default_value;
  bool drop_default = false;
  std::optional<std::string> comment;
  bool operator==(const AlterColumn&) const = default;
  static constexpr auto fields() {
    return std::tuple{
        subject("table", &AlterColumn::table, "The table."),
        required("column", &AlterColumn::column, "The column."),
        optional("type", &AlterColumn::type, "Its new type."),
        optional("using", &AlterColumn::convert, "The expression that makes the new value from the old row."),
        optional("nullable", &AlterColumn::nullable, "Whether NULL may be stored from now on."),
        optional("default", &AlterColumn::default_value, "Its new default."),
        optional("drop_default", &AlterColumn::drop_default, "It has no default any more."),
        optional("comment", &AlterColumn::comment, "Its new remark.")};
  }
  static constexpr auto rules() {
    return std::array{
        some("alter_column changes nothing", "add one of type, nullable, default, drop_default and comment"),
        excludes("default", "drop_default", "the new default replaces the old one", "drop_default"),
        needs("using", "type", "using converts to a new type, and there is none",
              "add type:, or write an update")};
  }
};

} // namespace aludel::model
